import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// What each command posts. Money moves from the credited account to the debited one, so that every entry
/// balances by its shape.
///
/// | event | debit | credit | amount |
/// | --- | --- | --- | --- |
/// | sourceOpened | unallocated, source | funding, source | what it opens with |
/// | sourceSupplemented | the same | | what is added |
/// | sourceCarriedOver | funding, source of the year | unallocated, the same | what is taken over |
/// | | unallocated, source of the next | funding, the same | what is taken over |
/// | sourceCorrected, sourceVoided | the same, or the reverse | | the difference, on each day on which it changes |
/// | estimateApproved | approved, line | authority, estimate | what a line grows by |
/// | | authority, estimate | approved, line | what a line shrinks by |
/// | allocationMade | allocated, allocation | unallocated, source | the allocation |
/// | | authority, estimate | approved, line | the allocation: this much authority is used up |
/// | allocationRevised, allocationCorrected, allocationVoided | the same, or the reverse | | the difference, on each day on which it changes |
/// | commitmentReserved | reserved, commitment | allocated, allocation | the hold |
/// | commitmentConfirmed | confirmed, commitment | reserved, commitment | the hold |
/// | commitmentReleased | allocated, allocation | reserved or confirmed, commitment | what is not paid |
/// | paymentMade | paid, commitment | confirmed, commitment | the payment |
/// | paymentReversed | confirmed, commitment | paid, commitment | the payment |
/// | paymentReturned | the same | | what came back |
/// | the same, once released | allocated, allocation | paid, commitment | the payment |
/// | donationPledged | pledged, donation | promised, donation | the pledge |
/// | donationReceived | promised, donation | pledged, donation | what came |
/// | | unallocated, source | funding, source | what came |
/// | donationCorrected, donationVoided | the same, or the reverse | | the difference, on each day on which it changes |
///
/// Estimates in draft or submitted, and confirmations of nothing, post nothing. A posting of zero is left
/// out.
struct LedgerRules {
    /// An entry for each day on which the difference between what was said of a source's money and what is said now changes; of what
    /// goes over, one in each of the two years. `before` is what was said of the same fact until now.
    func sourced(_ told: SourceFacts, instead before: SourceFact?, as event: String) throws -> [NewEntry] {
        let now = told.fact.kind == .voided ? nil : told.fact
        var entries: [NewEntry] = []
        var posted = Money.zero
        for day in Set([before, now].compactMap { $0?.from }).sorted() {
            let after = try amount(of: now, on: day).minus(amount(of: before, on: day))
            let change = try after.minus(posted)
            posted = after
            if let next = told.into {
                entries.append(try gained(Money.zero.minus(change), told.source, on: day, event))
                entries.append(try gained(change, next, on: day, event))
            } else {
                entries.append(try gained(change, told.source, on: day, event))
            }
        }
        return entries
    }

    private func amount(of fact: SourceFact?, on day: Day) -> Money {
        guard let fact, fact.from <= day else { return .zero }
        return fact.amount
    }

    private func gained(_ amount: Money, _ source: Source, on day: Day, _ event: String) throws -> NewEntry {
        let id = source.id.text
        return NewEntry(
            event, of: id, unit: source.unit, year: source.year, on: day,
            try shift(amount, (.unallocated, id), from: (.funding, id)))
    }

    /// `before` is the version in force until now.
    func approved(_ estimate: Estimate, before: Estimate?, on day: Day) throws -> NewEntry {
        let authority = (LedgerAccount.authority, estimate.id.text)
        let old = before?.lines ?? []
        var postings: [Posting] = []
        for line in estimate.lines {
            let was = old.first { $0.key == line.key }?.amount ?? .zero
            let account = approved(line.key, of: estimate.id)
            if line.amount >= was {
                postings += move(try line.amount.minus(was), account, from: authority)
            } else {
                postings += move(try was.minus(line.amount), authority, from: account)
            }
        }
        for line in old where !estimate.lines.contains(where: { $0.key == line.key }) {
            postings += move(line.amount, authority, from: approved(line.key, of: estimate.id))
        }
        return NewEntry(
            "estimateApproved", of: estimate.id.text, unit: estimate.unit, year: estimate.year, on: day,
            postings)
    }

    /// An entry for each day on which the difference between what was said of an allocation's amount and what is said now
    /// changes: a correction takes back on the very day what was wrong then.
    func allocated(
        _ allocation: Allocation, was: Timeline<AllocatedAmount>, now: Timeline<AllocatedAmount>,
        as event: String
    ) throws -> [NewEntry] {
        let given = (LedgerAccount.allocated, allocation.id.text)
        let source = (LedgerAccount.unallocated, allocation.line.source.text)
        let authority = (LedgerAccount.authority, allocation.estimate.text)
        let line = approved(allocation.line.key, of: allocation.estimate)
        let days = Set((was.stretches() + now.stretches()).map(\.days.from)).sorted()
        var entries: [NewEntry] = []
        var before = Money.zero
        for day in days {
            let (old, new) = (was.value(on: day)?.amount ?? .zero, now.value(on: day)?.amount ?? .zero)
            let after = try new.minus(old)
            let change = try after.minus(before)
            let postings =
                try shift(change, given, from: source) + shift(change, authority, from: line)
            before = after
            entries.append(entry(event, of: allocation.id.text, allocation.line, on: day, postings))
        }
        return entries
    }

    func reserved(_ commitment: Commitment) -> NewEntry {
        let (held, given) = (commitment.id.text, commitment.allocation.text)
        return entry(
            "commitmentReserved", of: held, commitment.line, on: commitment.on,
            move(commitment.amount, (.reserved, held), from: (.allocated, given)))
    }

    func confirmed(_ commitment: Commitment, on day: Day) -> NewEntry {
        let held = commitment.id.text
        return entry(
            "commitmentConfirmed", of: held, commitment.line, on: day,
            move(commitment.amount, (.confirmed, held), from: (.reserved, held)))
    }

    /// `before` is the commitment as it was held.
    func released(_ before: Commitment, on day: Day) -> NewEntry {
        let held: LedgerAccount = before.status == .reserved ? .reserved : .confirmed
        return entry(
            "commitmentReleased", of: before.id.text, before.line, on: day,
            move(before.left, (.allocated, before.allocation.text), from: (held, before.id.text)))
    }

    func paid(_ payment: Payment) -> NewEntry {
        let held = payment.commitment.text
        return entry(
            "paymentMade", of: payment.id.text, payment.line, on: payment.on,
            move(payment.amount, (.paid, held), from: (.confirmed, held)))
    }

    /// Part of a payment came back. `commitment` as it was before, as of ``reversed(_:of:on:)``.
    func returned(_ amount: Money, of payment: Payment, from commitment: Commitment, on day: Day) -> NewEntry
    {
        entry(
            "paymentReturned", of: payment.id.text, payment.line, on: day,
            move(amount, back(to: commitment), from: (.paid, payment.commitment.text)))
    }

    /// `commitment` as it was before: once it is released, the money goes back to its allocation.
    func reversed(_ payment: Payment, of commitment: Commitment, on day: Day) -> NewEntry {
        entry(
            "paymentReversed", of: payment.id.text, payment.line, on: day,
            move(payment.amount, back(to: commitment), from: (.paid, payment.commitment.text)))
    }

    private func back(to commitment: Commitment) -> (LedgerAccount, String) {
        commitment.status == .released
            ? (.allocated, commitment.allocation.text) : (.confirmed, commitment.id.text)
    }

    /// An entry for each day on which the difference between what was said of a donation and what is said now changes: a new
    /// pledge or receipt on its day, and of a correction what was wrong then.
    func donated(
        _ donation: Donation, was: Periods<DonatedAmount>, now: Periods<DonatedAmount>, as event: String
    ) throws -> [NewEntry] {
        let (own, source) = (donation.id.text, donation.source.text)
        let days = Set((was.history.facts() + now.history.facts()).map(\.days.from)).sorted()
        var before = (pledged: Money.zero, received: Money.zero)
        return try days.map { day in
            let after = (
                pledged: try now.total(.pledge, on: day).minus(was.total(.pledge, on: day)),
                received: try now.total(.receipt, on: day).minus(was.total(.receipt, on: day))
            )
            let postings =
                try shift(after.pledged.minus(before.pledged), (.pledged, own), from: (.promised, own))
                + shift(after.received.minus(before.received), (.promised, own), from: (.pledged, own))
                + shift(
                    after.received.minus(before.received), (.unallocated, source), from: (.funding, source))
            before = after
            return NewEntry(
                event, of: own, unit: donation.unit, year: donation.year, on: day, postings)
        }
    }

    /// FAILED_PRECONDITION where an account would be on its wrong side on some day, with the entry that is in the way.
    func requireCovered(_ shortage: Shortage?, at pointer: String) throws {
        guard let shortage else { return }
        throw Refusal.precondition(
            pointer,
            Message(
                "funding.short-on-day",
                [
                    "day": "\(shortage.day)", "missing": "\(shortage.missing.dong)",
                    "id": shortage.other.subject, "on": "\(shortage.other.on)",
                    "unit": shortage.other.postedBy.text,
                ], terms: ["account": [shortage.account.term]]))
    }

    /// An approved line.
    private func approved(_ line: LineKey, of estimate: EstimateID) -> (LedgerAccount, String) {
        (.approved, "\(estimate.text)/\(line.source.text)/\(line.activity)")
    }

    private func entry(
        _ event: String, of subject: String, _ line: BudgetLine, on day: Day, _ postings: [Posting]
    ) -> NewEntry {
        NewEntry(event, of: subject, unit: line.unit, year: line.year, on: day, postings)
    }

    private func move(
        _ amount: Money, _ debit: (LedgerAccount, String), from credit: (LedgerAccount, String)
    ) -> [Posting] {
        guard amount > .zero else { return [] }
        return [
            Posting(debit: debit.0, debitOf: debit.1, credit: credit.0, creditOf: credit.1, amount: amount)
        ]
    }

    /// The same of what may be less than zero: then it moves back.
    private func shift(
        _ amount: Money, _ debit: (LedgerAccount, String), from credit: (LedgerAccount, String)
    ) throws -> [Posting] {
        amount.isNegative
            ? move(try Money.zero.minus(amount), credit, from: debit) : move(amount, debit, from: credit)
    }
}
