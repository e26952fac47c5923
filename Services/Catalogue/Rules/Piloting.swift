import Bus
import CatalogueAPI
import Vocabulary

extension Pilot {
    /// Every district where it runs or ran, its first one first.
    var districts: [UnitPath] { [district] + expansions.map(\.district) }

    /// From the first day; on the day it was stopped it no longer runs.
    func runs(on day: Day) -> Bool { on <= day && (stoppedOn.map { day < $0 } ?? true) }

    private func with(
        evaluations: [PilotEvaluation]? = nil, expansions: [PilotExpansion]? = nil, stoppedOn: Day? = nil,
        reason: String? = nil
    ) -> Pilot {
        Pilot(
            id: id, model: model, district: district, on: on, evaluations: evaluations ?? self.evaluations,
            expansions: expansions ?? self.expansions, stoppedOn: stoppedOn, reason: reason)
    }

    func evaluated(_ evaluation: PilotEvaluation) throws -> Pilot {
        try refuse(on: evaluation.on)
        return with(evaluations: evaluations + [evaluation])
    }

    /// Only a pilot whose latest evaluation says so is taken to another district.
    func scaled(to expansion: PilotExpansion) throws -> Pilot {
        try refuse(on: expansion.on)
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
        return with(expansions: expansions + [expansion])
    }

    func stopped(on day: Day, for reason: String) throws -> Pilot {
        try refuse(on: day)
        return with(stoppedOn: day, reason: reason)
    }

    private func refuse(on day: Day) throws {
        if let stoppedOn {
            throw Refusal.precondition(
                "/id", Message("catalogue.pilot-stopped", ["day": stoppedOn.description]))
        }
        if day < on {
            throw Refusal.invalid("/on", Message("catalogue.pilot-not-yet", ["day": on.description]))
        }
    }
}
