import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func reserve(_ request: ReserveMoney, _ tx: Transaction) throws -> Commitment {
        let current = try allocation(request.allocation, at: "/allocation", tx)
        try tx.authorize(current.line.unit, at: "/allocation")
        var checks = Checks(reference, today: tx.today)
        checks.positive(request.amount, at: "/amount")
        let purpose = checks.words(request.purpose, at: "/purpose", upTo: 500)
        try checks.finish()
        let commitment = Commitment(
            id: request.id ?? tx.newID(), allocation: current.id, line: current.line, amount: request.amount,
            paid: .zero, left: request.amount, purpose: purpose, status: .reserved)
        if try tx.commitments.find(commitment.id) != nil {
            throw Refusal.exists("/id", Message("funding.id-taken", ["id": commitment.id.text]))
        }
        try tx.allocations.save(current.holding(request.amount))
        try tx.commitments.save(commitment)
        try post(Bookkeeping.reserved(commitment), for: "commitmentReserved", of: commitment, tx)
        tx.emit(FundingEvent.commitmentReserved(commitment))
        return commitment
    }

    func confirmCommitment(_ request: ConfirmCommitment, _ tx: Transaction) throws -> Commitment {
        let current = try commitment(request.id, at: "/id", tx)
        try tx.authorize(current.line.unit, at: "/id")
        var checks = Checks(reference, today: tx.today)
        let document = checks.words(request.document, at: "/document", upTo: 100)
        try checks.finish()
        let confirmed = try current.confirmed(by: document)
        try tx.commitments.save(confirmed)
        try post(Bookkeeping.confirmed(confirmed), for: "commitmentConfirmed", of: confirmed, tx)
        tx.emit(FundingEvent.commitmentConfirmed(confirmed))
        return confirmed
    }

    func releaseCommitment(_ request: ReleaseCommitment, _ tx: Transaction) throws -> Commitment {
        let current = try commitment(request.id, at: "/id", tx)
        try tx.authorize(current.line.unit, at: "/id")
        var checks = Checks(reference, today: tx.today)
        _ = checks.words(request.reason, at: "/reason", upTo: 500)
        try checks.finish()
        let released = try current.released()
        let allocation = try allocation(current.allocation, at: "/id", tx)
        try tx.allocations.save(allocation.givenBack(current.left))
        try tx.commitments.save(released)
        try post(Bookkeeping.released(current), for: "commitmentReleased", of: released, tx)
        tx.emit(FundingEvent.commitmentReleased(released))
        return released
    }

    func listCommitments(_ request: ListCommitments, _ snapshot: Snapshot) throws -> CommitmentList {
        CommitmentList(items: try snapshot.commitments.list(request, within: snapshot.visibleScope))
    }

    func pay(_ request: PayMoney, _ tx: Transaction) throws -> Payment {
        let current = try commitment(request.commitment, at: "/commitment", tx)
        try tx.authorize(current.line.unit, at: "/commitment")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        checks.positive(request.amount, at: "/amount")
        Paying.check(day, in: current.line.year, &checks)
        let document = checks.words(request.document, at: "/document", upTo: 100)
        try checks.finish()
        let payment = Payment(
            id: request.id ?? tx.newID(), commitment: current.id, line: current.line, amount: request.amount,
            on: day, document: document)
        if try tx.payments.find(payment.id) != nil {
            throw Refusal.exists("/id", Message("funding.id-taken", ["id": payment.id.text]))
        }
        try tx.commitments.save(current.paying(request.amount))
        let allocation = try allocation(current.allocation, at: "/commitment", tx)
        try tx.allocations.save(allocation.paying(request.amount))
        try tx.payments.save(payment)
        try tx.ledger.post(
            Bookkeeping.paid(payment), for: "paymentMade", of: payment.id.text, unit: payment.line.unit,
            year: payment.line.year, on: day)
        tx.emit(FundingEvent.paymentMade(payment))
        return payment
    }

    func reversePayment(_ request: ReversePayment, _ tx: Transaction) throws -> Payment {
        guard let current = try tx.payments.find(request.id) else {
            throw Refusal.notFound("/id", Message("funding.payment-unknown", ["id": request.id.text]))
        }
        try tx.authorize(current.line.unit, at: "/id")
        var checks = Checks(reference, today: tx.today)
        let reason = checks.words(request.reason, at: "/reason", upTo: 500)
        try checks.finish()
        if let day = current.reversedOn {
            throw Refusal.precondition(
                "/id", Message("funding.payment-reversed", ["day": day.description]))
        }
        var reversed = current
        (reversed.reversedOn, reversed.reason) = (tx.today, reason)
        let before = try commitment(current.commitment, at: "/id", tx)
        let after = try before.takingBack(current.amount)
        let allocation = try allocation(before.allocation, at: "/id", tx)
        // The commitment first: an allocation's sums are never below those of its commitments.
        try tx.commitments.save(after)
        try tx.allocations.save(
            allocation.takingBack(current.amount, free: before.status == .released))
        try tx.payments.save(reversed)
        try tx.ledger.post(
            Bookkeeping.reversed(current, of: before), for: "paymentReversed", of: current.id.text,
            unit: current.line.unit, year: current.line.year, on: tx.today)
        tx.emit(FundingEvent.paymentReversed(reversed))
        // A released commitment shrinks: whoever adds up commitments has to learn of it.
        if before.status == .released { tx.emit(FundingEvent.commitmentReleased(after)) }
        return reversed
    }

    func listPayments(_ request: ListPayments, _ snapshot: Snapshot, from: String?) throws -> Page<Payment> {
        let items = try snapshot.payments.list(
            request, within: snapshot.visibleScope, after: from, limit: feedPage)
        return Page(items, next: items.count < feedPage ? nil : items.last?.id.text)
    }

    /// NOT_FOUND when there is none.
    private func commitment(
        _ id: CommitmentID, at pointer: String, _ snapshot: Snapshot
    ) throws -> Commitment {
        guard let commitment = try snapshot.commitments.find(id) else {
            throw Refusal.notFound(pointer, Message("funding.commitment-unknown", ["id": id.text]))
        }
        return commitment
    }

    private func post(
        _ postings: [Posting], for event: String, of commitment: Commitment, _ tx: Transaction
    ) throws {
        try tx.ledger.post(
            postings, for: event, of: commitment.id.text, unit: commitment.line.unit,
            year: commitment.line.year, on: tx.today)
    }
}
