public import Vocabulary

extension Course {
    public init(
        id: sending CourseID, title: String, audiences: [Audience], topics: [String], hours: Int,
        requiredAttendance: Int, unit: UnitPath, status: CourseStatus
    ) {
        (self.id, self.title, self.audiences, self.topics, self.hours) = (id, title, audiences, topics, hours)
        (self.requiredAttendance, self.unit, self.status) = (requiredAttendance, unit, status)
    }
}

extension DesignCourse {
    public init(title: String, audiences: [Audience], topics: [String], hours: Int, requiredAttendance: Int) {
        (self.title, self.audiences, self.topics, self.hours) = (title, audiences, topics, hours)
        self.requiredAttendance = requiredAttendance
    }
}

extension ApproveCourse { public init(id: CourseID) { self.id = id } }

extension CorrectCourse {
    public init(id: sending CourseID, step: CourseStatus, on day: Day, reason: String) {
        (self.id, self.step, self.on, self.reason) = (id, step, day, reason)
    }
}

extension VoidCourse {
    public init(id: sending CourseID, step: CourseStatus, reason: String) {
        (self.id, self.step, self.reason) = (id, step, reason)
    }
}

extension TopicHours {
    public init(topic: sending String, hours: Int) { (self.topic, self.hours) = (topic, hours) }
}
