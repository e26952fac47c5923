import Bus
import CatalogueAPI
import JSONCoding
import Vocabulary

extension Pilot {
    /// Every district where it runs or ran, its first one first.
    var districts: [UnitPath] { [district] + expansions.map(\.district) }

    /// From the first day; on the day it was stopped it no longer runs.
    func runs(on day: Day) -> Bool { on <= day && (stoppedOn.map { day < $0 } ?? true) }

    /// Nothing of a pilot lies after its end: the first day, or that of the last evaluation or expansion.
    var lastChange: Day { (evaluations.map(\.on) + expansions.map(\.on)).reduce(on, max) }

    func evaluated(_ evaluation: PilotEvaluation) throws -> Pilot {
        try refuseStopped()
        var evaluated = self
        evaluated.evaluations.append(evaluation)
        // One document, not cut into pages: half a message leaves room for every district it can be taken to.
        guard try JSON.encode(evaluated).count <= 2 << 20 else {
            throw Refusal.precondition("/id", Message("catalogue.pilot-full"))
        }
        return evaluated
    }

    /// Only a pilot whose latest evaluation says so is taken to another district.
    func scaled(to expansion: PilotExpansion) throws -> Pilot {
        try refuseStopped()
        guard let latest = evaluations.last, latest.verdict == .expand else {
            throw Refusal.precondition("/id", Message("catalogue.pilot-not-expandable"))
        }
        if expansion.on < latest.on {
            throw Refusal.invalid(
                "/on", Message("catalogue.pilot-before-evaluation", ["day": latest.on.description]))
        }
        guard !districts.contains(expansion.district) else {
            throw Refusal.exists(
                "/to", Message("catalogue.pilot-already-there", ["unit": expansion.district.text]))
        }
        var scaled = self
        scaled.expansions.append(expansion)
        return scaled
    }

    func stopped(on day: Day, for reason: String) throws -> Pilot {
        try refuseStopped()
        var stopped = self
        (stopped.stoppedOn, stopped.reason) = (day, reason)
        return stopped
    }

    private func refuseStopped() throws {
        guard let stoppedOn else { return }
        throw Refusal.precondition("/id", Message("catalogue.pilot-stopped", ["day": stoppedOn.description]))
    }
}
