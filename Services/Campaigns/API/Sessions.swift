public import Bus
public import Vocabulary

extension Classes {
    /// Says on which days a class is taught, for how long, on what and by whom: all of its sessions, in place of those that were
    /// said before.
    public static let schedule = Command<ScheduleClass, ClassSchedule>(
        "campaigns.Classes/Schedule", needs: .communicator)
    /// Enters who was in a session: its hours for each who was there, none for who was not. Who has the same hours already is left
    /// as it is, so that a sheet which is entered twice changes nothing. All or none.
    public static let attendSession = Command<AttendSession, SessionAttendance>(
        "campaigns.Classes/AttendSession", needs: .communicator)
}

/// One day on which a class is taught.
public struct ClassSession: Composite {
    /// A day of the class.
    public var on: Day
    /// 1 to 12.
    public var hours: Int
    /// One of the course's topics; several, or none in particular, when left out.
    public var topic: String?
    /// Workers of the registry who teach, up to 10, each once.
    public var trainers: [WorkerID]?
}
extension ClassSession: CodedMembers { public static let codes = ["topic": ReferenceTable.trainingTopic] }
extension ClassSession: BoundedMembers { public static let bounds = ["hours": 1...12] }

public struct ScheduleClass: Composite {
    /// A class: one that is open.
    public var id: ClassID
    /// 1 to 200, one a day, together not more hours than the course's. Days for which hours were entered stay among them
    /// (FAILED_PRECONDITION otherwise).
    public var sessions: [ClassSession]
}

/// The sessions of a class, by day.
public struct ClassSchedule: Composite {
    public var `class`: ClassID
    public var sessions: [ClassSession]
}

public struct AttendSession: Composite {
    /// A class: one that is open.
    public var id: ClassID
    /// The day of one of its sessions (NOT_FOUND otherwise), not in the future.
    public var on: Day
    /// Those who were there, all enrolled, up to 500 with the others.
    public var present: [Learner]
    /// Those who were not.
    public var absent: [Learner]?
}

/// What became of a sheet.
public struct SessionAttendance: Composite {
    public var `class`: ClassID
    /// The session.
    public var on: Day
    /// Those of whom hours were entered now.
    public var entered: Int
    /// Those of whom the same had been entered before.
    public var same: Int
}
