import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func openRound(_ request: OpenRound, _ tx: Transaction) throws -> Round {
        let round = try RoundRules(tx).open(
            request, as: request.id ?? tx.newID(), of: tx.seekOwnPlan(request.plan, at: "/plan"),
            among: tx.rounds.of(plan: request.plan))
        try tx.rounds.refuseTaken(request.id)
        return try save(round, tx) { .roundOpened($0) }
    }

    func closeRound(_ request: CloseRound, _ tx: Transaction) throws -> Round {
        try save(RoundRules(tx).close(seekRound(request.id, tx).get()), tx) { .roundClosed($0) }
    }

    func correctRound(_ request: CorrectRound, _ tx: Transaction) throws -> Round {
        let corrected = try RoundRules(tx).correct(
            seekRound(request.id, tx), by: request, submissions: tx.submissions.all(in: request.id))
        return try save(corrected, tx) { .roundCorrected($0) }
    }

    func voidRound(_ request: VoidRound, _ tx: Transaction) throws -> Round {
        let sought = try seekRound(request.id, tx)
        let before = try RoundRules(tx).void(
            sought, by: request, of: sought.value.flatMap { try tx.reviews.asking(in: $0) },
            handedIn: tx.submissions.all(in: request.id).filter(\.isHandedIn))
        return try save(before, tx) { before.status == .voided ? .roundVoided($0) : .roundReopened($0) }
    }

    private func seekRound(_ id: RoundID, _ tx: Transaction) throws -> Sought<Round> {
        try tx.rounds.seek(id, at: "/id", by: tx) { try tx.plan($0.plan, at: "/id").plan.area }
    }

    func listRounds(_ request: ListRounds, _ snapshot: Snapshot) throws -> List<Round> {
        snapshot.authorizeByRoleAlone()
        _ = try snapshot.plan(request.plan, at: "/plan")
        let page = try ListPage(request, in: RoundRecords.order)
        return try page.reply(snapshot.rounds.list(request, page))
    }

    private func save(
        _ round: Round, _ tx: Transaction, telling event: (Round) -> ReportingEvent
    ) throws -> Round {
        try tx.rounds.save(round)
        tx.emit(event(round))
        return round
    }
}
