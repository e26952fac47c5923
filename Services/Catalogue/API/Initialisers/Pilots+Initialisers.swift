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
    public init(id: FactID, on: Day, verdict: PilotVerdict, summary: String) {
        (self.id, self.on, self.verdict, self.summary) = (id, on, verdict, summary)
    }
}

extension PilotExpansion {
    public init(id: sending FactID, district: UnitPath, on: Day) {
        (self.id, self.district, self.on) = (id, district, on)
    }
}

extension PilotScore {
    public init(criterion: sending String, score: Int) { (self.criterion, self.score) = (criterion, score) }
}

extension PilotStop {
    public init(id: sending FactID, district: UnitPath, on: Day, reason: String) {
        (self.id, self.district, self.on, self.reason) = (id, district, on, reason)
    }
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

extension CorrectPilot { public init(id: PilotID) { self.id = id } }
extension VoidPilot { public init(id: sending PilotID) { self.id = id } }

extension CorrectPilotStep {
    public init(id: PilotID, step: FactID) { (self.id, self.step) = (id, step) }
}

extension VoidPilotStep {
    public init(id: sending PilotID, step: FactID) { (self.id, self.step) = (id, step) }
}

extension GetPilot { public init(id: PilotID) { self.id = id } }

extension StopPilot {
    public init(id: PilotID, reason: String) { (self.id, self.reason) = (id, reason) }
}
