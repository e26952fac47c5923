import Bus
import JSONCoding
import RegistryAPI
import ServiceKit
import Vocabulary

/// What must hold of the requests that move a case.
struct CaseRules: Rules {
    let reference: Reference
    let today: Day

    /// `open` is the child's case that was open then, if there is one: a new report belongs into it. Who takes the report works
    /// on it.
    func open(
        _ request: OpenCase, of child: Sought<RegisteredChild>, as id: CaseID, by worker: CaseWorker,
        open: CaseID?
    ) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let (day, note) = dayAndNote(request.on, request.note, since: child.value?.birth.earliest, &checks)
        let child = try checks.finish(child)
        try child.requireActive(at: "/child")
        if let open {
            throw Refusal.exists("/child", Message("registry.case-open", ["id": open.text]))
        }
        return try fitting(CaseFile(id: id, request: request, child: child, by: worker, on: day, note: note))
    }

    /// Another worker, whatever the case's step: of one that is closed somebody has to know, too.
    func assign(_ file: Sought<CaseFile>, to worker: CaseWorker) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        checks.unit(worker.unit, at: "/unit")
        var file = try checks.finish(file)
        file.worker = worker
        return file
    }

    func assess(_ file: Sought<CaseFile>, by request: AssessCase) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let (day, note) = dayAndNote(request.on, request.note, since: file.value?.lastOn, &checks)
        var file = try checks.finish(file)
        try file.assess(request.kind, risk: request.risk, on: day, note: note)
        return try fitting(file)
    }

    func plan(_ file: Sought<CaseFile>, by request: PlanCase) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, since: file.value?.lastOn, at: "/on")
        checks.number(request.goals.count, in: 1...20, at: "/goals")
        let goals = request.goals.enumerated().map { index, goal in
            checks.part("/goals/\(index)") { checks in
                if let by = goal.by { checks.day(by, notBefore: day, at: "/by") }
                return CaseGoal(text: checks.words(goal.text, at: "/text", upTo: 500)).with {
                    $0.by = goal.by
                }
            }
        }
        checks.day(request.nextReview, notBefore: day.advanced(by: 1), at: "/nextReview")
        var file = try checks.finish(file)
        try file.plan(goals, nextReview: request.nextReview, on: day)
        return try fitting(file)
    }

    func review(_ file: Sought<CaseFile>, by request: ReviewCase) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let (day, note) = dayAndNote(request.on, request.note, since: file.value?.lastOn, &checks)
        if request.outcome == .carryOn {
            if let next = request.nextReview {
                checks.day(next, notBefore: day.advanced(by: 1), at: "/nextReview")
            } else {
                checks.fail("/nextReview", "registry.case-next-review")
            }
        } else if request.nextReview != nil {
            checks.fail(
                "/nextReview", "registry.case-no-next-review",
                terms: ["outcome": [ReviewCase.Outcome.carryOn.term]])
        }
        var file = try checks.finish(file)
        try file.review(
            request.outcome, risk: request.risk, nextReview: request.nextReview, on: day, note: note)
        return try fitting(file, upTo: request.outcome == .readyToClose ? 3 << 20 : 2 << 20)
    }

    func close(_ file: Sought<CaseFile>, by request: CloseCase) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let (day, note) = dayAndNote(request.on, request.note, since: file.value?.lastOn, &checks)
        var file = try checks.finish(file)
        try file.close(request.reason, on: day, note: note)
        return try fitting(file, upTo: 7 << 19)
    }

    /// A case is one document and is not cut into pages: it is not carried on past half a message, so that it can be
    /// found ready to close, and then closed, in what is left of that.
    private func fitting(_ file: CaseFile, upTo octets: Int = 2 << 20) throws -> CaseFile {
        guard try JSON.encode(shown(file)).count > octets else { return file }
        throw Refusal.precondition("/id", Message("registry.case-full"))
    }

    /// The day of a step, not before `earliest`, and what is noted of it, which keeps its lines.
    private func dayAndNote(
        _ on: Day?, _ note: String?, since earliest: Day?, _ checks: inout Checks
    ) -> (Day, String?) {
        let day = on ?? today
        checks.day(day, since: earliest, at: "/on")
        return (day, checks.remark(note, at: "/note", upTo: 4000))
    }
}

extension CaseRules {
    /// The steps that the reference data sets a time limit for: its code, and the step that the time counts from.
    private static let limits: [(code: String, step: CaseStep, done: CaseEntry.Kind, from: CaseEntry.Kind)] =
        [
            ("case.initial-assessment", .screened, .initialAssessment, .opened),
            ("case.detailed-assessment", .assessed, .detailedAssessment, .initialAssessment),
            ("case.plan", .planned, .plan, .detailedAssessment),
        ]

    /// What was or is due by when. A limit counts from the latest time its step began.
    func deadlines(_ file: CaseFile) -> [CaseDeadline] {
        CaseRules.limits.compactMap { limit in
            guard let begun = file.entries.last(where: { $0.kind == limit.from })?.on,
                let due = reference.due(limit.code, from: Occurrence(on: begun))?.day
            else { return nil }
            let done = file.entries.last { $0.kind == limit.done && $0.on >= begun }?.on
            guard done != nil || file.step != .closed else { return nil }
            return CaseDeadline(step: limit.step, due: due, late: done ?? today > due).with {
                $0.doneOn = done
            }
        }
    }

    func shown(_ file: CaseFile) -> Case {
        Case(
            id: file.id, child: file.child, commune: file.commune, worker: file.worker, concern: file.concern,
            source: file.source, step: file.step, openedOn: file.openedOn, goals: file.goals,
            deadlines: deadlines(file),
            history: file.entries.map { entry in
                CaseEntry(kind: entry.kind, on: entry.on).with {
                    ($0.risk, $0.note) = (entry.risk, entry.note)
                    if entry.kind == .closed { $0.cause = file.ending?.closure }
                }
            }
        ).with {
            $0.risk = file.risk
            $0.nextReview = file.nextReview
            $0.closedOn = file.closedOn
            $0.closedFor = file.closedFor
        }
    }

    /// What may be known of it by who does not work on it.
    func outline(_ file: CaseFile) -> CaseOutline {
        CaseOutline(
            id: file.id, child: file.child, commune: file.commune, step: file.step, worker: file.worker,
            openedOn: file.openedOn
        ).with { $0.closedOn = file.closedOn }
    }

    /// The case after its latest step.
    func facts(_ file: CaseFile) -> CaseFacts {
        let late = deadlines(file).contains { $0.step == file.step && $0.late }
        return CaseFacts(
            id: file.id, child: file.child, commune: file.commune, concern: file.concern, step: file.step,
            late: late, on: file.lastOn
        ).with {
            $0.worker = file.worker
            $0.risk = file.risk
            $0.nextReview = file.nextReview
            $0.closedFor = file.closedFor
        }
    }
}
