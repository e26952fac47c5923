import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    private func rules(_ snapshot: Snapshot) -> CommitmentRules {
        CommitmentRules(reference: reference, today: snapshot.today)
    }

    func reserveMoney(_ request: ReserveMoney, _ tx: Transaction) throws -> Commitment {
        let allocation = try tx.allocations.seek(
            request.allocation, at: "/allocation", by: tx, in: \.line.unit)
        let commitment = try rules(tx).reserve(request, as: request.id ?? tx.newID(), of: allocation)
        try tx.commitments.refuseTaken(request.id)
        try tx.allocations.save(allocation.get().holding(request.amount))
        try post(
            LedgerRules.reserved(commitment), for: "commitmentReserved", of: commitment,
            on: commitment.on ?? tx.today, tx)
        return try save(commitment, tx) { .commitmentReserved($0) }
    }

    func confirmCommitment(_ request: ConfirmCommitment, _ tx: Transaction) throws -> Commitment {
        let current = try tx.commitments.seek(request.id, at: "/id", by: tx, in: \.line.unit)
        let confirmed = try rules(tx).confirm(current, by: request)
        try post(
            LedgerRules.confirmed(confirmed), for: "commitmentConfirmed", of: confirmed, on: tx.today, tx)
        return try save(confirmed, tx) { .commitmentConfirmed($0) }
    }

    func releaseCommitment(_ request: ReleaseCommitment, _ tx: Transaction) throws -> Commitment {
        let sought = try tx.commitments.seek(request.id, at: "/id", by: tx, in: \.line.unit)
        let released = try rules(tx).release(sought, by: request)
        let current = try sought.get()
        let allocation = try tx.allocations.get(current.allocation, at: "/id")
        try tx.allocations.save(allocation.givenBack(current.left))
        try post(
            LedgerRules.released(current), for: "commitmentReleased", of: released, on: tx.today, tx)
        return try save(released, tx) { .commitmentReleased($0) }
    }

    func listCommitments(_ request: ListCommitments, _ snapshot: Snapshot) throws -> List<Commitment> {
        let page = try ListPage(request, in: CommitmentRecords.order)
        return try page.reply(
            snapshot.commitments.list(request, within: snapshot.units(request.unit, at: "/unit"), page))
    }

    private func save(
        _ commitment: Commitment, _ tx: Transaction, telling event: (Commitment) -> FundingEvent
    ) throws -> Commitment {
        try tx.commitments.save(commitment)
        tx.emit(event(commitment))
        return commitment
    }

    private func post(
        _ postings: [Posting], for event: String, of commitment: Commitment, on day: Day, _ tx: Transaction
    ) throws {
        try tx.ledger.post(
            postings, for: event, of: commitment.id.text, unit: commitment.line.unit,
            year: commitment.line.year, on: day)
    }
}
