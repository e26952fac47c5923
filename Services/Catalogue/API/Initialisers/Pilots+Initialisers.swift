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
    public init(model: String, district: UnitPath) { (self.model, self.district) = (model, district) }
}

extension EvaluatePilot {
    public init(id: PilotID, verdict: PilotVerdict, summary: String) {
        (self.id, self.verdict, self.summary) = (id, verdict, summary)
    }
}

extension ScalePilot { public init(id: PilotID, to: UnitPath) { (self.id, self.to) = (id, to) } }

extension StopPilot {
    public init(id: PilotID, reason: String) { (self.id, self.reason) = (id, reason) }
}
