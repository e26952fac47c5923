import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func payMoney(_ request: PayMoney, _ tx: Transaction) throws -> Payment {
        let current = try tx.commitments.get(request.commitment, at: "/commitment")
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
        try tx.payments.refuseTaken(request.id)
        try tx.commitments.save(current.paying(request.amount))
        let allocation = try tx.allocations.get(current.allocation, at: "/commitment")
        try tx.allocations.save(allocation.paying(request.amount))
        try tx.payments.save(payment)
        try tx.ledger.post(
            Bookkeeping.paid(payment), for: "paymentMade", of: payment.id.text, unit: payment.line.unit,
            year: payment.line.year, on: day)
        tx.emit(FundingEvent.paymentMade(payment))
        return payment
    }

    func reversePayment(_ request: ReversePayment, _ tx: Transaction) throws -> Payment {
        let current = try tx.payments.get(request.id, at: "/id")
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
        let before = try tx.commitments.get(current.commitment, at: "/id")
        let after = try before.takingBack(current.amount)
        let allocation = try tx.allocations.get(before.allocation, at: "/id")
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
        let payments = try snapshot.payments.list(
            request, within: snapshot.units(request.unit, at: "/unit"), after: from)
        return Page(payments, key: \.id.text)
    }
}
