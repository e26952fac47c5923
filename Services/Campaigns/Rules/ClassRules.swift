import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

/// A class as it is kept: what ``TrainingClass`` shows, without the counts.
struct ClassEntry: Hashable, Sendable {
    let id: ClassID
    let course: CourseID
    let place: UnitPath
    let start: Day
    let end: Day
    let capacity: Int
    var status: ClassStatus
    var completedOn: Day?

    func shown(enrolled: Int, passed: Int) -> TrainingClass {
        TrainingClass(
            id: id, course: course, place: place, start: start, end: end, capacity: capacity, status: status,
            enrolled: enrolled
        ).with {
            $0.passed = status == .completed ? passed : nil
            $0.completedOn = completedOn
        }
    }

    func facts(on day: Day, enrolled: Int, passed: Int?) -> ClassFacts {
        ClassFacts(id: id, course: course, place: place, on: day, enrolled: enrolled).with {
            $0.passed = passed
        }
    }

    func result(of learner: Learner, in course: Course, on day: Day) -> TrainingResult {
        TrainingResult(
            person: learner, course: course.id, topics: course.topics, class: id, place: place, on: day)
    }
}

/// One learner's place in a class, as it is kept.
struct EnrolmentEntry: Hashable, Sendable {
    let learner: Learner
    /// In all.
    var hours: Int
    /// Whether somebody said that the learner did not pass although there often enough.
    var isFailed: Bool
    /// Nil until the class is completed.
    var passed: Bool?

    func shown(in id: ClassID) -> Enrolment {
        Enrolment(class: id, learner: learner, hoursAttended: hours).with { $0.passed = passed }
    }
}

/// Who may sit in a class, what counts as having been there, and who has passed.
struct ClassRules {
    let reference: Reference
    let today: Day

    func open(_ request: OpenClass, of course: Course, as id: ClassID) throws -> ClassEntry {
        var checks = Checks(reference, today: today)
        checks.unit(request.place, on: min(request.start, today), at: "/place")
        checks.day(request.end, notBefore: request.start, at: "/end")
        checks.number(request.capacity, of: OpenClass.self, at: "/capacity")
        try checks.finish()
        guard course.status == .approved else {
            throw Refusal.precondition("/course", Message("campaigns.course-not-approved"))
        }
        return ClassEntry(
            id: id, course: course.id, place: request.place, start: request.start, end: request.end,
            capacity: request.capacity, status: .open)
    }

    func requireOpen(_ entry: ClassEntry, at pointer: String = "/id") throws {
        guard let day = entry.completedOn else { return }
        throw Refusal.precondition(pointer, Message("campaigns.class-completed", ["day": "\(day)"]))
    }

    /// `known` is nil for somebody of whom the registry has never told.
    func enrol(
        _ learner: Learner, known: KnownLearner?, in entry: ClassEntry, of course: Course, enrolled: Int
    ) throws -> EnrolmentEntry {
        let id = ["id": learner.id.text]
        guard let known else {
            throw Refusal.notFound("/learner/id", Message("campaigns.no-\(learner.kind.rawValue)", id))
        }
        guard known.isActive else {
            throw Refusal.precondition("/learner/id", Message("campaigns.learner-gone", id))
        }
        guard course.audiences.contains(known.audience) else {
            throw Refusal.precondition(
                "/learner",
                Message(
                    "campaigns.not-the-audience",
                    terms: ["audience": [known.audience.term], "audiences": course.audiences.map(\.term)]))
        }
        guard enrolled < entry.capacity else {
            throw Refusal.precondition(
                "/learner", Message("campaigns.class-full", ["capacity": "\(entry.capacity)"]))
        }
        return EnrolmentEntry(learner: learner, hours: 0, isFailed: false, passed: nil)
    }

    /// The day that hours are entered for: one of the class, that has come. `others` are the hours of the other days;
    /// `pointer` is the request's member that names the class.
    func attend(
        _ hours: Int, on day: Day, atMost most: Int, in entry: ClassEntry, at pointer: String = "/id",
        of course: Course, others: Int
    ) throws {
        var checks = Checks(reference, today: today)
        if day < entry.start || day > entry.end {
            checks.fail(
                "/on", "campaigns.day-outside-class",
                ["day": "\(day)", "start": "\(entry.start)", "end": "\(entry.end)"])
        }
        checks.day(day, at: "/on")
        checks.number(hours, in: 0...most, at: "/hours")
        try checks.finish()
        try requireOpen(entry, at: pointer)
        guard others + hours <= course.hours else {
            throw Refusal.precondition(
                "/hours",
                Message(
                    "campaigns.more-than-the-course",
                    ["hours": "\(others + hours)", "course": "\(course.hours)"]))
        }
    }

    /// The enrolments with their results: who attended enough and was not failed has passed.
    func complete(
        _ entry: ClassEntry, of course: Course, on day: Day, failed: [Learner], enrolments: [EnrolmentEntry]
    ) throws -> [EnrolmentEntry] {
        var checks = Checks(reference, today: today)
        checks.day(day, since: entry.end, at: "/on")
        let enrolled = Set(enrolments.map(\.learner))
        for (index, learner) in failed.enumerated() where !enrolled.contains(learner) {
            checks.fail("/failed/\(index)", "campaigns.not-enrolled", ["id": learner.id.text])
        }
        try checks.finish()
        try requireOpen(entry)
        let failed = Set(failed)
        return enrolments.map { current in
            var result = current
            result.isFailed = current.isFailed || failed.contains(current.learner)
            result.passed = course.isEnough(current.hours) && !result.isFailed
            return result
        }
    }

    /// The enrolment with its result put right, and why. Nobody passes who was not there often enough.
    func correct(
        _ current: EnrolmentEntry, by request: CorrectResult, of course: Course
    ) throws -> (enrolment: EnrolmentEntry, reason: String) {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        try checks.finish()
        guard let passed = current.passed else {
            throw Refusal.precondition("/id", Message("campaigns.class-not-completed"))
        }
        guard passed != request.passed else {
            throw Refusal.precondition("/passed", Message("campaigns.result-the-same"))
        }
        if request.passed && !course.isEnough(current.hours) {
            throw Refusal.precondition(
                "/passed",
                Message(
                    "campaigns.attended-too-little",
                    [
                        "hours": "\(current.hours)", "course": "\(course.hours)",
                        "percent": "\(course.requiredAttendance)",
                    ]))
        }
        var corrected = current
        (corrected.passed, corrected.isFailed) = (request.passed, !request.passed)
        return (corrected, reason)
    }
}
