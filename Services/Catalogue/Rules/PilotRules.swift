import Bus
import CatalogueAPI
import JSONCoding
import ServiceKit
import Store
import Vocabulary

/// What must hold of a pilot.
struct PilotRules: Rules {
    let reference: Reference
    let today: Day

    func start(_ request: StartPilot, learned: Learned, newID: () -> FactID) throws -> PilotSayings {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, at: "/on")
        checks.undertaking(in: request.district, on: day, at: "/district")
        let model: String = checks.title(request.model, at: "/model")
        let reason = checks.ending(
            from: request.stoppedOn, at: "/stoppedOn", since: .said(request.on, today), for: request.reason,
            orElse: "catalogue.pilot-not-stopped")
        let aim = aim(of: request, &checks)
        try checks.finish()
        let pilot = AspectTimelines<PilotSaying>()
        var said = try pilot.change(
            [
                .identity(model: model, district: request.district, aim: aim),
                .standing(isStopped: false, reason: nil),
            ], from: day, isDated: true, learned: learned, newID: newID)
        if let end = request.stoppedOn {
            said += try pilot.adding(said).change(
                [.standing(isStopped: true, reason: reason)], from: end, isDated: true, learned: learned,
                newID: newID)
        }
        return PilotSayings(pilot: said)
    }

    /// Throws ``FactRefusal`` with the facts in the way.
    func evaluate(
        _ pilot: Sought<Pilot>, _ known: PilotTimelines, by request: EvaluatePilot, as fact: FactID,
        learned: Learned
    ) throws -> PilotSayings {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .start(of: pilot.value), at: "/on")
        let summary: String = checks.words(request.summary, at: "/summary", upTo: 5000)
        if let known = pilot.value { check(request.scores, by: known.criteria ?? [], &checks) }
        _ = try checks.finish(pilot)
        return PilotSayings(steps: [
            try known.steps.record(
                .evaluation(verdict: request.verdict, summary: summary, scores: request.scores), from: day,
                as: fact, learned: learned, within: known.life)
        ])
    }

    /// Only a pilot whose latest evaluation until that day says so is taken to another district. Throws ``FactRefusal`` with the facts in
    /// the way.
    func scale(
        _ pilot: Sought<Pilot>, _ known: PilotTimelines, by request: ScalePilot, as fact: FactID,
        learned: Learned
    ) throws -> PilotSayings {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .start(of: pilot.value), at: "/on")
        let heeded = pilot.value?.evaluation(heededOn: day)
        if heeded == nil, let first = pilot.value?.evaluations.first {
            checks.day(
                day, notBefore: .recorded(CatalogueDay.evaluation, on: first.on, of: first.id), at: "/on")
        }
        checks.undertaking(in: request.to, on: day, at: "/to")
        let current = try checks.finish(pilot)
        guard heeded?.verdict == .expand else {
            throw Refusal.precondition("/id", Message("catalogue.pilot-not-expandable").about(current.id))
        }
        let (units, to) = (reference.units, request.to)
        if let there = current.places.first(where: { units.isSame($0.district, to, on: day) }) {
            throw Refusal.exists(
                "/to",
                Message(
                    "catalogue.pilot-already-there",
                    ["unit": request.to.text, "day": there.from.description]
                ).about(current.id))
        }
        return PilotSayings(steps: [
            try known.steps.record(
                .expansion(district: request.to), from: day, as: fact, learned: learned,
                within: known.life)
        ])
    }

    func stop(
        _ pilot: Sought<Pilot>, _ known: PilotTimelines, by request: StopPilot, learned: Learned,
        newID: () -> FactID
    ) throws -> PilotSayings {
        var checks = Checks(reference, today: today)
        let before = pilot.value
        let since =
            request.district == nil
            ? DayBound.recorded(CatalogueDay.pilotChange, on: before?.lastChange, of: before?.id)
            : .start(of: before)
        let day = checks.day(request.on, since: since, at: "/on")
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let current = try checks.finish(pilot)
        try requireRunning(current)
        if let district = request.district {
            let district = try requireThere(current, in: district, on: day)
            return PilotSayings(steps: [
                try known.steps.record(
                    .stop(district: district, reason: reason), from: day, as: newID(), learned: learned,
                    within: known.life)
            ])
        }
        let said = try known.pilot.change(
            [.standing(isStopped: true, reason: reason)], from: day, isDated: true, learned: learned,
            newID: newID)
        return PilotSayings(pilot: said)
    }

    /// It was taken to each district by the evaluation that was to be heeded on that day, whatever is said of either: throws
    /// FAILED_PRECONDITION with each expansion of which that is not so, and who recorded it.
    func requireFounded(
        _ pilot: Pilot, at pointer: String, asking recorder: (FactID) throws -> Recorder?
    ) throws {
        let unfounded = pilot.expansions.filter {
            pilot.evaluation(heededOn: $0.on)?.verdict != .expand
        }
        let messages = try unfounded.map { expansion in
            Message(
                "catalogue.pilot-expansion-unfounded",
                [
                    "unit": expansion.district.text, "day": expansion.on.description,
                    "id": expansion.id.text, "by": try recorder(expansion.id)?.text ?? "",
                ])
        }
        guard let first = messages.first else { return }
        throw Refusal(
            .failedPrecondition, first, violations: messages.map { Refusal.Violation(pointer, $0) })
    }

    /// One document, not cut into pages: half a message leaves room for every district it can be taken to.
    func requireFits(_ pilot: Pilot) throws {
        guard try JSON.encode(pilot).count > 2 << 20 else { return }
        throw Refusal.precondition("/id", Message("catalogue.pilot-full"))
    }

    /// One model runs once in a district at a time: `other` is of the pilot's, and runs there while it does.
    /// `recorder` says who started it.
    func requireOnce(
        _ pilot: Pilot, in district: UnitPath, other: Pilot?, at pointer: String,
        by recorder: (PilotID) throws -> Recorder?
    ) throws {
        guard let other else { return }
        throw Refusal.exists(
            pointer,
            Message(
                "catalogue.pilot-running",
                [
                    "model": other.model, "unit": district.text, "day": other.on.description,
                    "id": other.id.text, "by": try recorder(other.id)?.text ?? "",
                ]))
    }

    private func requireRunning(_ pilot: Pilot) throws {
        guard let day = pilot.stoppedOn else { return }
        throw Refusal.precondition(
            "/id", Message("catalogue.pilot-stopped", ["day": day.description]).about(pilot.id))
    }
}

extension Pilot {
    /// Every district where it runs or ran, its first one first.
    var districts: [UnitPath] { [district] + expansions.map(\.district) }

    /// Each of them with the first day there.
    var places: [(district: UnitPath, from: Day)] {
        [(district, on)] + expansions.map { ($0.district, $0.on) }
    }

    /// The latest evaluation until a day: it says whether the pilot is taken further then.
    func evaluation(heededOn day: Day) -> PilotEvaluation? { evaluations.last { $0.on <= day } }

    /// Whether it runs on a day.
    func runs(on day: Day) -> Bool { on <= day && stoppedOn.map { day < $0 } ?? true }

    /// Nothing of a pilot lies after its end: the first day, or that of the last evaluation or expansion.
    fileprivate var lastChange: Day {
        (evaluations.map(\.on) + expansions.map(\.on) + (stops ?? []).map(\.on)).reduce(on, max)
    }

    /// The first day on which it no longer runs in a district; nil where it does.
    func end(in district: UnitPath) -> Day? {
        [stoppedOn, stops?.first { $0.district == district }?.on].compactMap(\.self).min()
    }
}
