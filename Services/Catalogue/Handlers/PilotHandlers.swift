import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func startPilot(_ request: StartPilot, _ tx: Transaction) throws -> Pilot {
        try tx.authorize(request.district, at: "/district")
        let said = try PilotRules(tx).start(request, learned: tx.learned) { tx.newID() }
        try tx.pilots.facts.refuseTaken(subject: request.id)
        return try say(said, of: PilotTimelines(id: request.id ?? tx.newID()), at: "/model", tx) {
            .pilotStarted($0)
        }
    }

    func evaluatePilot(_ request: EvaluatePilot, _ tx: Transaction) throws -> Pilot {
        let (pilot, known) = try seekPilot(request.id, tx)
        let pointer = request.on == nil ? "/id" : "/on"
        let said = try tx.refusing(at: pointer, asking: tx.pilots.recorder) {
            try PilotRules(tx).evaluate(pilot, known, by: request, as: tx.newID(), learned: tx.learned)
        }
        return try say(said, of: known, at: pointer, tx) { .pilotEvaluated($0) }
    }

    func scalePilot(_ request: ScalePilot, _ tx: Transaction) throws -> Pilot {
        // Whoever takes a pilot to another district acts for that one, and for the one that it comes from.
        try tx.authorize(request.to, at: "/to")
        let (pilot, known) = try seekPilot(request.id, tx)
        let said = try tx.refusing(
            at: request.on == nil ? "/id" : "/on", asking: tx.pilots.recorder
        ) {
            try PilotRules(tx).scale(pilot, known, by: request, as: tx.newID(), learned: tx.learned)
        }
        return try say(said, of: known, at: "/to", tx) { .pilotScaled($0) }
    }

    func stopPilot(_ request: StopPilot, _ tx: Transaction) throws -> Pilot {
        let (pilot, known) = try seekPilot(request.id, tx)
        let said = try tx.refusing(at: "/on", asking: tx.pilots.recorder) {
            try PilotRules(tx).stop(pilot, known, by: request, learned: tx.learned) { tx.newID() }
        }
        return try say(said, of: known, at: "/on", tx) { .pilotStopped($0) }
    }

    func correctPilot(_ request: CorrectPilot, _ tx: Transaction) throws -> Pilot {
        let (pilot, known) = try seekPilot(request.id, tx)
        let said = try tx.refusing(at: "/id", asking: tx.pilots.recorder) {
            try PilotRules(tx).correct(pilot, known, by: request, learned: tx.learned)
        }
        if said == PilotSayings() { return try pilot.get() }
        return try say(said, of: known, at: "/id", tx) { .pilotCorrected($0) }
    }

    func correctPilotStep(_ request: CorrectPilotStep, _ tx: Transaction) throws -> Pilot {
        if let district = request.to { try tx.authorize(district, at: "/to") }
        let (pilot, known) = try seekPilot(request.id, tx)
        let said = try tx.refusing(at: "/step", asking: tx.pilots.recorder) {
            try PilotRules(tx).correct(pilot, known, by: request, learned: tx.learned)
        }
        return try say(said, of: known, at: "/step", tx) { .pilotCorrected($0) }
    }

    func voidPilotStep(_ request: VoidPilotStep, _ tx: Transaction) throws -> Pilot {
        let (pilot, known) = try seekPilot(request.id, tx)
        _ = try pilot.get()
        let step = try tx.refusing(at: "/step", asking: tx.pilots.recorder) {
            try known.steps.void(request.step, learned: tx.learned)
        }
        return try say(PilotSayings(steps: [step]), of: known, at: "/step", tx) { .pilotCorrected($0) }
    }

    func voidPilot(_ request: VoidPilot, _ tx: Transaction) throws -> Pilot {
        let (pilot, known) = try seekPilot(request.id, tx)
        let voided = try pilot.get()
        let said = try PilotRules(tx).void(known, learned: tx.learned)
        try tx.pilots.save(said, of: known.adding(said), by: tx.recorder)
        tx.emit(CatalogueEvent.pilotVoided(voided))
        return voided
    }

    private func seekPilot(
        _ id: PilotID, _ tx: Transaction
    ) throws -> (pilot: Sought<Pilot>, known: PilotTimelines) {
        (try tx.pilots.seek(id, at: "/id", by: tx, in: \.district), try tx.pilots.timelines(of: id))
    }

    /// Keeps what was said of the pilot, and tells of it as it stands then. Refused where it does not go with the rest, or
    /// with another pilot of the model.
    private func say(
        _ said: PilotSayings, of known: PilotTimelines, at pointer: String, _ tx: Transaction,
        telling event: (Pilot) -> CatalogueEvent
    ) throws -> Pilot {
        let after = known.adding(said)
        try tx.refusing(at: pointer, asking: tx.pilots.recorder) { try after.admit() }
        guard let pilot = after.shown() else { preconditionFailure("one that was admitted is there") }
        try PilotRules(tx).requireFits(pilot)
        try PilotRules(tx).requireFounded(pilot, at: pointer, asking: tx.pilots.recorder)
        for place in pilot.places {
            let names = tx.units.names(of: place.district, on: place.from)
            try PilotRules(tx).requireOnce(
                pilot, in: place.district,
                other: tx.pilots.running(
                    pilot.model, in: names, from: place.from, before: pilot.end(in: place.district),
                    except: pilot.id),
                at: pointer, by: { try tx.pilots.facts.recorders(of: $0).first })
        }
        try tx.pilots.save(said, of: after, by: tx.recorder)
        tx.emit(event(pilot))
        return pilot
    }
}
