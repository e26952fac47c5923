import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func openRound(_ request: OpenRound, _ tx: Transaction) throws -> Round {
        let plan = try tx.plan(request.plan, at: "/plan").plan
        try tx.authorize(plan.area, at: "/plan")
        let round = try RoundRules.open(
            request, id: request.id ?? tx.newID(), plan: plan, among: tx.rounds.of(plan: plan.id),
            offices: offices(of: plan), reference: reference, on: tx.today)
        try tx.rounds.refuseTaken(request.id)
        try tx.rounds.save(round)
        tx.emit(ReportingEvent.roundOpened(round))
        return round
    }

    func closeRound(_ request: CloseRound, _ tx: Transaction) throws -> Round {
        let current = try tx.rounds.get(request.id, at: "/id")
        try tx.authorize(tx.plan(current.plan, at: "/id").plan.area, at: "/id")
        try RoundRules.mustBeOpen(current, at: "/id")
        var closed = current
        closed.status = .closed
        closed.closedOn = tx.today
        try tx.rounds.save(closed)
        tx.emit(ReportingEvent.roundClosed(closed))
        return closed
    }

    func listRounds(_ request: ListRounds, _ snapshot: Snapshot) throws -> List<Round> {
        snapshot.authorizeByRoleAlone()
        let plan = try snapshot.plan(request.plan, at: "/plan").plan
        let rounds = try snapshot.rounds.page(
            of: plan.id, request.status, after: request.after, limit: ListPage.fetch(request))
        return try ListPage.reply(rounds, request, key: \.id.text)
    }
}
