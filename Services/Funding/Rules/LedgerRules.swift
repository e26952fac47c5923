import FundingAPI
import Vocabulary

/// What each command posts. Money moves from the credited account to the debited one, so that every entry
/// balances by its shape.
///
/// | event | debit | credit | amount |
/// | --- | --- | --- | --- |
/// | sourceOpened | unallocated, source | funding, source | what it opens with |
/// | estimateApproved | approved, line | authority, estimate | what a line grows by |
/// | | authority, estimate | approved, line | what a line shrinks by |
/// | allocationMade | allocated, allocation | unallocated, source | the allocation |
/// | | authority, estimate | approved, line | the allocation: this much authority is used up |
/// | allocationRevised | the same, or the reverse | | the difference |
/// | commitmentReserved | reserved, commitment | allocated, allocation | the hold |
/// | commitmentConfirmed | confirmed, commitment | reserved, commitment | the hold |
/// | commitmentReleased | allocated, allocation | reserved or confirmed, commitment | what is not paid |
/// | paymentMade | paid, commitment | confirmed, commitment | the payment |
/// | paymentReversed | confirmed, commitment | paid, commitment | the payment |
/// | the same, once released | allocated, allocation | paid, commitment | the payment |
/// | donationPledged | pledged, donation | promised, donation | the pledge |
/// | donationReceived | promised, donation | pledged, donation | what came |
/// | | unallocated, source | funding, source | what came |
///
/// Estimates in draft or submitted, and confirmations of nothing, post nothing. A posting of zero is left
/// out.
enum LedgerRules {
    static func opened(_ source: Source) -> [Posting] {
        move(source.amount, (.unallocated, source.id.text), from: (.funding, source.id.text))
    }

    /// `before` is the version in force until now.
    static func approved(_ estimate: Estimate, before: Estimate?) throws -> [Posting] {
        let authority = Side(.authority, estimate.id.text)
        let old = before?.lines ?? []
        var postings: [Posting] = []
        for line in estimate.lines {
            let was = old.first { $0.key == line.key }?.amount ?? .zero
            let account = Side(.approved, key(estimate.id, line.activity, line.source))
            if line.amount >= was {
                postings += move(try line.amount.minus(was), account, from: authority)
            } else {
                postings += move(try was.minus(line.amount), authority, from: account)
            }
        }
        for line in old where !estimate.lines.contains(where: { $0.key == line.key }) {
            postings += move(
                line.amount, authority, from: (.approved, key(estimate.id, line.activity, line.source)))
        }
        return postings
    }

    /// `from` is what was allocated until now: zero for a new allocation.
    static func allocated(_ allocation: Allocation, from: Money) throws -> [Posting] {
        let given = Side(.allocated, allocation.id.text)
        let source = Side(.unallocated, allocation.line.source.text)
        let authority = Side(.authority, allocation.estimate.text)
        let line = Side(
            .approved, key(allocation.estimate, allocation.line.activity, allocation.line.source))
        if allocation.amount >= from {
            let more = try allocation.amount.minus(from)
            return move(more, given, from: source) + move(more, authority, from: line)
        }
        let less = try from.minus(allocation.amount)
        return move(less, source, from: given) + move(less, line, from: authority)
    }

    static func reserved(_ commitment: Commitment) -> [Posting] {
        move(
            commitment.amount, (.reserved, commitment.id.text), from: (.allocated, commitment.allocation.text)
        )
    }

    static func confirmed(_ commitment: Commitment) -> [Posting] {
        move(commitment.amount, (.confirmed, commitment.id.text), from: (.reserved, commitment.id.text))
    }

    /// `before` is the commitment as it was held.
    static func released(_ before: Commitment) -> [Posting] {
        let held: LedgerAccount = before.status == .reserved ? .reserved : .confirmed
        return move(
            before.left, (.allocated, before.allocation.text), from: (held, before.id.text))
    }

    static func paid(_ payment: Payment) -> [Posting] {
        move(payment.amount, (.paid, payment.commitment.text), from: (.confirmed, payment.commitment.text))
    }

    /// `commitment` as it was before: once it is released, the money goes back to its allocation.
    static func reversed(_ payment: Payment, of commitment: Commitment) -> [Posting] {
        let back: Side =
            commitment.status == .released
            ? (.allocated, commitment.allocation.text) : (.confirmed, commitment.id.text)
        return move(payment.amount, back, from: (.paid, payment.commitment.text))
    }

    static func pledged(_ donation: Donation) -> [Posting] {
        move(donation.pledged, (.pledged, donation.id.text), from: (.promised, donation.id.text))
    }

    static func received(_ amount: Money, of donation: Donation) -> [Posting] {
        move(amount, (.promised, donation.id.text), from: (.pledged, donation.id.text))
            + move(amount, (.unallocated, donation.source.text), from: (.funding, donation.source.text))
    }

    /// What an approved line is called in the ledger.
    static func key(_ estimate: EstimateID, _ activity: String, _ source: SourceID) -> String {
        "\(estimate.text)/\(source.text)/\(activity)"
    }

    private typealias Side = (LedgerAccount, String)

    private static func move(
        _ amount: Money, _ debit: (LedgerAccount, String), from credit: (LedgerAccount, String)
    ) -> [Posting] {
        guard amount > .zero else { return [] }
        return [
            Posting(debit: debit.0, debitOf: debit.1, credit: credit.0, creditOf: credit.1, amount: amount)
        ]
    }
}
