import Bus
import CampaignsAPI
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
        Enrolment(class: id, learner: learner, hoursAttended: hours, passed: passed)
    }
}

/// Who may sit in a class, what counts as having been there, and who has passed.
struct ClassRules {
    let checks: Checks

    init(reference: Reference, today: Day) { checks = Checks(reference: reference, today: today) }

    func open(_ request: OpenClass, of course: Course, as id: ClassID) throws -> ClassEntry {
        var faults = Faults()
        checks.unit(request.place, on: min(request.start, checks.today), at: "/place", &faults)
        checks.order(request.start, request.end, &faults)
        checks.within(request.capacity, 1...5000, at: "/capacity", &faults)
        try faults.check()
        guard course.status == .approved else { throw Refusal.state("/course", "course-not-approved") }
        return ClassEntry(
            id: id, course: course.id, place: request.place, start: request.start, end: request.end,
            capacity: request.capacity, status: .open)
    }

    func requireOpen(_ entry: ClassEntry, at pointer: String = "/id") throws {
        guard let day = entry.completedOn else { return }
        throw Refusal.state(pointer, "class-completed", ["day": "\(day)"])
    }

    /// `known` is nil for somebody of whom the registry has never told.
    func enrol(
        _ learner: Learner, known: KnownLearner?, in entry: ClassEntry, of course: Course, enrolled: Int
    ) throws -> EnrolmentEntry {
        guard let known else {
            throw Refusal.missing("/learner/id", "no-\(learner.kind.rawValue)", learner.id.text)
        }
        guard known.isActive else {
            throw Refusal.state("/learner/id", "learner-gone", ["id": learner.id.text])
        }
        guard course.audiences.contains(known.audience) else {
            let audiences = course.audiences.map(\.rawValue).joined(separator: ", ")
            throw Refusal.state(
                "/learner", "not-the-audience", ["audience": known.audience.rawValue, "audiences": audiences])
        }
        guard enrolled < entry.capacity else {
            throw Refusal.state("/learner", "class-full", ["capacity": "\(entry.capacity)"])
        }
        return EnrolmentEntry(learner: learner, hours: 0, isFailed: false, passed: nil)
    }

    /// The day that hours are entered for: one of the class, that has come. `others` are the hours of the other days.
    func attend(
        _ hours: Int, on day: Day, atMost most: Int, in entry: ClassEntry, of course: Course, others: Int
    ) throws {
        var faults = Faults()
        if day < entry.start || day > entry.end {
            faults.add(
                "/on", "day-outside-class",
                ["day": "\(day)", "start": "\(entry.start)", "end": "\(entry.end)"])
        }
        checks.past(day, at: "/on", &faults)
        checks.within(hours, 0...most, at: "/hours", &faults)
        try faults.check()
        guard others + hours <= course.hours else {
            throw Refusal.state(
                "/hours", "more-than-the-course",
                ["hours": "\(others + hours)", "course": "\(course.hours)"])
        }
    }

    /// The enrolments with their results: who attended enough and was not failed has passed.
    func complete(
        _ entry: ClassEntry, of course: Course, on day: Day, failed: [Learner], enrolments: [EnrolmentEntry]
    ) throws -> [EnrolmentEntry] {
        var faults = Faults()
        checks.past(day, since: entry.end, at: "/on", &faults)
        let enrolled = Set(enrolments.map(\.learner))
        for (index, learner) in failed.enumerated() where !enrolled.contains(learner) {
            faults.add("/failed/\(index)", "not-enrolled", ["id": learner.id.text])
        }
        try faults.check()
        let failed = Set(failed)
        return enrolments.map { enrolment in
            var result = enrolment
            result.isFailed = enrolment.isFailed || failed.contains(enrolment.learner)
            result.passed = course.isEnough(enrolment.hours) && !result.isFailed
            return result
        }
    }

    /// The enrolment with its result put right. Nobody passes who was not there often enough.
    func correct(_ enrolment: EnrolmentEntry, by request: CorrectResult, of course: Course) throws
        -> EnrolmentEntry
    {
        var faults = Faults()
        _ = checks.text(request.reason, at: "/reason", limit: 1000, &faults)
        try faults.check()
        guard let passed = enrolment.passed else { throw Refusal.state("/id", "class-not-completed") }
        guard passed != request.passed else { throw Refusal.state("/passed", "result-the-same") }
        if request.passed && !course.isEnough(enrolment.hours) {
            throw Refusal.state(
                "/passed", "attended-too-little",
                [
                    "hours": "\(enrolment.hours)", "course": "\(course.hours)",
                    "percent": "\(course.requiredAttendance)",
                ])
        }
        var corrected = enrolment
        corrected.passed = request.passed
        corrected.isFailed = !request.passed
        return corrected
    }
}
