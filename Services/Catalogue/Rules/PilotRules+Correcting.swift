import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

extension PilotRules {
    /// What a correction of the pilot itself says. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ pilot: Sought<Pilot>, _ known: PilotTimelines, by request: CorrectPilot, learned: Learned
    ) throws -> PilotSayings {
        var checks = Checks(reference, today: today)
        let cleared = checks.clear(
            request.clear, of: ["stoppedOn": request.stoppedOn != nil])
        let reason: String? = request.reason.map { checks.words($0, at: "/reason", upTo: 500) }
        checks.days(
            correcting: pilot.value.map { ($0.district, .start(of: $0), $0.stoppedOn) }, from: request.on,
            until: request.stoppedOn, at: "/stoppedOn", gives: reason != nil,
            clears: cleared.contains("stoppedOn"), or: "catalogue.pilot-not-stopped")
        _ = try checks.finish(pilot)
        var said = PilotSayings()
        if let day = request.on, let start = known.pilot.opening {
            said.pilot.append(try known.pilot.correct(start.id, from: day, learned: learned))
        }
        said.pilot += try known.pilot.correctEnd(
            isVoided: cleared.contains("stoppedOn"),
            to: reason.map { .standing(isStopped: true, reason: $0) }, from: request.stoppedOn,
            learned: learned)
        return said
    }

    /// What a correction of an evaluation or an expansion says. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ pilot: Sought<Pilot>, _ known: PilotTimelines, by request: CorrectPilotStep, learned: Learned
    ) throws -> PilotSayings {
        var checks = Checks(reference, today: today)
        let before = known.steps.history.facts().first { $0.id == request.step }
        let day = request.on ?? before?.days.from
        if let day { checks.day(day, since: .start(of: pilot.value), at: "/on") }
        let summary: String? = request.summary.map { checks.words($0, at: "/summary", upTo: 5000) }
        if let district = request.to { checks.undertaking(in: district, on: day ?? today, at: "/to") }
        var value = before?.value
        switch value {
        case .evaluation(let verdict, let text, let scores)?:
            if request.to != nil { checks.fail("/to", "catalogue.not-an-expansion") }
            value = .evaluation(
                verdict: request.verdict ?? verdict, summary: summary ?? text, scores: scores)
        case .expansion(let district)?:
            for (pointer, isGiven) in [
                ("/verdict", request.verdict != nil), ("/summary", request.summary != nil),
            ] where isGiven {
                checks.fail(pointer, "catalogue.not-an-evaluation")
            }
            value = .expansion(district: request.to ?? district)
        case .stop?:
            for (pointer, isGiven) in [
                ("/verdict", request.verdict != nil), ("/summary", request.summary != nil),
                ("/to", request.to != nil),
            ] where isGiven {
                checks.fail(pointer, "catalogue.a-stop")
            }
        case nil: break
        }
        let current = try checks.finish(pilot)
        if let to = request.to, reference.units.isSame(current.district, to, on: day ?? today) {
            throw Refusal.exists(
                "/to",
                Message(
                    "catalogue.pilot-already-there",
                    ["unit": to.text, "day": current.on.description]
                ).about(current.id))
        }
        return PilotSayings(steps: [
            try known.steps.correct(
                request.step, to: value, from: request.on, learned: learned, within: known.life)
        ])
    }

    /// What it says that there never was the pilot, nor anything that happened to it.
    func void(_ known: PilotTimelines, learned: Learned) throws -> PilotSayings {
        PilotSayings(
            pilot: try known.pilot.voidAll(learned: learned),
            steps: try known.steps.history.facts().map { fact in
                try known.steps.void(fact.id, learned: learned, cause: known.pilot.opening?.id)
            })
    }
}
