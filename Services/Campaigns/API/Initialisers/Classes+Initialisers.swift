public import Bus
public import Vocabulary

extension TrainingClass {
    public init(
        id: ClassID, course: CourseID, place: UnitPath, start: Day, end: Day, capacity: Int,
        status: ClassStatus, enrolled: Int
    ) {
        (self.id, self.course, self.place, self.start, self.end) = (id, course, place, start, end)
        (self.capacity, self.status, self.enrolled) = (capacity, status, enrolled)
    }
}

extension Enrolment {
    public init(`class`: ClassID, learner: Learner, from: Day, hoursAttended: Int) {
        (self.`class`, self.learner, self.from) = (`class`, learner, from)
        self.hoursAttended = hoursAttended
    }
}

extension OpenClass {
    public init(course: CourseID, place: UnitPath, start: Day, end: Day, capacity: Int) {
        (self.course, self.place, self.start, self.end, self.capacity) = (course, place, start, end, capacity)
    }
}

extension EnrolLearner {
    public init(id: ClassID, learner: Learner) { (self.id, self.learner) = (id, learner) }
}

extension AttendClass {
    public init(id: ClassID, learner: Learner, hours: Int) {
        (self.id, self.learner, self.hours) = (id, learner, hours)
    }
}

extension CompleteClass { public init(id: ClassID) { self.id = id } }

extension ExaminationMark {
    public init(learner: sending Learner, mark: Int) { (self.learner, self.mark) = (learner, mark) }
}

extension CorrectResult {
    public init(id: sending ClassID, learner: Learner, passed: Bool, reason: String) {
        (self.id, self.learner, self.passed, self.reason) = (id, learner, passed, reason)
    }
}

extension ClassRow {
    public init(`class`: ClassID, learner: Learner, hours: Int) {
        (self.class, self.learner, self.hours) = (`class`, learner, hours)
    }
}

extension GetClass { public init(id: ClassID) { self.id = id } }

extension ClassRegister {
    public init(
        `class`: sending TrainingClass, sessions: [ClassSession], enrolments: List<Enrolment>
    ) {
        (self.class, self.sessions, self.enrolments) = (`class`, sessions, enrolments)
    }
}
