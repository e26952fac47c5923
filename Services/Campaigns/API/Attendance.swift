public import Bus
public import Vocabulary

extension Classes {
    /// Says that a learner is in the class until a day, and no longer; said again, it was until another day.
    public static let leave = Command<LeaveClass, Enrolment>("campaigns.Classes/Leave", needs: .communicator)
    /// Says that a learner was never in the class from that day on: entered by mistake, or for other days, and then entered anew.
    public static let voidEnrolment = Command<VoidEnrolment, TrainingClass>(
        "campaigns.Classes/VoidEnrolment", needs: .communicator)
    /// Says that a learner attended other hours on a day than was entered.
    public static let correctAttendance = Command<CorrectAttendance, Enrolment>(
        "campaigns.Classes/CorrectAttendance", needs: .communicator)
    /// Says that what was entered of a day never was.
    public static let voidAttendance = Command<VoidAttendance, Enrolment>(
        "campaigns.Classes/VoidAttendance", needs: .communicator)
}

public struct LeaveClass: Composite {
    /// The class: one that is open.
    public var id: ClassID
    /// One who is enrolled.
    public var learner: Learner
    /// The last day, one of the class, not before the enrolment or the last hours that were entered, not in the future; today
    /// when left out. Said again, another last day: a later one needs the place for longer (FAILED_PRECONDITION when it is
    /// taken).
    public var on: Day?
    /// 1 to 1,000 characters on one line.
    public var reason: String
}

public struct VoidEnrolment: Composite {
    /// The class: one that is open.
    public var id: ClassID
    /// One who is enrolled.
    public var learner: Learner
    /// The first day of the place that never was (NOT_FOUND otherwise); no hours stand on its days (FAILED_PRECONDITION).
    public var from: Day
}

public struct CorrectAttendance: Composite {
    /// The class: one that is open.
    public var id: ClassID
    /// One who is enrolled.
    public var learner: Learner
    /// A day for which hours were entered (NOT_FOUND otherwise).
    public var on: Day
    /// 0 to 12: what they were.
    public var hours: Int
}

public struct VoidAttendance: Composite {
    /// The class: one that is open.
    public var id: ClassID
    /// One who is enrolled.
    public var learner: Learner
    /// A day for which hours were entered (NOT_FOUND otherwise).
    public var on: Day
}
