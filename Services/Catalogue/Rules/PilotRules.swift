import Bus
import CatalogueAPI
import JSONCoding
import ServiceKit
import Vocabulary

/// What must hold of a pilot.
struct PilotRules {
    let reference: Reference
    let today: Day

    func start(_ request: StartPilot, as id: PilotID) throws -> Pilot {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, at: "/on")
        checks.district(request.district, on: day, at: "/district")
        let model: String = checks.words(request.model, at: "/model")
        try checks.finish()
        return Pilot(
            id: id, model: model, district: request.district, on: day, evaluations: [], expansions: [])
    }

    func evaluate(_ pilot: Sought<Pilot>, by request: EvaluatePilot) throws -> Pilot {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, since: pilot.value?.on, at: "/on")
        let summary: String = checks.words(request.summary, at: "/summary", upTo: 5000)
        var evaluated = try checks.finish(pilot)
        try requireRunning(evaluated)
        evaluated.evaluations.append(PilotEvaluation(on: day, verdict: request.verdict, summary: summary))
        // One document, not cut into pages: half a message leaves room for every district it can be taken to.
        guard try JSON.encode(evaluated).count <= 2 << 20 else {
            throw Refusal.precondition("/id", Message("catalogue.pilot-full"))
        }
        return evaluated
    }

    /// Only a pilot whose latest evaluation says so is taken to another district.
    func scale(_ pilot: Sought<Pilot>, by request: ScalePilot) throws -> Pilot {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, since: pilot.value?.on, at: "/on")
        if let latest = pilot.value?.evaluations.last, day < latest.on {
            checks.fail("/on", "catalogue.pilot-before-evaluation", ["day": latest.on.description])
        }
        checks.district(request.to, on: day, at: "/to")
        var scaled = try checks.finish(pilot)
        try requireRunning(scaled)
        guard scaled.evaluations.last?.verdict == .expand else {
            throw Refusal.precondition("/id", Message("catalogue.pilot-not-expandable"))
        }
        guard !scaled.districts.contains(request.to) else {
            throw Refusal.exists("/to", Message("catalogue.pilot-already-there", ["unit": request.to.text]))
        }
        scaled.expansions.append(PilotExpansion(district: request.to, on: day))
        return scaled
    }

    func stop(_ pilot: Sought<Pilot>, by request: StopPilot) throws -> Pilot {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, since: pilot.value?.lastChange, at: "/on")
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        var stopped = try checks.finish(pilot)
        try requireRunning(stopped)
        (stopped.stoppedOn, stopped.reason) = (day, reason)
        return stopped
    }

    private func requireRunning(_ pilot: Pilot) throws {
        guard let day = pilot.stoppedOn else { return }
        throw Refusal.precondition("/id", Message("catalogue.pilot-stopped", ["day": day.description]))
    }
}

extension Pilot {
    /// Every district where it runs or ran, its first one first.
    var districts: [UnitPath] { [district] + expansions.map(\.district) }

    /// Nothing of a pilot lies after its end: the first day, or that of the last evaluation or expansion.
    fileprivate var lastChange: Day { (evaluations.map(\.on) + expansions.map(\.on)).reduce(on, max) }
}
