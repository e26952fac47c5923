import Bus
import JSONCoding
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What must hold of the requests that move a case.
struct CaseRules: Rules {
    let reference: Reference
    let today: Day
    /// Nil where only the day counts.
    let now: Timestamp?
    /// Minutes that clocks are ahead of UTC where the case is.
    let utcOffset: Int

    init(reference: Reference, today: Day) {
        (self.reference, self.today, now, utcOffset) = (reference, today, nil, 0)
    }

    /// At a moment, where clocks are so many minutes ahead of UTC.
    init(reference: Reference, now: Timestamp, utcOffset: Int) {
        (self.reference, self.now, self.utcOffset) = (reference, now, utcOffset)
        today = now.day(utcOffset: utcOffset)
    }

    init(_ snapshot: Snapshot) {
        self.init(reference: snapshot.reference, now: snapshot.now, utcOffset: snapshot.utcOffset)
    }

    /// On a day, by the reference data that was known then: at a moment where that is today.
    init(_ snapshot: Snapshot, _ asOf: AsOf) throws {
        reference = try snapshot.reference(asOf)
        (today, utcOffset) = (asOf.on, snapshot.utcOffset)
        now = asOf.on == snapshot.today ? snapshot.now : nil
    }

    /// `open` is the child's case that was open then, if there is one: a new report belongs into it. Who takes the report works
    /// on it.
    func open(
        _ request: OpenCase, of child: Sought<RegisteredChild>, as id: CaseID, by worker: CaseWorker,
        open: CaseFile?
    ) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let when = taken(request.on, request.at, since: .birth(of: child.value), &checks)
        let note = checks.remark(request.note, at: "/note", upTo: 4000)
        let child = try checks.finish(child)
        try child.requireActive(at: "/child")
        if let open {
            let who = [open.worker.unit.text, open.worker.person?.text].compactMap(\.self)
            throw Refusal.exists(
                "/child",
                Message(
                    "registry.case-open",
                    [
                        "id": open.id.text, "day": "\(open.openedOn)", "unit": who.joined(separator: ", "),
                    ]))
        }
        return try fitting(CaseFile(id: id, request: request, child: child, by: worker, on: when, note: note))
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
        let when = taken(request.on, since: .last(of: file.value), &checks)
        let note = checks.remark(request.note, at: "/note", upTo: 4000)
        var file = try checks.finish(file)
        try file.assess(request.kind, risk: request.risk, on: when, note: note)
        return try fitting(file)
    }

    func protect(_ file: Sought<CaseFile>, by request: ProtectCase) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let earliest = file.value?.preceding(request.measure)
        let when = taken(
            request.on, request.at, since: .unsigned(RegistryDay.earlierEntry, on: earliest?.on),
            at: earliest?.at, &checks)
        let note = checks.remark(request.note, at: "/note", upTo: 4000)
        var file = try checks.finish(file)
        try file.protect(request.measure, on: when, note: note)
        return try fitting(file)
    }

    /// `chief` decides: not who works on the case.
    func decide(_ file: Sought<CaseFile>, by request: DecideCase, chief: Principal) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let when = taken(request.on, since: .last(of: file.value), &checks)
        let note: String? = checks.remark(request.note, at: "/note", upTo: 4000)
        if request.outcome == .giveBack && note == nil { checks.fail("/note", "check.text-empty") }
        var file = try checks.finish(file)
        try refuseOwnCase(file, to: chief, at: "/id")
        try file.decide(request.outcome, on: when, note: note)
        return try fitting(file)
    }

    /// Throws PERMISSION_DENIED where the case is the caller's own. One that is all its office's may have a chief for the only caseworker.
    func refuseOwnCase(_ file: CaseFile, to chief: Principal, at pointer: String) throws {
        let (unit, units) = (file.worker.unit, reference.units)
        guard let person = file.worker.person else { return }
        let isStandIn = chief.person?.id.home != nil && units.continues(chief.unit, unit, on: today)
        guard isStandIn || units.mayBe(chief, person, of: unit, on: today) else { return }
        throw Refusal.denied(
            pointer, Message("registry.case-own-plan", terms: ["role": [Role.supervisor.term]]))
    }

    func carryOut(_ file: Sought<CaseFile>, by request: CarryOutCase) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let when = taken(request.on, since: .last(of: file.value), &checks)
        let note: String = checks.remark(request.note, at: "/note", upTo: 4000)
        var file = try checks.finish(file)
        try file.carryOut(note, on: when)
        return try fitting(file)
    }

    func plan(_ file: Sought<CaseFile>, by request: PlanCase) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let when = taken(request.on, since: .last(of: file.value), &checks)
        let goals = goals(request.goals, since: .said(request.on, today), &checks)
        checks.day(
            request.nextReview, notBefore: DayBound.said(request.on, today).following, at: "/nextReview")
        var file = try checks.finish(file)
        try file.plan(goals, nextReview: request.nextReview, on: when)
        return try fitting(file)
    }

    /// The goals of a plan of a day.
    func goals(_ goals: [CaseGoal], since earliest: DayBound?, _ checks: inout Checks) -> [CaseGoal] {
        checks.count(goals.count, in: 1...20, at: "/goals")
        return goals.enumerated().map { index, goal in
            checks.part("/goals/\(index)") { checks in
                if let by = goal.by { checks.day(by, notBefore: earliest, at: "/by") }
                return CaseGoal(text: checks.words(goal.text, at: "/text", upTo: 500)).with {
                    $0.by = goal.by
                }
            }
        }
    }

    func review(_ file: Sought<CaseFile>, by request: ReviewCase) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let when = taken(request.on, since: .last(of: file.value), &checks)
        let note = checks.remark(request.note, at: "/note", upTo: 4000)
        if request.outcome == .carryOn {
            if let next = request.nextReview {
                checks.day(next, notBefore: DayBound.said(request.on, today).following, at: "/nextReview")
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
            request.outcome, risk: request.risk, nextReview: request.nextReview, on: when, note: note)
        return try fitting(file, upTo: request.outcome == .readyToClose ? 3 << 20 : 2 << 20)
    }

    func close(_ file: Sought<CaseFile>, by request: CloseCase) throws -> CaseFile {
        var checks = Checks(reference, today: today)
        let when = taken(request.on, since: .last(of: file.value), &checks)
        let note = checks.remark(request.note, at: "/note", upTo: 4000)
        var file = try checks.finish(file)
        try file.close(request.reason, on: when, note: note)
        return try fitting(file, upTo: 7 << 19)
    }

    /// A case is one document and is not cut into pages: it is not carried on past half a message, so that it can be
    /// found ready to close, and then closed, in what is left of that.
    func fitting(_ file: CaseFile, upTo octets: Int = 2 << 20) throws -> CaseFile {
        guard try JSON.encode(shown(file)).count > octets else { return file }
        throw Refusal.precondition("/id", Message("registry.case-full"))
    }

    /// The day of the report, as far as the request can be trusted.
    func day(of request: OpenCase) -> Day {
        request.on ?? request.at.map { $0.day(utcOffset: utcOffset) } ?? today
    }

    /// When a step was taken, not before the day `earliest`, nor before that moment of it where it is known: now, when the
    /// request says nothing; at no moment that is known, when it says the day alone.
    private func taken(
        _ on: Day?, _ at: Timestamp? = nil, since earliest: DayBound?, at moment: Timestamp? = nil,
        _ checks: inout Checks
    ) -> CaseFile.When {
        guard let at else {
            let day = on ?? today
            checks.day(day, since: earliest, at: "/on")
            return (day, on == nil ? now : nil)
        }
        let day = at.day(utcOffset: utcOffset)
        if let now, at > now {
            checks.fail("/at", "registry.moment-in-future", ["at": local(at), "now": local(now)])
        } else if let moment, at < moment, day == earliest?.day {
            checks.fail(
                "/at", "registry.moment-too-early", ["at": local(at), "earliest": local(moment)])
        } else {
            checks.day(day, since: earliest, at: "/at")
        }
        if let on, on != day {
            checks.fail("/on", "registry.moment-on-another-day", ["day": "\(on)", "at": "\(day)"])
        }
        return (day, at)
    }

    /// As clocks show it where the case is, to the minute.
    private func local(_ moment: Timestamp) -> String {
        moment.local(utcOffset: utcOffset)
    }
}
