public import Bus
public import Vocabulary

extension Classes {
    /// Puts right the days of a class, for every day; as known before, they stay what they were. Who passed in it passed on the right day
    /// of its completion, and keeps the number of the certificate.
    public static let correctDays = Command<CorrectClass, TrainingClass>(
        "campaigns.Classes/CorrectDays", needs: .communicator)
    /// Takes back that a class was completed, with every result in it and what its certificates say, or that it was opened at all: then it
    /// never was.
    public static let void = Command<VoidClass, TrainingClass>("campaigns.Classes/Void", needs: .communicator)
}

/// What is left out stays as it is.
public struct CorrectClass: Composite {
    /// The class.
    public var id: ClassID
    /// The first day, on which its place is a unit. No hours and no session lie before it.
    public var start: Day?
    /// The last day, not before the first. No hours, no session, no first or last day of somebody's place lies after it.
    public var end: Day?
    /// Of one that is completed (FAILED_PRECONDITION otherwise): the day it was, not before its last day, not in the future.
    public var completedOn: Day?
    /// That with its right days it is another class than one of the same course, place, days and capacity (ALREADY_EXISTS otherwise).
    public var confirmedDistinct: Bool?
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct VoidClass: Composite {
    /// The class.
    public var id: ClassID
    /// Which step, by what it made of the class: the last one. With the completion its marks and results never were; for the opening
    /// nobody has a place in the class (FAILED_PRECONDITION otherwise).
    public var step: ClassStatus
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}
