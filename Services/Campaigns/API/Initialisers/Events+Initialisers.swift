public import Vocabulary

extension Reach {
    public init(audience: sending Audience, female: Int, male: Int) {
        (self.audience, self.female, self.male) = (audience, female, male)
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

extension CancelEvent {
    public init(id: CommunicationEventID, reason: String) { (self.id, self.reason) = (id, reason) }
}
