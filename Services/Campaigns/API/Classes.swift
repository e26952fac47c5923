public import Bus
public import Vocabulary

/// Courses being taught: who came, who passed.
public enum Classes {
    /// Opens a class of an approved course.
    public static let open = Command<OpenClass, TrainingClass>("campaigns.Classes/Open", needs: .communicator)
    /// Enters people of the registry in a class. FAILED_PRECONDITION when others hold all its places on one of the days that the
    /// new place is for, days of the class all of them: who left before, or comes later, takes none on that day. ALREADY_EXISTS
    /// when the learner has another place there on one of them; what was before that one is entered with its last day.
    public static let enrol = Command<EnrolLearner, Enrolment>(
        "campaigns.Classes/Enrol", needs: .communicator)
    /// Enters the hours that a learner attended on a day. ALREADY_EXISTS when some were entered for it before, in this class or
    /// in another one of the course.
    public static let attend = Command<AttendClass, Enrolment>(
        "campaigns.Classes/Attend", needs: .communicator)
    /// Ends the class: who attended enough, and was not failed, has passed. Of a course that counts sessions each day for which hours
    /// were entered is a session's (FAILED_PRECONDITION otherwise).
    public static let complete = Command<CompleteClass, TrainingClass>(
        "campaigns.Classes/Complete", needs: .communicator)
    /// Puts a result right after completion.
    public static let correct = Command<CorrectResult, Enrolment>(
        "campaigns.Classes/Correct", needs: .communicator)
    /// Enters a class list: one learner a row, with the hours attended.
    public static let `import` = Import<ClassRow>("campaigns.Classes/Import", needs: .communicator)
    /// One class, with who learns in it, by pages.
    public static let get = Query<GetClass, ClassRegister>("campaigns.Classes/Get", needs: .reader)
    /// Classes that the caller may see; every member of the request narrows the list.
    public static let list = Feed<ListClasses, TrainingClass>("campaigns.Classes/List", needs: .reader)
}

/// Whether a class still runs.
public enum ClassStatus: String, Choice {
    case open, completed
}

/// One run of a course, in one place.
public struct TrainingClass: Composite {
    public var id: ClassID
    public var course: CourseID
    /// The unit where it is taught.
    public var place: UnitPath
    /// The first day.
    public var start: Day
    /// The last day.
    public var end: Day
    /// How many learners at most on a day.
    public var capacity: Int
    public var status: ClassStatus
    /// How many learners hold a place: without those who have left.
    public var enrolled: Int
    /// Nil until completed.
    public var passed: Int?
    public var completedOn: Day?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}

/// One learner in one class.
public struct Enrolment: Composite {
    public var `class`: ClassID
    public var learner: Learner
    /// The first day on which the learner could be in class.
    public var from: Day
    /// The last, of who has left, and of a child that left the register while the class was to go on: it holds no place after
    /// it, and does not pass.
    public var until: Day?
    /// In all.
    public var hoursAttended: Int
    /// Nil until the class is completed, and of who has left.
    public var passed: Bool?
    /// Why the result was put right last.
    public var reason: String?
    /// The mark of the course's examination, out of 100.
    public var mark: Int?
    /// The number of the certificate, of who has passed: see ``Certificates/verify``.
    public var certificate: String?
    /// True when hours that were entered, or the pass, lie outside the child's life as the registry has it now, before birth
    /// or on no day of its registration: they are not counted until the registry says otherwise. So is the pass of a child
    /// that had left while the class went on, or whose other hours are too few.
    public var contradicted: Bool?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}

public struct OpenClass: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: ClassID?
    /// An approved one (FAILED_PRECONDITION otherwise).
    public var course: CourseID
    /// A unit of the first day, or of today while that is to come.
    public var place: UnitPath
    /// The first day; it may have passed.
    public var start: Day
    /// The last day, not before `start`.
    public var end: Day
    /// 1 to 5,000.
    public var capacity: Int
    /// That it is another class than one of the same course, place, days and capacity (ALREADY_EXISTS otherwise).
    public var confirmedDistinct: Bool?
}
extension OpenClass: BoundedMembers { public static let bounds = ["capacity": 1...5000] }

public struct EnrolLearner: Composite {
    /// The class.
    public var id: ClassID
    /// Of the course's audiences, and there on the first day (FAILED_PRECONDITION otherwise); a child lives in the caller's
    /// scope. Who has left may come back, and a place of before may be entered afterwards.
    public var learner: Learner
    /// The first day on which the learner can be in class: not after its last day, and not in the future. When left out, the day
    /// after the place that the learner had before, if there is one, otherwise the class's first day, or today while that is to come, but not before a child's
    /// birth, a worker's first day at work, or the day on which either came back last; then the learner must be there today, or
    /// must have been on the class's last day or on its own.
    public var on: Day?
    /// Of a learner who has left already: the last day, one of the class, not before `on`, not in the future.
    public var until: Day?
    /// Of such a learner, needed then: why, 1 to 1,000 characters on one line.
    public var reason: String?
}

public struct AttendClass: Composite {
    /// The class.
    public var id: ClassID
    /// One who is enrolled.
    public var learner: Learner
    /// A day of the class and of the enrolment, and of the learner's life; today when left out.
    public var on: Day?
    /// 0 to 12: that day's.
    public var hours: Int
}

public struct CompleteClass: Composite {
    /// The class.
    public var id: ClassID
    /// Today when left out; not before the class's last day.
    public var on: Day?
    /// Learners who attended enough and yet did not pass.
    public var failed: [Learner]?
    /// Of a course with an examination, the marks, each learner once: who has none has not passed.
    public var marks: [ExaminationMark]?
}

/// What a learner's examination came to.
public struct ExaminationMark: Composite {
    /// One who is enrolled.
    public var learner: Learner
    /// 0 to 100.
    public var mark: Int
}
extension ExaminationMark: BoundedMembers { public static let bounds = ["mark": 0...100] }

public struct CorrectResult: Composite {
    /// The class.
    public var id: ClassID
    /// One who is enrolled.
    public var learner: Learner
    /// Another result than now, unless the mark is another; true only for who attended enough, and whose mark is high enough.
    public var passed: Bool
    /// The mark that the examination came to in truth, 0 to 100; as it was when left out. Of who did not pass, and with it does
    /// not yet, the mark alone is put right: nothing that was told is taken back.
    public var mark: Int?
    /// 1 to 1,000 characters on one line.
    public var reason: String
}
extension CorrectResult: BoundedMembers { public static let bounds = ["mark": 0...100] }

public struct ClassRow: Composite {
    /// One that is open.
    public var `class`: ClassID
    /// Enrolled by this row, if not before, as by ``Classes/enrol`` without a first day; a child lives in the caller's scope.
    public var learner: Learner
    /// In all, on the class's first day unless `on` says another. The same hours entered again change nothing.
    public var hours: Int
    /// A day of the class, not in the future.
    public var on: Day?
    /// False for who attended enough and yet did not pass.
    public var passed: Bool?
}

public struct GetClass: Composite, PagedRequest {
    public var id: ClassID
    /// The day that is asked about; ``knownOn`` when left out, and today without that. NOT_FOUND before the class was opened.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page of enrolments begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many enrolments at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

public struct ClassRegister: Composite {
    public var `class`: TrainingClass
    /// The class's sessions, by day; empty where none were said.
    public var sessions: [ClassSession]
    /// By kind of learner and id.
    public var enrolments: List<Enrolment>
}

public struct ListClasses: Composite {
    public var course: CourseID?
    /// A unit: the place or one above it.
    public var place: UnitPath?
    public var status: ClassStatus?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?

    public init() {}
}
