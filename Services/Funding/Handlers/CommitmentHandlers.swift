import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func reserveMoney(_ request: ReserveMoney, _ tx: Transaction) throws -> Commitment {
        let allocation = try tx.allocations.seekOwn(
            request.allocation, at: "/allocation", by: tx, of: \.line.unit)
        let commitment = try CommitmentRules(tx).reserve(
            request, as: request.id ?? tx.newID(), of: allocation)
        try tx.commitments.refuseTaken(request.id)
        try tx.allocations.save(allocation.get().holding(request.amount))
        try post([ledger.reserved(commitment)], at: "/on", tx)
        return try save(commitment, from: commitment.on, tx) { .commitmentReserved($0) }
    }

    func confirmCommitment(_ request: ConfirmCommitment, _ tx: Transaction) throws -> Commitment {
        let current = try tx.commitments.seekOwn(request.id, at: "/id", by: tx, of: \.line.unit)
        let confirmed = try CommitmentRules(tx).confirm(current, by: request)
        let day = request.on ?? tx.today
        try post([ledger.confirmed(confirmed, on: day)], at: "/on", tx)
        return try save(confirmed, from: day, tx) { .commitmentConfirmed($0) }
    }

    func releaseCommitment(_ request: ReleaseCommitment, _ tx: Transaction) throws -> Commitment {
        let sought = try tx.commitments.seekOwn(request.id, at: "/id", by: tx, of: \.line.unit)
        let released = try CommitmentRules(tx).release(
            sought, by: request, lastPaid: tx.payments.last(of: request.id))
        let (current, day) = (try sought.get(), request.on ?? tx.today)
        let allocation = try tx.allocations.get(current.allocation, at: "/id")
        try tx.allocations.save(allocation.givenBack(current.left))
        try post([ledger.released(current, on: day)], at: "/on", tx)
        return try save(released, from: day, tx) { .commitmentReleased($0) }
    }

    func listCommitments(_ request: ListCommitments, _ snapshot: Snapshot) throws -> List<Commitment> {
        try snapshot.page(request, of: snapshot.commitments, within: request.unit, marking: \.provisional)
    }

    private func save(
        _ commitment: Commitment, from day: Day, _ tx: Transaction,
        telling event: (Commitment) -> FundingEvent
    ) throws -> Commitment {
        try tx.commitments.save(commitment)
        try tx.stand(
            FactSubject(commitment.id), Standing(commitment.status, reason: commitment.reason),
            from: day)
        tx.emit(event(commitment))
        return commitment
    }
}
