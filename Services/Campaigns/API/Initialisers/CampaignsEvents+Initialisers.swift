public import Vocabulary

extension CampaignFacts {
    public init(
        id: CampaignID, unit: UnitPath, audiences: [Audience], area: [UnitPath], channels: [Channel],
        start: Day, end: Day, status: CampaignStatus, on: Day
    ) {
        (self.id, self.unit, self.audiences, self.area, self.channels) = (id, unit, audiences, area, channels)
        (self.start, self.end, self.status, self.on) = (start, end, status, on)
    }
}

extension MaterialFacts {
    public init(id: MaterialID, kind: MaterialKind, unit: UnitPath, quantity: Int, on: Day) {
        (self.id, self.kind, self.unit, self.quantity, self.on) = (id, kind, unit, quantity, on)
    }
}

extension MaterialDistributed {
    public init(id: sending DistributionID, material: MaterialID, to: UnitPath, quantity: Int, on: Day) {
        (self.id, self.material, self.to, self.quantity, self.on) = (id, material, to, quantity, on)
    }
}

extension EventFacts {
    public init(id: CommunicationEventID, channel: Channel, place: UnitPath, on: Day, reach: [Reach]) {
        (self.id, self.channel, self.place, self.on, self.reach) = (id, channel, place, on, reach)
    }
}

extension CourseFacts {
    public init(id: sending CourseID, audiences: [Audience], topics: [String], hours: Int, unit: UnitPath) {
        (self.id, self.audiences, self.topics, self.hours, self.unit) = (id, audiences, topics, hours, unit)
    }
}

extension ClassFacts {
    public init(
        id: ClassID, course: CourseID, place: UnitPath, start: Day, end: Day, on: Day, enrolled: Int
    ) {
        (self.id, self.course, self.place, self.start, self.end) = (id, course, place, start, end)
        (self.on, self.enrolled) = (on, enrolled)
    }
}

extension TrainingResult {
    public init(
        person: sending Learner, course: CourseID, topics: [String], `class`: ClassID, place: UnitPath,
        on: Day
    ) {
        (self.person, self.course, self.topics, self.class) = (person, course, topics, `class`)
        (self.place, self.on) = (place, on)
    }
}

extension EnrolmentFacts {
    public init(`class`: ClassID, learner: Learner, from: Day) {
        (self.class, self.learner, self.from) = (`class`, learner, from)
    }
}

extension AttendanceFacts {
    public init(`class`: sending ClassID, learner: Learner, on: Day, hours: Int) {
        (self.class, self.learner, self.on, self.hours) = (`class`, learner, on, hours)
    }
}
