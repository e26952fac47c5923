public import Vocabulary

extension ClassSession {
    public init(on day: Day, hours: Int) { (self.on, self.hours) = (day, hours) }
}

extension ScheduleClass {
    public init(id: sending ClassID, sessions: [ClassSession]) { (self.id, self.sessions) = (id, sessions) }
}

extension ClassSchedule {
    public init(`class`: sending ClassID, sessions: [ClassSession]) {
        (self.class, self.sessions) = (`class`, sessions)
    }
}

extension AttendSession {
    public init(id: ClassID, on day: Day, present: [Learner]) {
        (self.id, self.on, self.present) = (id, day, present)
    }
}

extension SessionAttendance {
    public init(`class`: sending ClassID, on day: Day, entered: Int, same: Int) {
        (self.class, self.on, self.entered, self.same) = (`class`, day, entered, same)
    }
}
