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
            activities: plan?.activities.map(\.id), by: tx.principal.unit)
        if current == nil { try tx.submissions.refuseTaken(request.id) }
        try tx.submissions.save(draft)
        return draft
    }

    func submitSubmission(_ request: SubmitSubmission, _ tx: Transaction) throws -> Submission {
        let current = try tx.submissions.seekOwn(request.id, at: "/id", by: tx, of: \.unit).get()
        let round = try tx.rounds.get(current.round, at: "/id")
        let submitted = try SubmissionRules(tx).submit(current, in: round)
        try SubmissionDoubts(
            plan: tx.plan(round.plan, at: "/id").plan, submission: submitted,
            before: before(round, of: current.unit, tx), below: below(current.unit, in: round, tx)
        ).requireExplained()
        return try save(submitted, tx) { .submissionSubmitted($0) }
    }

    /// What the unit handed in for the same duty in the latest period before the round's, or the one whose work it continues since.
    private func before(_ round: Round, of unit: UnitPath, _ tx: Transaction) throws -> Submission? {
        guard let duty = round.duty else { return nil }
        let earlier = try tx.rounds.of(plan: round.plan)
            .filter { $0.duty == duty && $0.period.end < round.period.start }
            .max { $0.period.end < $1.period.end }
        let found = try earlier.map { try tx.submissions.all(in: $0.id) } ?? []
        let ofUnit = found.filter {
            $0.isHandedIn && tx.units.continues(unit, $0.unit, on: tx.today)
        }
        // What several handed in that became one is nobody's figure of before.
        return ofUnit.first { $0.unit == unit } ?? (ofUnit.count == 1 ? ofUnit.first : nil)
    }

    /// What units that lie in an area handed in beside it.
    private func below(_ unit: UnitPath, in round: Round, _ tx: Transaction) throws -> [Submission] {
        guard let level = tx.units.unit(unit, on: tx.today)?.level, level != .organisation else { return [] }
        let area = tx.territory(of: unit)
        return try tx.submissions.all(in: round.id).filter { other in
            other.isHandedIn && other.unit != unit && area.contains(other.unit)
                && tx.units.unit(other.unit)?.level != .organisation
        }
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

    func listSubmissions(
        _ request: ListSubmissions, _ snapshot: Snapshot, _ page: FeedPage
    ) throws -> Page<Submission> {
        let units = try snapshot.units(request.unit, at: "/unit")
        return Page(try snapshot.submissions.list(request, within: units, page), key: \.id.text)
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
        let asOf = try tx.asOf(on: min(round.cutoff ?? round.period.end, tx.today))
        // A submission stays as it was drafted, and every reader of the unit reads it.
        let counter = try counter(plan, asOf, forOthers: true, tx)
        let isArea =
            (tx.units.unit(unit, on: asOf.on) ?? tx.units.unit(unit))
            .map { $0.level != .organisation } ?? false
        // A unit that began since the period's end has what lies in it now.
        let place = tx.units.territory(of: unit, on: tx.units.isValid(unit, on: asOf.on) ? asOf.on : tx.today)
        return try plan.indicators.map { declaration in
            let figures = try counter.figures(declaration)
            let own = isArea ? figures.within(place.contains) : figures.whole
            return SubmittedFigure(
                indicator: declaration.id,
                known: FigurePair(
                    numerator: own.counted, denominator: declaration.hasDenominator ? own.people : nil))
        }
    }
}
