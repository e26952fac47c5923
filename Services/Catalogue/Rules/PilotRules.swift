import Bus
import CatalogueAPI
import JSONCoding
import ServiceKit
import Vocabulary

/// What must hold of a pilot.
struct PilotRules {
    let reference: Reference
    let today: Day

    func start(_ request: StartPilot, learned: Learned, newID: () -> FactID) throws -> PilotSayings {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, at: "/on")
        checks.district(request.district, on: day, at: "/district")
        let model: String = checks.words(request.model, at: "/model")
        try checks.finish()
        let said = try AspectTimelines<PilotSaying>().changing(
            [
                .identity(model: model, district: request.district),
                .standing(isStopped: false, reason: nil),
            ], from: day, isDated: true, learned: learned, newID: newID)
        return PilotSayings(pilot: said)
    }

    /// Throws ``FactRefusal`` with the facts in the way.
    func evaluate(
        _ pilot: Sought<Pilot>, _ known: PilotTimelines, by request: EvaluatePilot, as fact: FactID,
        learned: Learned
    ) throws -> PilotSayings {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, since: pilot.value?.on, at: "/on")
        let summary: String = checks.words(request.summary, at: "/summary", upTo: 5000)
        try requireRunning(checks.finish(pilot))
        return PilotSayings(steps: [
            try known.steps.record(
                .evaluation(verdict: request.verdict, summary: summary), from: day, as: fact,
                learned: learned)
        ])
    }

    /// Only a pilot whose latest evaluation until that day says so is taken to another district. Throws ``FactRefusal`` with the facts in
    /// the way.
    func scale(
        _ pilot: Sought<Pilot>, _ known: PilotTimelines, by request: ScalePilot, as fact: FactID,
        learned: Learned
    ) throws -> PilotSayings {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, since: pilot.value?.on, at: "/on")
        let evaluations = pilot.value?.evaluations ?? []
        let heeded = evaluations.last { $0.on <= day }
        if heeded == nil, let first = evaluations.first {
            checks.fail("/on", "catalogue.pilot-before-evaluation", ["day": first.on.description])
        }
        checks.district(request.to, on: day, at: "/to")
        let current = try checks.finish(pilot)
        try requireRunning(current)
        guard heeded?.verdict == .expand else {
            throw Refusal.precondition("/id", Message("catalogue.pilot-not-expandable"))
        }
        guard !current.districts.contains(request.to) else {
            throw Refusal.exists("/to", Message("catalogue.pilot-already-there", ["unit": request.to.text]))
        }
        return PilotSayings(steps: [
            try known.steps.record(
                .expansion(district: request.to), from: day, as: fact, learned: learned)
        ])
    }

    func stop(
        _ pilot: Sought<Pilot>, _ known: PilotTimelines, by request: StopPilot, learned: Learned,
        newID: () -> FactID
    ) throws -> PilotSayings {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, since: pilot.value?.lastChange, at: "/on")
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        try requireRunning(checks.finish(pilot))
        let said = try known.pilot.changing(
            [.standing(isStopped: true, reason: reason)], from: day, isDated: true, learned: learned,
            newID: newID)
        return PilotSayings(pilot: said)
    }

    /// One document, not cut into pages: half a message leaves room for every district it can be taken to.
    func requireFits(_ pilot: Pilot) throws {
        guard try JSON.encode(pilot).count > 2 << 20 else { return }
        throw Refusal.precondition("/id", Message("catalogue.pilot-full"))
    }

    /// One model runs once in a district at a time: `other` is of the pilot's, and runs there while it does.
    func requireOnce(_ pilot: Pilot, in district: UnitPath, other: Pilot?, at pointer: String) throws {
        guard let other else { return }
        throw Refusal.exists(
            pointer,
            Message(
                "catalogue.pilot-running",
                ["model": pilot.model, "unit": district.text, "day": other.on.description]))
    }

    private func requireRunning(_ pilot: Pilot) throws {
        guard let day = pilot.stoppedOn else { return }
        throw Refusal.precondition("/id", Message("catalogue.pilot-stopped", ["day": day.description]))
    }
}

extension Pilot {
    /// Every district where it runs or ran, its first one first.
    var districts: [UnitPath] { [district] + expansions.map(\.district) }

    /// Each of them with the first day there.
    var places: [(district: UnitPath, from: Day)] {
        [(district, on)] + expansions.map { ($0.district, $0.on) }
    }

    /// Whether it runs on a day.
    func runs(on day: Day) -> Bool { on <= day && stoppedOn.map { day < $0 } ?? true }

    /// Nothing of a pilot lies after its end: the first day, or that of the last evaluation or expansion.
    fileprivate var lastChange: Day { (evaluations.map(\.on) + expansions.map(\.on)).reduce(on, max) }
}
