import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func draftSubmission(_ request: DraftSubmission, _ tx: Transaction) throws -> Submission {
        try tx.authorizeName(of: request.unit, at: "/unit")
        let round = try tx.rounds.seek(request.round, at: "/round")
        let current = try tx.submissions.find(in: request.round, of: request.unit)
        let plan = try round.value.map { try tx.plan($0.plan, at: "/round").plan }
        var (asked, known): ([AskedUnit]?, [SubmittedFigure]?) = (nil, nil)
        if let round = round.value, let plan {
            asked = calendar(of: plan, tx)
                .asked(by: round, handedIn: try tx.submissions.handedIn(in: round.id))
            known = try figures(of: plan, for: request.unit, in: round, tx)
        }
        let draft = try SubmissionRules(tx).draft(
            request, as: request.id ?? tx.newID(), in: round, asked: asked, current: current, known: known,
            by: tx.principal.unit)
        if current == nil { try tx.submissions.refuseTaken(request.id) }
        try tx.submissions.save(draft)
        return draft
    }

    func submitSubmission(_ request: SubmitSubmission, _ tx: Transaction) throws -> Submission {
        let current = try tx.submissions.seekOwn(request.id, at: "/id", by: tx, of: \.unit).get()
        let round = try tx.rounds.get(current.round, at: "/id")
        return try save(SubmissionRules(tx).submit(current, in: round), tx) { .submissionSubmitted($0) }
    }

    func returnSubmission(_ request: ReturnSubmission, _ tx: Transaction) throws -> Submission {
        let current = try seekReceived(request.id, tx)
        return try save(SubmissionRules(tx).return(current, by: request), tx) { .submissionReturned($0) }
    }

    func acceptSubmission(_ request: AcceptSubmission, _ tx: Transaction) throws -> Submission {
        let current = try seekReceived(request.id, tx).get()
        return try save(SubmissionRules(tx).accept(current), tx) { .submissionAccepted($0) }
    }

    func getSubmission(_ request: GetSubmission, _ snapshot: Snapshot) throws -> Submission {
        switch try SubmissionRules(snapshot).named(by: request) {
        case .id(let id):
            return try snapshot.submissions.seek(id, at: "/id", by: snapshot, in: \.unit).get()
        case .own(let unit, let round):
            try snapshot.authorize(unit, at: "/unit")
            guard let found = try snapshot.submissions.find(in: round, of: unit) else {
                throw Refusal.notFound("/unit", Message("reporting.submission-none"))
            }
            return found
        }
    }

    /// One that is to be returned or accepted, by who answers for the plan's area. Whose it is knows of it.
    private func seekReceived(_ id: SubmissionID, _ tx: Transaction) throws -> Sought<Submission> {
        try tx.submissions.seek(id, at: "/id", by: tx) { submission in
            let round = try tx.rounds.get(submission.round, at: "/id")
            return try tx.plan(round.plan, at: "/id").plan.area
        } whereKnown: {
            tx.reaches($0.unit)
        }
    }

    private func save(
        _ submission: Submission, _ tx: Transaction, telling event: (SubmissionReference) -> ReportingEvent
    ) throws -> Submission {
        try tx.submissions.save(submission)
        tx.emit(event(SubmissionReference(submission)))
        return submission
    }

    /// What the services know for a unit: the plan's indicators over what lies in it. A department, in which no child
    /// lives, gets the whole area's.
    private func figures(
        of plan: PlanDocument, for unit: UnitPath, in round: Round, _ tx: Transaction
    ) throws -> [SubmittedFigure] {
        let asOf = try tx.asOf(on: min(round.period.end, tx.today))
        // A submission stays as it was drafted, and every reader of the unit reads it.
        let counter = try counter(plan, asOf, forOthers: true, tx)
        let isArea =
            (tx.units.unit(unit, on: asOf.on) ?? tx.units.unit(unit))
            .map { $0.level != .organisation } ?? false
        // A unit that began since the period's end has what lies in it now.
        let place = tx.units.territory(of: unit, on: tx.units.isValid(unit, on: asOf.on) ? asOf.on : tx.today)
        return try plan.indicators.map { declaration in
            let count = try counter.count(declaration)
            let own =
                isArea
                ? count.members.filter { $0.unit.map(place.contains) ?? false }
                : count.members
            return SubmittedFigure(
                indicator: declaration.id,
                known: FigurePair(
                    numerator: own.count(where: \.isCounted),
                    denominator: declaration.hasDenominator ? own.count : nil))
        }
    }
}
