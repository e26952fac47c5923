public import Vocabulary

extension Difficulty {
    public init(
        id: DifficultyID, plan: String, unit: UnitPath, text: String, raisedOn: Day, status: DifficultyStatus,
        to: UnitPath
    ) {
        (self.id, self.plan, self.unit, self.text) = (id, plan, unit, text)
        (self.raisedOn, self.status, self.to) = (raisedOn, status, to)
    }
}

extension DifficultyAnswer {
    public init(by: UnitPath, on: Day, decision: DifficultyDecision, text: String) {
        (self.by, self.on, self.decision, self.text) = (by, on, decision, text)
    }
}

extension RaiseDifficulty {
    public init(plan: String, unit: UnitPath, text: String) {
        (self.plan, self.unit, self.text) = (plan, unit, text)
    }
}

extension AnswerDifficulty {
    public init(id: DifficultyID, decision: DifficultyDecision, text: String) {
        (self.id, self.decision, self.text) = (id, decision, text)
    }
}

extension EscalateDifficulty { public init(id: sending DifficultyID) { self.id = id } }

extension CloseDifficulty {
    public init(id: sending DifficultyID, outcome: DifficultyOutcome) {
        (self.id, self.outcome) = (id, outcome)
    }
}

extension CorrectDifficulty {
    public init(id: DifficultyID, what: DifficultyPart, reason: String) {
        (self.id, self.what, self.reason) = (id, what, reason)
    }
}

extension VoidDifficulty {
    public init(id: sending DifficultyID, what: DifficultyPart, reason: String) {
        (self.id, self.what, self.reason) = (id, what, reason)
    }
}

extension ListDifficulties { public init(plan: String) { self.plan = plan } }
