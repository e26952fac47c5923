import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func startPilot(_ request: StartPilot, _ tx: Transaction) throws -> Pilot {
        try tx.authorize(request.district, at: "/district")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        checks.day(day, at: "/on")
        checks.district(request.district, on: day, at: "/district")
        let model = checks.words(request.model, at: "/model")
        try checks.finish()
        try refuseRunning(model, in: request.district, from: day, at: "/model", tx)
        let pilot = Pilot(
            id: request.id ?? tx.newID(), model: model, district: request.district, on: day, evaluations: [],
            expansions: [])
        try tx.pilots.refuseTaken(request.id)
        try tx.pilots.save(pilot)
        tx.emit(CatalogueEvent.pilotStarted(pilot))
        return pilot
    }

    func evaluatePilot(_ request: EvaluatePilot, _ tx: Transaction) throws -> Pilot {
        let current = try tx.pilots.get(request.id, at: "/id")
        try tx.authorize(current.district, at: "/id")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        checks.day(day, since: current.on, at: "/on")
        let summary = checks.words(request.summary, at: "/summary", upTo: 5000)
        try checks.finish()
        let evaluated = try current.evaluated(
            PilotEvaluation(on: day, verdict: request.verdict, summary: summary))
        try tx.pilots.save(evaluated)
        tx.emit(CatalogueEvent.pilotEvaluated(evaluated))
        return evaluated
    }

    func scalePilot(_ request: ScalePilot, _ tx: Transaction) throws -> Pilot {
        let current = try tx.pilots.get(request.id, at: "/id")
        // Whoever takes a pilot to another district acts for that one, and for the one that it comes from.
        try tx.authorize(current.district, at: "/id")
        try tx.authorize(request.to, at: "/to")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        checks.day(day, since: current.on, at: "/on")
        checks.district(request.to, on: day, at: "/to")
        try checks.finish()
        let scaled = try current.scaled(to: PilotExpansion(district: request.to, on: day))
        try refuseRunning(current.model, in: request.to, from: day, at: "/to", tx)
        try tx.pilots.save(scaled)
        tx.emit(CatalogueEvent.pilotScaled(scaled))
        return scaled
    }

    func stopPilot(_ request: StopPilot, _ tx: Transaction) throws -> Pilot {
        let current = try tx.pilots.get(request.id, at: "/id")
        try tx.authorize(current.district, at: "/id")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        checks.day(day, since: current.lastChange, at: "/on")
        let reason = checks.words(request.reason, at: "/reason", upTo: 500)
        try checks.finish()
        let stopped = try current.stopped(on: day, for: reason)
        try tx.pilots.save(stopped)
        tx.emit(CatalogueEvent.pilotStopped(stopped))
        return stopped
    }

    func listPilots(_ request: ListPilots, _ snapshot: Snapshot) throws -> List<Pilot> {
        snapshot.authorizeByRoleAlone()
        let listed = try snapshot.pilots.list(request, limit: ListPage.fetch(request))
        return try ListPage.reply(listed, request, key: \.id.text)
    }

    /// One model runs once in a district.
    private func refuseRunning(
        _ model: String, in district: UnitPath, from day: Day, at pointer: String, _ tx: Transaction
    ) throws {
        guard let running = try tx.pilots.running(model, in: district, from: day) else { return }
        throw Refusal.exists(
            pointer,
            Message(
                "catalogue.pilot-running",
                ["model": model, "unit": district.text, "day": running.on.description]))
    }
}
