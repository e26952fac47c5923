import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func draftSubmission(_ request: DraftSubmission, _ tx: Transaction) throws -> Submission {
        let round = try tx.rounds.get(request.round, at: "/round")
        try tx.authorize(request.unit, at: "/unit")
        let current = try tx.submissions.find(in: round.id, of: request.unit)
        let plan = try tx.plan(round.plan, at: "/round").plan
        let draft = try SubmissionRules.draft(
            request, id: request.id ?? tx.newID(), current: current, round: round,
            known: figures(of: plan, for: request.unit, in: round, tx), by: tx.principal.unit,
            Checks(reference, today: tx.today))
        if current == nil { try tx.submissions.refuseTaken(request.id) }
        try tx.submissions.save(draft)
        return draft
    }

    func submitSubmission(_ request: SubmitSubmission, _ tx: Transaction) throws -> Submission {
        let current = try tx.submissions.get(request.id, at: "/id")
        try tx.authorize(current.unit, at: "/id")
        let round = try tx.rounds.get(current.round, at: "/id")
        let submission = try SubmissionRules.submit(current, round: round, on: tx.today)
        try tx.submissions.save(submission)
        tx.emit(ReportingEvent.submissionSubmitted(SubmissionReference(submission)))
        return submission
    }

    func returnSubmission(_ request: ReturnSubmission, _ tx: Transaction) throws -> Submission {
        let submission = try SubmissionRules.return(
            receiving(request.id, tx), reason: request.reason, Checks(reference, today: tx.today))
        try tx.submissions.save(submission)
        tx.emit(ReportingEvent.submissionReturned(SubmissionReference(submission)))
        return submission
    }

    func acceptSubmission(_ request: AcceptSubmission, _ tx: Transaction) throws -> Submission {
        let submission = try SubmissionRules.accept(receiving(request.id, tx), on: tx.today)
        try tx.submissions.save(submission)
        tx.emit(ReportingEvent.submissionAccepted(SubmissionReference(submission)))
        return submission
    }

    func getSubmission(_ request: GetSubmission, _ snapshot: Snapshot) throws -> Submission {
        if let id = request.id {
            let found = try snapshot.submissions.get(id, at: "/id")
            try snapshot.authorize(found.unit, at: "/id")
            return found
        }
        guard let round = request.round, let unit = request.unit else {
            throw Refusal.invalid("/id", Message("reporting.submission-which"))
        }
        try snapshot.authorize(unit, at: "/unit")
        guard let found = try snapshot.submissions.find(in: round, of: unit) else {
            throw Refusal.notFound("/unit", Message("reporting.submission-none"))
        }
        return found
    }

    /// One that is to be returned or accepted, by who answers for the plan's area.
    private func receiving(_ id: SubmissionID, _ tx: Transaction) throws -> Submission {
        let current = try tx.submissions.get(id, at: "/id")
        let round = try tx.rounds.get(current.round, at: "/id")
        try tx.authorize(tx.plan(round.plan, at: "/id").plan.area, at: "/id")
        return current
    }

    /// What the services know for a unit: the plan's indicators over what lies in it. A department, in which no child
    /// lives, gets the whole area's.
    private func figures(
        of plan: PlanDocument, for unit: UnitPath, in round: Round, _ tx: Transaction
    ) throws -> [SubmittedFigure] {
        let asOf = AsOf(on: min(round.period.end, tx.today), knownOn: tx.today)
        let counter = try counter(plan, asOf, tx)
        let isArea =
            (reference.units.unit(unit, on: asOf.on) ?? reference.units.unit(unit))
            .map { $0.level != .organisation } ?? false
        let place = tx.units.territory(of: unit, on: asOf.on)
        return try plan.indicators.map { declaration in
            let count = try counter.count(declaration)
            let own =
                isArea
                ? count.members.filter { $0.unit.map(place.contains) ?? false }
                : count.members
            return SubmittedFigure(
                indicator: declaration.id,
                known: FigurePair(
                    numerator: own.count(where: count.counts),
                    denominator: declaration.hasDenominator ? own.count : nil))
        }
    }
}
