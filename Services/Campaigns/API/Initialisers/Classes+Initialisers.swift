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
    public init(`class`: sending ClassID, learner: Learner, hoursAttended: Int, passed: Bool? = nil) {
        (self.class, self.learner, self.hoursAttended) = (`class`, learner, hoursAttended)
        self.passed = passed
    }
}

extension OpenClass {
    public init(course: CourseID, place: UnitPath, start: Day, end: Day, capacity: Int) {
        (self.course, self.place, self.start, self.end, self.capacity) = (course, place, start, end, capacity)
    }
}

extension EnrolLearner {
    public init(id: sending ClassID, learner: Learner) { (self.id, self.learner) = (id, learner) }
}

extension AttendClass {
    public init(id: sending ClassID, learner: Learner, on: Day? = nil, hours: Int) {
        (self.id, self.learner, self.on, self.hours) = (id, learner, on, hours)
    }
}

extension CompleteClass {
    public init(id: sending ClassID, on: Day? = nil, failed: [Learner]? = nil) {
        (self.id, self.on, self.failed) = (id, on, failed)
    }
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

extension GetClass {
    public init(id: sending ClassID, after: String? = nil, limit: Int? = nil) {
        (self.id, self.after, self.limit) = (id, after, limit)
    }
}

extension ClassRegister {
    public init(`class`: sending TrainingClass, enrolments: EnrolmentList) {
        (self.class, self.enrolments) = (`class`, enrolments)
    }
}

extension ListClasses {
    public init(course: sending CourseID? = nil, place: UnitPath? = nil, status: ClassStatus? = nil) {
        (self.course, self.place, self.status) = (course, place, status)
    }
}
