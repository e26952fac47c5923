public import Bus
public import Vocabulary

/// Courses being taught: who came, who passed.
public enum Classes {
    /// Opens a class of an approved course.
    public static let open = Command<OpenClass, TrainingClass>("campaigns.Classes/Open", needs: .communicator)
    /// Enters people of the registry in a class.
    public static let enrol = Command<EnrolLearner, Enrolment>(
        "campaigns.Classes/Enrol", needs: .communicator)
    /// Enters the hours that a learner attended on a day; entering the day again puts it right.
    public static let attend = Command<AttendClass, Enrolment>(
        "campaigns.Classes/Attend", needs: .communicator)
    /// Ends the class: who attended enough, and was not failed, has passed.
    public static let complete = Command<CompleteClass, TrainingClass>(
        "campaigns.Classes/Complete", needs: .communicator)
    /// Puts a result right after completion.
    public static let correct = Command<CorrectResult, Enrolment>(
        "campaigns.Classes/Correct", needs: .communicator)
    /// Enters a class list: one learner a row, with the hours attended.
    public static let `import` = Import<ClassRow>("campaigns.Classes/Import", needs: .communicator)
    /// One class, with who learns in it.
    public static let get = Query<GetClass, ClassRegister>("campaigns.Classes/Get", needs: .reader)
    /// Classes that the caller may see; every member of the request narrows the list.
    public static let list = Feed<ListClasses, TrainingClass>("campaigns.Classes/List", needs: .reader)
}

/// Whether a class still runs.
public enum ClassStatus: String, Choice {
    case open, completed
}

/// One run of a course, in one place.
public struct TrainingClass: Codable, Hashable, Sendable {
    public let id: ClassID
    public let course: CourseID
    /// The unit where it is taught.
    public let place: UnitPath
    public let start: Day
    /// The last day.
    public let end: Day
    public let capacity: Int
    public let status: ClassStatus
    public let enrolled: Int
    /// Nil until completed.
    public let passed: Int?
    public let completedOn: Day?

    public init(
        id: ClassID, course: CourseID, place: UnitPath, start: Day, end: Day, capacity: Int,
        status: ClassStatus, enrolled: Int, passed: Int? = nil, completedOn: Day? = nil
    ) {
        self.id = id
        self.course = course
        self.place = place
        self.start = start
        self.end = end
        self.capacity = capacity
        self.status = status
        self.enrolled = enrolled
        self.passed = passed
        self.completedOn = completedOn
    }
}

/// One learner in one class.
public struct Enrolment: Codable, Hashable, Sendable {
    public let `class`: ClassID
    public let learner: Learner
    /// In all.
    public let hoursAttended: Int
    /// Nil until the class is completed.
    public let passed: Bool?

    public init(`class`: ClassID, learner: Learner, hoursAttended: Int, passed: Bool? = nil) {
        self.class = `class`
        self.learner = learner
        self.hoursAttended = hoursAttended
        self.passed = passed
    }
}

public struct OpenClass: Codable, Hashable, Sendable {
    public let id: ClassID?
    public let course: CourseID
    public let place: UnitPath
    public let start: Day
    public let end: Day
    /// 1 to 5,000.
    public let capacity: Int

    public init(id: ClassID? = nil, course: CourseID, place: UnitPath, start: Day, end: Day, capacity: Int) {
        self.id = id
        self.course = course
        self.place = place
        self.start = start
        self.end = end
        self.capacity = capacity
    }
}

public struct EnrolLearner: Codable, Hashable, Sendable {
    /// The class.
    public let id: ClassID
    public let learner: Learner

    public init(id: ClassID, learner: Learner) {
        self.id = id
        self.learner = learner
    }
}

public struct AttendClass: Codable, Hashable, Sendable {
    /// The class.
    public let id: ClassID
    public let learner: Learner
    /// A day of the class; today when left out.
    public let on: Day?
    /// 0 to 12: that day's, whatever was entered for it before.
    public let hours: Int

    public init(id: ClassID, learner: Learner, on: Day? = nil, hours: Int) {
        self.id = id
        self.learner = learner
        self.on = on
        self.hours = hours
    }
}

public struct CompleteClass: Codable, Hashable, Sendable {
    /// The class.
    public let id: ClassID
    /// Today when left out; not before the class's last day.
    public let on: Day?
    /// Learners who attended enough and yet did not pass.
    public let failed: [Learner]?

    public init(id: ClassID, on: Day? = nil, failed: [Learner]? = nil) {
        self.id = id
        self.on = on
        self.failed = failed
    }
}

public struct CorrectResult: Codable, Hashable, Sendable {
    /// The class.
    public let id: ClassID
    public let learner: Learner
    public let passed: Bool
    /// Why, for the record.
    public let reason: String

    public init(id: ClassID, learner: Learner, passed: Bool, reason: String) {
        self.id = id
        self.learner = learner
        self.passed = passed
        self.reason = reason
    }
}

public struct ClassRow: Codable, Hashable, Sendable {
    public let `class`: ClassID
    public let learner: Learner
    /// In all, on the class's first day unless `on` says another.
    public let hours: Int
    public let on: Day?
    /// False for who attended enough and yet did not pass.
    public let passed: Bool?

    public init(`class`: ClassID, learner: Learner, hours: Int, on: Day? = nil, passed: Bool? = nil) {
        self.class = `class`
        self.learner = learner
        self.hours = hours
        self.on = on
        self.passed = passed
    }
}

public struct GetClass: Codable, Hashable, Sendable {
    public let id: ClassID

    public init(id: ClassID) {
        self.id = id
    }
}

public struct ClassRegister: Codable, Hashable, Sendable {
    public let `class`: TrainingClass
    public let enrolments: [Enrolment]

    public init(`class`: TrainingClass, enrolments: [Enrolment]) {
        self.class = `class`
        self.enrolments = enrolments
    }
}

public struct ListClasses: Codable, Hashable, Sendable {
    public let course: CourseID?
    /// A unit: the place or one above it.
    public let place: UnitPath?
    public let status: ClassStatus?

    public init(course: CourseID? = nil, place: UnitPath? = nil, status: ClassStatus? = nil) {
        self.course = course
        self.place = place
        self.status = status
    }
}
