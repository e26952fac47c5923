import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

// What a pilot is for and judged by, and where it runs.

extension PilotRules {
    /// What a pilot can be judged by, at most.
    private static let mostCriteria = 20

    /// What the request says that the pilot is for.
    func aim(of request: StartPilot, _ checks: inout Checks) -> PilotAim {
        var aim = PilotAim()
        aim.plan = checks.words(request.plan, at: "/plan", upTo: 100)
        aim.activity = checks.words(request.activity, at: "/activity", upTo: 100)
        guard let criteria = request.criteria else { return aim }
        checks.count(criteria.count, in: 0...Self.mostCriteria, at: "/criteria")
        var seen: Set<String> = []
        aim.criteria = criteria.prefix(Self.mostCriteria).enumerated().map { index, criterion in
            let words: String = checks.words(criterion, at: "/criteria/\(index)")
            if !seen.insert(words).inserted { checks.fail("/criteria/\(index)", "check.named-twice") }
            return words
        }
        return aim
    }

    /// Scores are by the pilot's criteria, each once.
    func check(_ scores: [PilotScore]?, by criteria: [String], _ checks: inout Checks) {
        var seen: Set<String> = []
        for (index, score) in (scores ?? []).prefix(Self.mostCriteria + 1).enumerated() {
            let pointer = "/scores/\(index)"
            checks.number(score.score, of: PilotScore.self, at: "\(pointer)/score")
            if !criteria.contains(score.criterion) {
                checks.fail(
                    "\(pointer)/criterion", "catalogue.no-criterion",
                    ["criteria": criteria.isEmpty ? "–" : criteria.joined(separator: "; ")])
            } else if !seen.insert(score.criterion).inserted {
                checks.fail("\(pointer)/criterion", "check.named-twice")
            }
        }
    }

    /// Only where it runs is it stopped: the district as the pilot has it, whatever it is called by now.
    func requireThere(_ pilot: Pilot, in district: UnitPath, on day: Day) throws -> UnitPath {
        let place = pilot.places.first { place in
            place.from <= day && pilot.end(in: place.district) == nil
                && reference.units.isSame(place.district, district, on: day)
        }
        if let place { return place.district }
        throw Refusal.precondition(
            "/district",
            Message("catalogue.pilot-not-there", ["unit": district.text, "day": day.description])
                .about(pilot.id))
    }
}
