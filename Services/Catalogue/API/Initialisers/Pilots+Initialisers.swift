public import Vocabulary

extension Pilot {
    public init(
        id: PilotID, model: String, district: UnitPath, on: Day, evaluations: [PilotEvaluation],
        expansions: [PilotExpansion]
    ) {
        (self.id, self.model, self.district, self.on) = (id, model, district, on)
        (self.evaluations, self.expansions) = (evaluations, expansions)
    }
}

extension PilotEvaluation {
    public init(on: sending Day, verdict: PilotVerdict, summary: String) {
        (self.on, self.verdict, self.summary) = (on, verdict, summary)
    }
}

extension PilotExpansion {
    public init(district: sending UnitPath, on: Day) { (self.district, self.on) = (district, on) }
}

extension StartPilot {
    public init(id: sending PilotID? = nil, model: String, district: UnitPath, on: Day? = nil) {
        (self.id, self.model, self.district, self.on) = (id, model, district, on)
    }
}

extension EvaluatePilot {
    public init(id: sending PilotID, on: Day? = nil, verdict: PilotVerdict, summary: String) {
        (self.id, self.on, self.verdict, self.summary) = (id, on, verdict, summary)
    }
}

extension ScalePilot {
    public init(id: sending PilotID, to: UnitPath, on: Day? = nil) {
        (self.id, self.to, self.on) = (id, to, on)
    }
}

extension StopPilot {
    public init(id: sending PilotID, on: Day? = nil, reason: String) {
        (self.id, self.on, self.reason) = (id, on, reason)
    }
}

extension ListPilots {
    public init(unit: sending UnitPath? = nil, on: Day? = nil, after: String? = nil, limit: Int? = nil) {
        (self.unit, self.on, self.after, self.limit) = (unit, on, after, limit)
    }
}
