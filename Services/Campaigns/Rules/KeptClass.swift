import Bus
import CampaignsAPI
import Vocabulary

/// A class as it is kept: what ``TrainingClass`` shows, without the counts.
struct KeptClass: Hashable, Sendable {
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

/// A class with the course that is taught in it.
struct TaughtClass: Hashable, Sendable {
    var entry: KeptClass
    let course: Course

    /// Of the day on which the class was completed, whenever somebody found it out: what a learner knows since then.
    func result(of learner: Learner) -> TrainingResult {
        TrainingResult(
            person: learner, course: course.id, topics: course.topics, class: entry.id, place: entry.place,
            on: entry.completedOn ?? entry.end)
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

    /// Whether the learner has passed as far as anybody counts.
    var counts: Bool { passed == true && !isPassContradicted }

    func shown(in id: ClassID) -> Enrolment {
        Enrolment(class: id, learner: learner, from: from, hoursAttended: hours).with {
            $0.until = until
            $0.passed = passed
            $0.reason = reason
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
                "/on", Message("campaigns.before-enrolment", ["id": learner.id.text, "from": "\(from)"]))
        }
        if let until, until < day {
            throw Refusal.precondition(
                "/on", Message("campaigns.left-already", ["id": learner.id.text, "until": "\(until)"]))
        }
    }
}
