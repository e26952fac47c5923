internal import Vocabulary

extension PlanReference {
    public init(id: sending String, version: Int, digest: String?) {
        (self.id, self.version, self.digest) = (id, version, digest)
    }
}

extension SubmissionReference {
    public init(_ submission: Submission) {
        (id, round, unit) = (submission.id, submission.round, submission.unit)
    }
}

extension CompilationReference {
    /// - Parameter others: as it is for who may not see everything that it counts: whoever has only that must not be able to try, by a
    ///   digest, what the whole of it says. Nil where that makes no difference.
    public init(_ compilation: Compilation, forOthers others: Compilation?) {
        (id, plan, period) = (compilation.id, compilation.plan, compilation.period)
        digest = (others ?? compilation).serviceSignature?.digest
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
        digest = sent.serviceSignature?.digest
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
