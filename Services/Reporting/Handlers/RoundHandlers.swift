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
        let current = try tx.rounds.seek(request.id, at: "/id", by: tx) { round in
            try tx.plan(round.plan, at: "/id").plan.area
        }.get()
        return try save(RoundRules(tx).close(current), tx) { .roundClosed($0) }
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
