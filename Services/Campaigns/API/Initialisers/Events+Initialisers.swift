public import Vocabulary

extension Reach {
    /// Counted on the spot, unless it is said otherwise.
    public init(audience: sending Audience, female: Int, male: Int, counted: PeopleCount = .counted) {
        (self.audience, self.female, self.male, self.counted) = (audience, female, male, counted)
    }
}

extension CommunicationEvent {
    public init(
        id: CommunicationEventID, title: String, channel: Channel, place: UnitPath, on: Day,
        audiences: [Audience], status: EventStatus, reach: [Reach]
    ) {
        (self.id, self.title, self.channel, self.place, self.on) = (id, title, channel, place, on)
        (self.audiences, self.status, self.reach) = (audiences, status, reach)
    }
}

extension ScheduleEvent {
    public init(title: String, channel: Channel, place: UnitPath, on: Day, audiences: [Audience]) {
        (self.title, self.channel, self.place, self.on) = (title, channel, place, on)
        self.audiences = audiences
    }
}

extension HoldEvent {
    public init(id: CommunicationEventID, reach: [Reach]) { (self.id, self.reach) = (id, reach) }
}

extension CorrectEvent {
    public init(id: CommunicationEventID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension VoidEvent {
    public init(id: sending CommunicationEventID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension CancelEvent {
    public init(id: CommunicationEventID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension Exposure {
    public init(measure: ExposureMeasure, amount: Int, source: ExposureSource) {
        (self.measure, self.amount, self.source) = (measure, amount, source)
    }
}

extension PlanIntegration {
    public init(plan: String, movement: String) { (self.plan, self.movement) = (plan, movement) }
}

extension ReachSummary {
    public init(events: Int, people: [PeopleReached], exposure: [ExposureSum]) {
        (self.events, self.people, self.exposure) = (events, people, exposure)
    }
}

extension PeopleReached {
    public init(audience: sending Audience, counted: PeopleCount, female: Int, male: Int, events: Int) {
        (self.audience, self.counted) = (audience, counted)
        (self.female, self.male, self.events) = (female, male, events)
    }
}

extension ExposureSum {
    public init(
        channel: sending Channel, measure: ExposureMeasure, source: ExposureSource, amount: Int, events: Int
    ) {
        (self.channel, self.measure, self.source) = (channel, measure, source)
        (self.amount, self.events) = (amount, events)
    }
}
