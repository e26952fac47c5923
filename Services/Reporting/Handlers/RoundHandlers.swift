internal import Bus
internal import ReportingAPI
internal import ServiceKit
internal import Store
internal import Vocabulary

extension ReportingService {
    @Sendable func openRound(_ request: OpenRound, _ tx: Transaction) throws -> Round {
        let plan = try plan(request.plan, at: "/plan", tx).plan
        try tx.authorize(plan.area, at: "/plan")
        let round = try RoundRules.open(
            request, id: request.id ?? tx.newID(), plan: plan, among: tx.rounds.of(plan: plan.id),
            districts: districts(of: plan), reference: reference, on: tx.today)
        try tx.rounds.save(round)
        tx.emit(ReportingEvent.roundOpened(round))
        return round
    }

    @Sendable func closeRound(_ request: CloseRound, _ tx: Transaction) throws -> Round {
        var round = try round(request.id, at: "/id", tx)
        try tx.authorize(plan(round.plan, at: "/id", tx).plan.area, at: "/id")
        try RoundRules.mustBeOpen(round, at: "/id")
        round.status = .closed
        round.closedOn = tx.today
        try tx.rounds.save(round)
        tx.emit(ReportingEvent.roundClosed(round))
        return round
    }

    @Sendable func listRounds(_ request: ListRounds, _ snapshot: Snapshot) throws -> RoundList {
        snapshot.authorizeByRoleAlone()
        let plan = try plan(request.plan, at: "/plan", snapshot).plan
        let rounds = try snapshot.rounds.of(plan: plan.id)
        return RoundList(items: rounds.filter { request.status == nil || $0.status == request.status })
    }

    func round(_ id: RoundID, at pointer: String, _ snapshot: Snapshot) throws -> Round {
        if let round = try snapshot.rounds.get(id) { return round }
        throw Refusal.notFound(pointer, Message("reporting.round-unknown", ["id": id.text]))
    }
}
