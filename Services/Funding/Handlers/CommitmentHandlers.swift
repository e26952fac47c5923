import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func reserveMoney(_ request: ReserveMoney, _ tx: Transaction) throws -> Commitment {
        let current = try tx.allocations.get(request.allocation, at: "/allocation")
        try tx.authorize(current.line.unit, at: "/allocation")
        var checks = Checks(reference, today: tx.today)
        checks.positive(request.amount, at: "/amount")
        let purpose = checks.words(request.purpose, at: "/purpose", upTo: 500)
        try checks.finish()
        let commitment = Commitment(
            id: request.id ?? tx.newID(), allocation: current.id, line: current.line, amount: request.amount,
            paid: .zero, left: request.amount, purpose: purpose, status: .reserved)
        try tx.commitments.refuseTaken(request.id)
        try tx.allocations.save(current.holding(request.amount))
        try tx.commitments.save(commitment)
        try post(Bookkeeping.reserved(commitment), for: "commitmentReserved", of: commitment, tx)
        tx.emit(FundingEvent.commitmentReserved(commitment))
        return commitment
    }

    func confirmCommitment(_ request: ConfirmCommitment, _ tx: Transaction) throws -> Commitment {
        let current = try tx.commitments.get(request.id, at: "/id")
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
        let current = try tx.commitments.get(request.id, at: "/id")
        try tx.authorize(current.line.unit, at: "/id")
        var checks = Checks(reference, today: tx.today)
        _ = checks.words(request.reason, at: "/reason", upTo: 500)
        try checks.finish()
        let released = try current.released()
        let allocation = try tx.allocations.get(current.allocation, at: "/id")
        try tx.allocations.save(allocation.givenBack(current.left))
        try tx.commitments.save(released)
        try post(Bookkeeping.released(current), for: "commitmentReleased", of: released, tx)
        tx.emit(FundingEvent.commitmentReleased(released))
        return released
    }

    func listCommitments(_ request: ListCommitments, _ snapshot: Snapshot) throws -> List<Commitment> {
        let page = try ListPage(request, in: CommitmentRecords.order)
        return try page.reply(
            snapshot.commitments.list(request, within: snapshot.units(request.unit, at: "/unit"), page))
    }

    private func post(
        _ postings: [Posting], for event: String, of commitment: Commitment, _ tx: Transaction
    ) throws {
        try tx.ledger.post(
            postings, for: event, of: commitment.id.text, unit: commitment.line.unit,
            year: commitment.line.year, on: tx.today)
    }
}
