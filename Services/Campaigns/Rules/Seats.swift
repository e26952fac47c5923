import CampaignsAPI
import ServiceKit
import Vocabulary

// What is said of a learner in a class, each for itself and with days of its own.

/// That the learner is in the class.
struct Seat: Codable, PeriodValue {
    let `class`: ClassID
    let learner: Learner
    /// Why the learner left.
    var reason: String?

    /// One seat at a time.
    func collides(with _: Seat) -> Bool { true }
}

/// The hours of one day.
struct Attended: Codable, PeriodValue {
    let `class`: ClassID
    var hours: Int
    /// Whether the day lies outside the child's life: then they are not counted.
    var contradicted = false

    /// A day is entered once.
    func collides(with _: Attended) -> Bool { true }
}

/// The result, from the day on which the class was completed.
struct Outcome: Codable, Hashable, Sendable {
    let `class`: ClassID
    var passed: Bool
    /// Why it was put right last.
    var reason: String?
    /// Whether a pass lies outside the child's life: then it is not counted.
    var contradicted = false
    /// Of the examination.
    var mark: Int?
}

extension FactSubject {
    /// A learner in a class.
    init(_ learner: Learner, in id: ClassID) {
        guard let subject = FactSubject("\(id)/\(learner.kind.rawValue)/\(learner.id)") else {
            preconditionFailure("an id is not empty")
        }
        self = subject
    }
}
