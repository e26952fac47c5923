import Bus
import CampaignsAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Who may sit in a class, what counts as having been there, and who has passed.
struct ClassRules: Rules {
    /// Nobody is taught from dawn to dusk: beyond it, hours of one day are a slip of the keys.
    static let mostHoursADay = 12

    let reference: Reference
    let today: Day

    func open(_ request: OpenClass, of course: Sought<Course>, as id: ClassID) throws -> KeptClass {
        var checks = Checks(reference, today: today)
        checks.unit(request.place, on: min(request.start, today), at: "/place")
        checks.day(request.end, notBefore: .named("start", request.start), at: "/end")
        checks.number(request.capacity, of: OpenClass.self, at: "/capacity")
        let course = try checks.finish(course)
        guard course.status == .approved else {
            throw Refusal.precondition(
                "/course", Message("campaigns.course-not-approved").about(course.id))
        }
        return KeptClass(
            id: id, course: course.id, place: request.place, start: request.start, end: request.end,
            capacity: request.capacity, status: .open)
    }

    /// The new enrolment, ended where the registry has told already that a child is gone later. From the class's first day on,
    /// or today while that is to come, unless the request says another; not before a child's birth or a worker's first day at
    /// work, nor before either came back last. Who it is, it is on that day. `attended` is a day on which the learner was in
    /// class, for whoever is enrolled for that: otherwise it must be there today, or when it left, or when the class ended.
    /// `places` are those that the learner has in the class, of which `last` is the last: its hours stay. `taken` are others'.
    func enrol(
        _ request: EnrolLearner, known: Sought<KnownLearner>, in taught: Sought<TaughtClass>,
        beside taken: TakenPlaces, attended: Day? = nil, of places: OwnPlaces = OwnPlaces(),
        with last: KeptEnrolment? = nil
    ) throws -> KeptEnrolment {
        let (learner, day) = (request.learner, request.on)
        var checks = Checks(reference, today: today)
        let ended = places.ended(by: request.until)
        let next = ended?.advanced(by: 1) ?? .first
        if let day {
            checks.day(day, at: "/on")
            if let entry = taught.value?.entry, day > entry.end { checks.fail(day, outside: entry) }
        }
        check(endOf: request, in: taught.value?.entry, &checks)
        let end = taught.value?.entry.end ?? today
        let there = day ?? attended ?? request.until ?? min(today, end)
        // Who may not act for the class is told nothing of a child.
        if taught.value != nil {
            known.value?.checkThere(by: there, at: day == nil ? "/learner/id" : "/on", &checks)
        }
        let (taught, known) = try checks.finish(taught, known)
        _ = try taught.entry.taking(ClassStep.teach)
        if let day { try known.requirePresent(on: day, at: "/on") }
        guard known.isActive(on: there) else {
            throw Refusal.precondition(
                "/learner/id",
                Message(
                    "campaigns.learner-gone",
                    ["id": learner.id.text, "last": known.lastDay(before: there)?.description ?? "…"]))
        }
        let from = day ?? known.firstDay(since: max(min(taught.entry.start, today), next), until: there)
        if from > taught.entry.end, let until = ended {
            throw Refusal.precondition(
                "/learner",
                Message(
                    "campaigns.left-at-the-end",
                    ["id": learner.id.text, "until": "\(until)", "end": "\(taught.entry.end)"]
                ).about(taught.entry.id))
        }
        let audience = known.audience(on: from)
        guard taught.course.audiences.contains(audience) else {
            throw Refusal.precondition(
                "/learner",
                Message(
                    "campaigns.not-the-audience",
                    terms: [
                        "audience": [audience.term],
                        "audiences": taught.course.audiences.map(\.term),
                    ]
                ).about(taught.course.id))
        }
        var enrolment = KeptEnrolment(
            learner: learner, from: from, until: request.until, hours: last?.hours ?? 0,
            isFailed: last?.isFailed ?? false, passed: nil)
        enrolment.hasContradictedHours = last?.hasContradictedHours ?? false
        if let child = known.child {
            try requireThere(child, while: enrolment, at: "/until")
            enrolment = settle(enrolment, in: taught, within: child.life, beside: TakenPlaces())
        }
        try requireOnce(enrolment, beside: places, at: day == nil ? "/learner" : "/on")
        try requirePlace(for: enrolment, in: taught.entry, beside: taken)
        return enrolment
    }

    /// The day that hours are entered for: one of the class, that has come. `others` are the hours of the other days;
    /// `pointer` is the request's member that names the class. `known` is nil for somebody of whom the caller may hear nothing,
    /// or the registry has never told: enrolling refuses those. `seats` are the places that the learner has had in the class.
    func attend(
        _ hours: Int, on day: Day, atMost most: Int, in taught: Sought<TaughtClass>,
        at pointer: String = "/id", by learner: Sought<KeptEnrolment?>, known: KnownLearner?,
        others: Int, seats: Periods<Seat> = Periods()
    ) throws {
        var checks = Checks(reference, today: today)
        if let entry = taught.value?.entry, day < entry.start || day > entry.end {
            checks.fail(day, outside: entry)
        }
        checks.day(day, at: "/on")
        checks.number(hours, in: 0...most, at: "/hours")
        // Who may not act for the class is told nothing of who sits in it.
        if taught.value != nil, learner.value != nil { known?.checkThere(by: day, at: "/on", &checks) }
        let (taught, enrolment) = try checks.finish(taught, learner)
        _ = try taught.entry.taking(ClassStep.teach, at: pointer)
        try known?.requirePresent(on: day, at: "/on")
        try enrolment?.requireEnrolled(on: day, seats: seats)
        guard others + hours <= taught.course.hours else {
            throw Refusal.precondition(
                "/hours",
                Message(
                    "campaigns.more-than-the-course",
                    ["hours": "\(others + hours)", "course": "\(taught.course.hours)"]
                ).about(taught.course.id))
        }
    }

    /// What was entered of a learner may be taken back while the class is open.
    func void(by learner: Sought<KeptEnrolment?>, in taught: Sought<TaughtClass>) throws {
        let (taught, _) = try Checks(reference, today: today).finish(taught, learner)
        _ = try taught.entry.taking(ClassStep.teach)
    }

    /// The class completed, and the enrolments with their results: who attended enough and was not failed has passed. `attended` are
    /// the days for which hours were entered: where sessions are counted, each is a session's.
    func complete(
        _ taught: Sought<TaughtClass>, on day: Day, failed: [Learner], marks: [ExaminationMark] = [],
        enrolments: [KeptEnrolment], schedule: Schedule = Schedule(sessions: []), attended: [Day] = []
    ) throws -> (completed: TaughtClass, results: [KeptEnrolment]) {
        var checks = Checks(reference, today: today)
        checks.day(day, since: .end(of: taught.value?.entry), at: "/on")
        if taught.value != nil {
            let enrolled = Set(enrolments.map(\.learner))
            for (index, learner) in failed.enumerated() where !enrolled.contains(learner) {
                checks.fail("/failed/\(index)", "campaigns.not-enrolled", ["id": learner.id.text])
            }
            for (index, one) in marks.enumerated() where !enrolled.contains(one.learner) {
                checks.fail(
                    "/marks/\(index)/learner", "campaigns.not-enrolled", ["id": one.learner.id.text])
            }
        }
        check(marks, of: taught.value?.course, &checks)
        var completed = try checks.finish(taught)
        completed.entry = try completed.entry.taking(ClassStep.complete)
        completed.entry.completedOn = day
        if completed.course.attendanceBy == .sessions {
            try requireSessions(of: schedule, in: completed.entry.id, on: attended)
        }
        let failed = Set(failed)
        let given = Dictionary(marks.map { ($0.learner, $0.mark) }, uniquingKeysWith: { first, _ in first })
        let results = enrolments.map { current in
            var result = current
            result.isFailedBefore = current.isFailed
            result.isFailed = current.isFailed || failed.contains(current.learner)
            result.mark = given[current.learner] ?? current.mark
            result.passed = completed.meetsRule(result) && !result.isFailed
            return result
        }
        return (completed, results)
    }

    /// The enrolment with its result put right. Nobody passes who was not there often enough. Nil is found for the enrolment
    /// when the class is not there. `child` is the learner: whoever else has left since was in class all the same.
    func correct(
        _ enrolment: Sought<KeptEnrolment?>, by request: CorrectResult, in taught: Sought<TaughtClass>,
        child: KnownChild?
    ) throws -> KeptEnrolment {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        if let mark = request.mark {
            checks.number(mark, of: CorrectResult.self, at: "/mark")
            if let course = taught.value?.course, course.passMark == nil {
                checks.fail("/mark", "campaigns.no-examination")
            }
        }
        let (taught, found) = try checks.finish(taught, enrolment)
        guard var corrected = found else { preconditionFailure("an enrolment has been asked for") }
        guard let passed = corrected.passed else {
            if taught.entry.status == .completed, let until = corrected.until {
                throw Refusal.precondition(
                    "/learner",
                    Message(
                        "campaigns.left-without-result",
                        ["id": request.learner.id.text, "until": "\(until)"]
                    ).about(taught.entry.id))
            }
            throw Refusal.precondition(
                "/id", Message("campaigns.class-not-completed").about(taught.entry.id))
        }
        guard passed != request.passed || request.mark.map({ $0 != corrected.mark }) ?? false else {
            throw Refusal.precondition(
                "/passed", Message("campaigns.result-the-same").about(taught.entry.id))
        }
        corrected.mark = request.mark ?? corrected.mark
        if request.passed { try requireRule(of: taught, met: corrected) }
        if request.passed, let child, let day = taught.entry.completedOn {
            let absence = absence(in: child.life, from: corrected.from, in: taught.entry)
            if let absence = absence ?? child.absence(on: day) {
                throw request.learner.gone(by: absence.lastDay, at: "/passed")
            }
        }
        // Whose mark is another and still too low is failed by the rule, not by anybody.
        if passed != request.passed || taught.meetsRule(corrected) {
            (corrected.passed, corrected.isFailed) = (request.passed, !request.passed)
        }
        corrected.isPassContradicted = false
        corrected.reason = reason
        return corrected
    }

    /// The enrolment with its last day, until which a child was there: whatever the registry says of its life later, who left
    /// has left. `lastAttended` is the last day for which hours were entered. Nil is found for it when the class is not there.
    /// `taken` are the places of others: who left later than was said needs its own for longer. `seat` is the fact of its own.
    func leave(
        _ enrolment: Sought<KeptEnrolment?>, by request: LeaveClass, in taught: Sought<TaughtClass>,
        child: KnownChild?, lastAttended: DayBound?, beside taken: TakenPlaces, seat: FactID? = nil
    ) throws -> KeptEnrolment {
        var checks = Checks(reference, today: today)
        let seated = DayBound.recorded(
            CampaignDay.enrolment, on: (enrolment.value ?? nil)?.from, of: seat)
        // Of who is not found nothing is said, and no day either.
        let day = checks.day(
            request.on, since: .last(seated, seated == nil ? nil : lastAttended), at: "/on")
        if let entry = taught.value?.entry, day > entry.end { checks.fail(day, outside: entry) }
        _ = checks.words(request.reason, at: "/reason", upTo: 1000) as String
        let (taught, found) = try checks.finish(taught, enrolment)
        guard var left = found else { preconditionFailure("an enrolment has been asked for") }
        _ = try taught.entry.taking(ClassStep.teach)
        (left.until, left.endedBy) = (day, nil)
        try requireThere(child, while: left, at: "/on")
        try requirePlace(for: left, in: taught.entry, beside: taken)
        return left
    }

    /// How a place ended that is entered when it is over.
    private func check(
        endOf request: EnrolLearner, in entry: KeptClass?, _ checks: inout Checks
    ) {
        guard let last = request.until else {
            if request.reason != nil { checks.fail("/reason", "campaigns.reason-without-last-day") }
            return
        }
        checks.day(last, since: .named("on", request.on) ?? .start(of: entry), at: "/until")
        if let entry, last > entry.end { checks.fail(last, outside: entry, at: "/until") }
        _ = checks.words(request.reason ?? "", at: "/reason", upTo: 1000) as String
    }

    /// Who is said to have left by a day was there until then.
    private func requireThere(
        _ child: KnownChild?, while enrolment: KeptEnrolment, at pointer: String
    ) throws {
        guard let last = enrolment.until, let seated = DayRange(from: enrolment.from, until: last),
            let absence = child?.absence(within: seated)
        else { return }
        throw enrolment.learner.gone(by: absence.lastDay, at: pointer)
    }
}

extension Checks {
    /// Notes that a day is none of the class.
    mutating func fail(_ day: Day, outside entry: KeptClass, at pointer: String = "/on") {
        fail(
            pointer,
            Message(
                "campaigns.day-outside-class",
                ["day": "\(day)", "start": "\(entry.start)", "end": "\(entry.end)"]
            ).about(entry.id, told: ["classOpened", "classCorrected"]))
    }
}
