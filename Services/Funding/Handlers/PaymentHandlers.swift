import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func payMoney(_ request: PayMoney, _ tx: Transaction) throws -> Payment {
        let sought = try tx.commitments.seekOwn(
            request.commitment, at: "/commitment", by: tx, of: \.line.unit)
        return try pay(request, from: sought, tx)
    }

    /// Pays from what was sought of it.
    func pay(_ request: PayMoney, from sought: Sought<Commitment>, _ tx: Transaction) throws -> Payment {
        let payment = try PaymentRules(tx).pay(request, as: request.id ?? tx.newID(), from: sought)
        try tx.payments.refuseTaken(request.id)
        try PaymentRules(tx).requireOnce(
            payment,
            earlier: tx.payments.standing(
                like: payment, by: tx.units.names(of: payment.line.unit, on: tx.today)),
            by: { try tx.standings.recorders(of: FactSubject($0)).first })
        let current = try sought.get()
        try requireMended(current.allocation, at: "/commitment", tx)
        try tx.commitments.save(current.paying(request.amount))
        let allocation = try tx.allocations.get(current.allocation, at: "/commitment")
        try tx.allocations.save(allocation.paying(request.amount))
        try post([ledger.paid(payment)], at: "/on", tx)
        return try save(payment, .made, from: payment.on, tx) { .paymentMade($0) }
    }

    func reversePayment(_ request: ReversePayment, _ tx: Transaction) throws -> Payment {
        let current = try tx.payments.seekOwn(request.id, at: "/id", by: tx, of: \.line.unit)
        let commitment = try current.value.map { try tx.commitments.get($0.commitment, at: "/id") }
        let reversed = try PaymentRules(tx).reverse(
            current, of: commitment, by: request,
            isList: current.value.map { try tx.runs.find(payment: $0.id) != nil } ?? false,
            asking: { try tx.standings.recorders(of: FactSubject($0)).last })
        let day = request.on ?? tx.today
        let before = try tx.commitments.get(reversed.commitment, at: "/id")
        let after = try giveBack(reversed.amount, to: before, tx)
        try post([ledger.reversed(reversed, of: before, on: day)], at: "/on", tx)
        _ = try save(reversed, .reversed, from: day, tx) { .paymentReversed($0) }
        // A released commitment shrinks: whoever adds up commitments has to learn of it.
        if before.status == .released { tx.emit(FundingEvent.commitmentReleased(after)) }
        return reversed
    }

    /// Part of a payment came back: somebody did not collect it, or should not have had it.
    func takeBack(_ amount: Money, of payment: Payment, on day: Day, _ tx: Transaction) throws {
        let before = try tx.commitments.get(payment.commitment, at: "/run")
        let returned = try (payment.returned ?? .zero).plus(amount)
        let after = try giveBack(amount, to: before, tx)
        let now = payment.with { $0.returned = returned }
        try tx.payments.save(now)
        try post([ledger.returned(amount, of: payment, from: before, on: day)], at: "/on", tx)
        tx.emit(FundingEvent.paymentReturned(ReturnFacts(payment: now, amount: amount, on: day)))
        if before.status == .released { tx.emit(FundingEvent.commitmentReleased(after)) }
    }

    /// What was paid goes back to its commitment, and past a released one to its allocation.
    private func giveBack(_ amount: Money, to commitment: Commitment, _ tx: Transaction) throws -> Commitment
    {
        let after = try commitment.takingBack(amount)
        let allocation = try tx.allocations.get(commitment.allocation, at: "/id")
        // The commitment first: an allocation's sums are never below those of its commitments.
        try tx.commitments.save(after)
        try tx.allocations.save(allocation.takingBack(amount, free: commitment.status == .released))
        return after
    }

    func listPayments(_ request: ListPayments, _ snapshot: Snapshot, _ page: FeedPage) throws -> Page<Payment>
    {
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let own = try snapshot.ownPayers(within: snapshot.visibleScope)
        let payments = try snapshot.payments.list(
            request, within: snapshot.units(request.unit, at: "/unit"), own: own, asOf, page
        ).map { payment in
            // What came back of a list is one person's.
            guard payment.returned != nil, let run = try snapshot.runs.find(payment: payment.id),
                !own.contains(run.unit)
            else { return payment }
            return payment.with { $0.returned = nil }
        }
        return Page(payments.marked(asOf, in: \.provisional), key: \.id.text)
    }

    private func save(
        _ payment: Payment, _ status: PaymentStanding, from day: Day, _ tx: Transaction,
        telling event: (Payment) -> FundingEvent
    ) throws -> Payment {
        try tx.payments.save(payment)
        try tx.stand(FactSubject(payment.id), Standing(status, reason: payment.reason), from: day)
        tx.emit(event(payment))
        return payment
    }
}
