public import Vocabulary

extension LeaveClass {
    public init(id: ClassID, learner: Learner, reason: String) {
        (self.id, self.learner, self.reason) = (id, learner, reason)
    }
}

extension VoidEnrolment {
    public init(id: sending ClassID, learner: Learner, from: Day) {
        (self.id, self.learner, self.from) = (id, learner, from)
    }
}

extension CorrectAttendance {
    public init(id: sending ClassID, learner: Learner, on: Day, hours: Int) {
        (self.id, self.learner, self.on, self.hours) = (id, learner, on, hours)
    }
}

extension VoidAttendance {
    public init(id: sending ClassID, learner: Learner, on: Day) {
        (self.id, self.learner, self.on) = (id, learner, on)
    }
}
