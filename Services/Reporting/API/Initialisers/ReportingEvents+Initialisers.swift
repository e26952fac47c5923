extension PlanReference {
    public init(id: sending String, version: Int) { (self.id, self.version) = (id, version) }
}

extension SubmissionReference {
    public init(_ submission: Submission) {
        (id, round, unit) = (submission.id, submission.round, submission.unit)
    }
}

extension CompilationReference {
    public init(_ compilation: Compilation) {
        (id, plan, period) = (compilation.id, compilation.plan, compilation.period)
    }
}

extension DifficultyReference {
    public init(_ difficulty: Difficulty) {
        (id, plan, unit) = (difficulty.id, difficulty.plan, difficulty.unit)
        (to, answerBy) = (difficulty.to, difficulty.answerBy)
    }
}

extension SendingReference {
    public init(_ sent: SentReport) {
        (id, compilation, plan) = (sent.id, sent.compilation, sent.plan)
        (period, unit, to) = (sent.period, sent.unit, sent.to)
    }
}

extension InspectionReference {
    public init(_ inspection: Inspection) {
        (id, plan, kind) = (inspection.id, inspection.plan, inspection.kind)
        (inspector, of) = (inspection.inspector, inspection.of)
        mendBy = inspection.findings.filter { $0.mendedOn == nil }.map(\.mendBy).min()
    }
}

extension ReviewReference {
    public init(_ review: Review) {
        (id, plan, kind, period) = (review.id, review.plan, review.kind, review.period)
    }
}

extension AdoptionReference {
    public init(_ adopted: AdoptedPlan) {
        (id, plan, unit, version) = (adopted.id, adopted.plan, adopted.unit, adopted.version)
    }
}
