public import Bus
public import Vocabulary

/// What is taught: to whom, how long, about what.
public enum Courses {
    /// Enters a course: what is taught to whom, and for how long.
    public static let design = Command<DesignCourse, Course>("campaigns.Courses/Design", needs: .communicator)
    /// Approves a course, so that classes can be held.
    public static let approve = Command<ApproveCourse, Course>("campaigns.Courses/Approve", needs: .lead)
    /// Puts right the day on which a course was designed or approved, for every day; as known before, it stays what it was. The day of
    /// the approval is put right by who may approve.
    public static let correct = Command<CorrectCourse, Course>(
        "campaigns.Courses/Correct", needs: .communicator)
    /// Takes back that a course was approved, or that it was designed at all: then it never was. The approval is taken back by who may
    /// approve.
    public static let void = Command<VoidCourse, Course>("campaigns.Courses/Void", needs: .communicator)
    /// Courses by title; every member of the request narrows the list.
    public static let list = Query<ListCourses, List<Course>>("campaigns.Courses/List", needs: .reader)
}

/// Whether classes of a course may open.
public enum CourseStatus: String, Choice {
    case designed, approved
}

/// Of what a pass needs enough.
public enum AttendanceMeasure: String, Choice {
    /// Of the course's hours.
    case hours
    /// Of the class's sessions, whatever their lengths.
    case sessions
}

/// How many of a course's hours are for one of its topics.
public struct TopicHours: Composite {
    /// One of the course's.
    public var topic: String
    /// 1 to 1,000.
    public var hours: Int
}
extension TopicHours: CodedMembers { public static let codes = ["topic": ReferenceTable.trainingTopic] }
extension TopicHours: BoundedMembers { public static let bounds = ["hours": 1...1000] }

/// What is taught, to whom, in how many hours.
public struct Course: Composite {
    public var id: CourseID
    public var title: String
    public var audiences: [Audience]
    /// Lower kebab case, from the plan's own list: `inclusion`, `rehabilitation-at-home`.
    public var topics: [String]
    /// Of teaching, in all.
    public var hours: Int
    /// Of the course's hours, in whole percent, that a pass needs.
    public var requiredAttendance: Int
    /// Of what that is a share; the hours when nil.
    public var attendanceBy: AttendanceMeasure?
    /// How many hours are for which of the topics; nil where nobody has said so.
    public var curriculum: [TopicHours]?
    /// The mark out of 100 that a pass needs too; nil of a course without an examination.
    public var passMark: Int?
    /// For so many years a pass counts, from the day of the class's completion; for ever when nil.
    public var validYears: Int?
    /// Who answers for it.
    public var unit: UnitPath
    public var status: CourseStatus
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}
extension Course: CodedMembers { public static let codes = ["topics": ReferenceTable.trainingTopic] }

public struct DesignCourse: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: CourseID?
    /// 1 to 300 characters on one line.
    public var title: String
    /// Children, caregivers, officers, teachers or collaborators.
    public var audiences: [Audience]
    /// 1 to 20, lower kebab case.
    public var topics: [String]
    /// 1 to 1,000.
    public var hours: Int
    /// 1 to 100.
    public var requiredAttendance: Int
    /// Of what that is a share; the hours when left out.
    public var attendanceBy: AttendanceMeasure?
    /// How many hours are for which of the topics: each topic once, together all of the hours.
    public var curriculum: [TopicHours]?
    /// The mark out of 100 that a pass needs too, 1 to 100; no examination when left out.
    public var passMark: Int?
    /// For so many years a pass counts, 1 to 50; for ever when left out.
    public var validYears: Int?
    /// Who answers for it; the caller when left out.
    public var unit: UnitPath?
    /// The day that it was designed, not in the future; today when left out.
    public var on: Day?
}
extension DesignCourse: BoundedMembers {
    public static let bounds = [
        "hours": 1...1000, "requiredAttendance": 1...100, "passMark": 1...100, "validYears": 1...50,
    ]
}
extension DesignCourse: CodedMembers { public static let codes = ["topics": ReferenceTable.trainingTopic] }

public struct ApproveCourse: Composite {
    /// One that is not approved yet.
    public var id: CourseID
    /// Not before it was designed, not in the future; today when left out.
    public var on: Day?
}

public struct CorrectCourse: Composite {
    /// The course.
    public var id: CourseID
    /// Which step, by what it made of the course: one that was taken (FAILED_PRECONDITION otherwise).
    public var step: CourseStatus
    /// The day it was: not before the step before it, nor after the next one, not in the future.
    public var on: Day
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct VoidCourse: Composite {
    /// The course.
    public var id: CourseID
    /// Which step, by what it made of the course: the last one. For the approval no class of the course is open or was held
    /// (FAILED_PRECONDITION otherwise).
    public var step: CourseStatus
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct ListCourses: Composite, DatedRequest {
    public var audience: Audience?
    /// A code of the training topics.
    public var topic: String?
    public var status: CourseStatus?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}
extension ListCourses: CodedMembers { public static let codes = ["topic": ReferenceTable.trainingTopic] }
