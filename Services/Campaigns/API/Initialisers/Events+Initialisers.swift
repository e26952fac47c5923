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
    public init(id: sending CommunicationEventID, on: Day? = nil, reach: [Reach]) {
        (self.id, self.on, self.reach) = (id, on, reach)
    }
}

extension CancelEvent {
    public init(id: sending CommunicationEventID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension ListEvents {
    public init(
        campaign: sending CampaignID? = nil, place: UnitPath? = nil, status: EventStatus? = nil,
        after: String? = nil, limit: Int? = nil
    ) {
        (self.campaign, self.place, self.status) = (campaign, place, status)
        (self.after, self.limit) = (after, limit)
    }
}
