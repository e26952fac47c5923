internal import Bus
internal import ReportingAPI
internal import ServiceKit
internal import Store
internal import Vocabulary

extension ReportingService {
    @Sendable func draftSubmission(_ request: DraftSubmission, _ tx: Transaction) throws -> Submission {
        let round = try round(request.round, at: "/round", tx)
        try tx.authorize(request.unit, at: "/unit")
        let current = try tx.rounds.submission(in: round.id, of: request.unit)
        let plan = try plan(round.plan, at: "/round", tx).plan
        let submission = try SubmissionRules.draft(
            request, id: current?.id ?? request.id ?? tx.newID(), current: current, round: round,
            known: figures(of: plan, for: request.unit, in: round, tx), by: tx.principal.unit)
        try tx.rounds.save(submission)
        return submission
    }

    @Sendable func submitSubmission(_ request: SubmitSubmission, _ tx: Transaction) throws -> Submission {
        let current = try submission(request.id, tx)
        try tx.authorize(current.unit, at: "/id")
        let round = try round(current.round, at: "/id", tx)
        let submission = try SubmissionRules.submit(current, round: round, on: tx.today)
        try tx.rounds.save(submission)
        tx.emit(ReportingEvent.submissionSubmitted(SubmissionReference(submission)))
        return submission
    }

    @Sendable func returnSubmission(_ request: ReturnSubmission, _ tx: Transaction) throws -> Submission {
        let submission = try SubmissionRules.return(receiving(request.id, tx), reason: request.reason)
        try tx.rounds.save(submission)
        tx.emit(ReportingEvent.submissionReturned(SubmissionReference(submission)))
        return submission
    }

    @Sendable func acceptSubmission(_ request: AcceptSubmission, _ tx: Transaction) throws -> Submission {
        let submission = try SubmissionRules.accept(receiving(request.id, tx), on: tx.today)
        try tx.rounds.save(submission)
        tx.emit(ReportingEvent.submissionAccepted(SubmissionReference(submission)))
        return submission
    }

    @Sendable func getSubmission(_ request: GetSubmission, _ snapshot: Snapshot) throws -> Submission {
        if let id = request.id {
            let found = try submission(id, snapshot)
            try snapshot.authorize(found.unit, at: "/id")
            return found
        }
        guard let round = request.round, let unit = request.unit else {
            throw Refusal.invalid("/id", Message("reporting.submission-which"))
        }
        try snapshot.authorize(unit, at: "/unit")
        guard let found = try snapshot.rounds.submission(in: round, of: unit) else {
            throw Refusal.notFound("/unit", Message("reporting.submission-none"))
        }
        return found
    }

    /// One that is to be returned or accepted, by who answers for the plan's area.
    private func receiving(_ id: SubmissionID, _ tx: Transaction) throws -> Submission {
        let current = try submission(id, tx)
        let round = try round(current.round, at: "/id", tx)
        try tx.authorize(plan(round.plan, at: "/id", tx).plan.area, at: "/id")
        return current
    }

    private func submission(_ id: SubmissionID, _ snapshot: Snapshot) throws -> Submission {
        if let submission = try snapshot.rounds.submission(id) { return submission }
        throw Refusal.notFound("/id", Message("reporting.submission-unknown", ["id": id.text]))
    }

    /// What the services know for a unit: the plan's indicators over what lies in it. A department, in which no child
    /// lives, gets the whole area's.
    private func figures(
        of plan: PlanDocument, for unit: UnitPath, in round: Round, _ tx: Transaction
    ) throws -> [SubmittedFigure] {
        let horizon = Horizon(on: min(round.period.end, tx.today), known: tx.today)
        let counter = try counter(plan, horizon, tx)
        let isArea = reference.units.unit(unit, on: horizon.on).map { $0.level != .organisation } ?? false
        let places = Places(reference.units, on: horizon.on)
        return try plan.indicators.map { declaration in
            let count = try counter.count(declaration)
            let own =
                isArea
                ? count.members.filter { $0.unit.map { unit.covers(places.current($0)) } ?? false }
                : count.members
            return SubmittedFigure(
                indicator: declaration.id,
                known: FigurePair(
                    numerator: own.count(where: count.counts),
                    denominator: declaration.hasDenominator ? own.count : nil))
        }
    }
}
