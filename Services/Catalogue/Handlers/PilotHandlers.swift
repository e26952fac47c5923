import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    private func rules(_ snapshot: Snapshot) -> PilotRules {
        PilotRules(reference: reference, today: snapshot.today)
    }

    func startPilot(_ request: StartPilot, _ tx: Transaction) throws -> Pilot {
        try tx.authorize(request.district, at: "/district")
        let pilot = try rules(tx).start(request, as: request.id ?? tx.newID())
        try refuseRunning(pilot.model, in: request.district, from: pilot.on, at: "/model", tx)
        try tx.pilots.refuseTaken(request.id)
        return try save(pilot, tx) { .pilotStarted($0) }
    }

    func evaluatePilot(_ request: EvaluatePilot, _ tx: Transaction) throws -> Pilot {
        let pilot = try tx.pilots.seek(request.id, at: "/id", by: tx, in: \.district)
        return try save(rules(tx).evaluate(pilot, by: request), tx) { .pilotEvaluated($0) }
    }

    func scalePilot(_ request: ScalePilot, _ tx: Transaction) throws -> Pilot {
        // Whoever takes a pilot to another district acts for that one, and for the one that it comes from.
        try tx.authorize(request.to, at: "/to")
        let pilot = try tx.pilots.seek(request.id, at: "/id", by: tx, in: \.district)
        let scaled = try rules(tx).scale(pilot, by: request)
        try refuseRunning(scaled.model, in: request.to, from: request.on ?? tx.today, at: "/to", tx)
        return try save(scaled, tx) { .pilotScaled($0) }
    }

    func stopPilot(_ request: StopPilot, _ tx: Transaction) throws -> Pilot {
        let pilot = try tx.pilots.seek(request.id, at: "/id", by: tx, in: \.district)
        return try save(rules(tx).stop(pilot, by: request), tx) { .pilotStopped($0) }
    }

    func listPilots(_ request: ListPilots, _ snapshot: Snapshot) throws -> List<Pilot> {
        snapshot.authorizeByRoleAlone()
        let page = try ListPage(request, in: PilotRecords.order)
        return try page.reply(
            snapshot.pilots.list(request, within: request.unit.map(snapshot.territory), page))
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

    private func save(
        _ pilot: Pilot, _ tx: Transaction, telling event: (Pilot) -> CatalogueEvent
    ) throws -> Pilot {
        try tx.pilots.save(pilot)
        tx.emit(event(pilot))
        return pilot
    }
}
