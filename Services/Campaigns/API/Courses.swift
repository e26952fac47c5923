public import Bus
public import Vocabulary

/// What is taught: to whom, how long, about what.
public enum Courses {
    /// Enters a course: what is taught to whom, and for how long.
    public static let design = Command<DesignCourse, Course>("campaigns.Courses/Design", needs: .communicator)
    /// Approves a course, so that classes can be held.
    public static let approve = Command<ApproveCourse, Course>("campaigns.Courses/Approve", needs: .lead)
    /// Courses; every member of the request narrows the list.
    public static let list = Query<ListCourses, CourseList>("campaigns.Courses/List", needs: .reader)
}

/// Whether classes of a course may open.
public enum CourseStatus: String, Choice {
    case designed, approved
}

/// What is taught, to whom, in how many hours.
public struct Course: Codable, Hashable, Sendable {
    public let id: CourseID
    public let title: String
    public let audiences: [Audience]
    /// Lower kebab case, from the plan's own list: `inclusion`, `rehabilitation-at-home`.
    public let topics: [String]
    public let hours: Int
    /// Of the course's hours, in whole percent, that a pass needs.
    public let requiredAttendance: Int
    public let unit: UnitPath
    public let status: CourseStatus

    public init(
        id: CourseID, title: String, audiences: [Audience], topics: [String], hours: Int,
        requiredAttendance: Int, unit: UnitPath, status: CourseStatus
    ) {
        self.id = id
        self.title = title
        self.audiences = audiences
        self.topics = topics
        self.hours = hours
        self.requiredAttendance = requiredAttendance
        self.unit = unit
        self.status = status
    }
}

public struct DesignCourse: Codable, Hashable, Sendable {
    public let id: CourseID?
    public let title: String
    /// Children, caregivers, officers, teachers or collaborators.
    public let audiences: [Audience]
    /// 1 to 20, lower kebab case.
    public let topics: [String]
    /// 1 to 1,000.
    public let hours: Int
    /// 1 to 100.
    public let requiredAttendance: Int
    /// Who answers for it; the caller when left out.
    public let unit: UnitPath?

    public init(
        id: CourseID? = nil, title: String, audiences: [Audience], topics: [String], hours: Int,
        requiredAttendance: Int, unit: UnitPath? = nil
    ) {
        self.id = id
        self.title = title
        self.audiences = audiences
        self.topics = topics
        self.hours = hours
        self.requiredAttendance = requiredAttendance
        self.unit = unit
    }
}

public struct ApproveCourse: Codable, Hashable, Sendable {
    public let id: CourseID

    public init(id: CourseID) {
        self.id = id
    }
}

public struct ListCourses: Codable, Hashable, Sendable {
    public let audience: Audience?
    public let topic: String?
    public let status: CourseStatus?

    public init(audience: Audience? = nil, topic: String? = nil, status: CourseStatus? = nil) {
        self.audience = audience
        self.topic = topic
        self.status = status
    }
}

public struct CourseList: Codable, Hashable, Sendable {
    /// By title, at most 500.
    public let items: [Course]

    public init(items: [Course]) {
        self.items = items
    }
}
