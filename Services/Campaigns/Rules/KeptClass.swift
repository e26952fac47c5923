import Bus
import CampaignsAPI
import Vocabulary

/// A class as it is kept: what ``TrainingClass`` shows, without the counts.
struct KeptClass: Hashable, Sendable {
    let id: ClassID
    let course: CourseID
    let place: UnitPath
    var start: Day
    var end: Day
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
        ClassFacts(
            id: id, course: course, place: place, start: start, end: end, on: day, enrolled: enrolled
        ).with { $0.passed = passed }
    }

    var days: ClassDays { ClassDays(start: start, end: end) }
}

/// What is said of a class with each of its steps.
struct ClassDays: Codable, Hashable, Sendable {
    let start: Day
    let end: Day
}

/// A class with the course that is taught in it.
struct TaughtClass: Hashable, Sendable {
    var entry: KeptClass
    let course: Course
    /// How many sessions it has.
    var sessions = 0

    /// Whether the learner was there often enough for a pass.
    func isEnough(_ enrolment: KeptEnrolment) -> Bool {
        switch course.attendanceBy ?? .hours {
        case .hours: course.isEnough(enrolment.hours)
        case .sessions: sessions > 0 && enrolment.sessions * 100 >= sessions * course.requiredAttendance
        }
    }

    /// Whether what a pass needs is there: enough attendance and, where there is an examination, a mark that is high enough.
    func meetsRule(_ enrolment: KeptEnrolment) -> Bool {
        isEnough(enrolment) && course.passMark.map { $0 <= enrolment.mark ?? -1 } ?? true
    }

    /// Of the day on which the class was completed, whenever somebody found it out: what a learner knows since then.
    func result(of learner: Learner) -> TrainingResult {
        let day = entry.completedOn ?? entry.end
        return TrainingResult(
            person: learner, course: course.id, topics: course.topics, class: entry.id, place: entry.place,
            on: day
        ).with { $0.until = course.lastDay(ofPassOn: day) }
    }
}

/// One learner's place in a class, as it is kept.
struct KeptEnrolment: Hashable, Sendable {
    let learner: Learner
    /// The first day on which the learner could be in class, and the last of who has left.
    var from: Day
    var until: Day?
    /// In all.
    var hours: Int
    /// Whether somebody said that the learner did not pass although there often enough.
    var isFailed: Bool
    /// Whether that was said before the class was completed.
    var isFailedBefore = false
    /// Nil until the class is completed.
    var passed: Bool?
    /// Why the result was put right last.
    var reason: String?
    /// The closure of a child that ended it.
    var endedBy: FactID?
    /// Whether hours lie outside the child's life, which are not among ``hours``.
    var hasContradictedHours = false
    /// Whether the pass does.
    var isPassContradicted = false
    /// In how many sessions the learner was.
    var sessions = 0
    /// Of the examination.
    var mark: Int?
    /// The number of the certificate, once there was a pass.
    var certificate: String?

    /// Whether the learner has passed as far as anybody counts.
    var counts: Bool { passed == true && !isPassContradicted }

    func shown(in id: ClassID) -> Enrolment {
        Enrolment(class: id, learner: learner, from: from, hoursAttended: hours).with {
            $0.until = until
            $0.passed = passed
            $0.reason = reason
            $0.mark = mark
            $0.certificate = counts ? certificate : nil
            $0.contradicted = hasContradictedHours || isPassContradicted ? true : nil
        }
    }

    func facts(in id: ClassID) -> EnrolmentFacts {
        EnrolmentFacts(class: id, learner: learner, from: from).with { $0.until = until }
    }

    /// Throws FAILED_PRECONDITION when the learner was not enrolled yet, or had left, and had no place before that either:
    /// `seats` are those that the learner has had in the class.
    func requireEnrolled(on day: Day, seats: Periods<Seat>) throws {
        guard seats.facts(on: day).isEmpty else { return }
        if day < from {
            throw Refusal.precondition(
                "/on",
                Message("campaigns.before-enrolment", ["id": learner.id.text, "from": "\(from)"])
                    .about(seats.place(from: from)))
        }
        if let until, until < day {
            throw Refusal.precondition(
                "/on",
                Message("campaigns.left-already", ["id": learner.id.text, "until": "\(until)"])
                    .about(seats.place(from: from)))
        }
    }
}

extension Periods where Value == Seat {
    /// The place that begins on a day, as it is recorded.
    fileprivate func place(from day: Day) -> RecordInTheWay? {
        history.facts().first { $0.days.from == day }.map { RecordInTheWay($0.id) }
    }
}
