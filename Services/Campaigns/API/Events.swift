public import Bus
public import Vocabulary

/// Direct communication at schools and in communities, press, loudspeaker: what was held, and whom it reached.
public enum Events {
    /// Enters a communication event that is to be held.
    public static let schedule = Command<ScheduleEvent, CommunicationEvent>(
        "campaigns.Events/Schedule", needs: .communicator)
    /// Says that an event was held, and who was reached.
    public static let hold = Command<HoldEvent, CommunicationEvent>(
        "campaigns.Events/Hold", needs: .communicator)
    /// Says that an event will not be held.
    public static let cancel = Command<CancelEvent, CommunicationEvent>(
        "campaigns.Events/Cancel", needs: .communicator)
    /// Events that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListEvents, EventList>("campaigns.Events/List", needs: .reader)
}

/// Whether an event is still to come.
public enum EventStatus: String, Choice {
    case scheduled, held, cancelled
}

/// How many of one audience were reached.
public struct Reach: Codable, Hashable, Sendable {
    public let audience: Audience
    public let female: Int
    public let male: Int

    public init(audience: Audience, female: Int, male: Int) {
        self.audience = audience
        self.female = female
        self.male = male
    }
}

/// A gathering at which a campaign speaks to people.
public struct CommunicationEvent: Codable, Hashable, Sendable {
    public let id: CommunicationEventID
    public let campaign: CampaignID?
    public let title: String
    public let channel: Channel
    /// The unit where it takes place.
    public let place: UnitPath
    /// A school, a hall.
    public let venue: String?
    /// The day planned, and once held the day it was.
    public let on: Day
    public let audiences: [Audience]
    public let status: EventStatus
    /// Once held; one entry an audience.
    public let reach: [Reach]

    public init(
        id: CommunicationEventID, campaign: CampaignID? = nil, title: String, channel: Channel,
        place: UnitPath, venue: String? = nil, on: Day, audiences: [Audience], status: EventStatus,
        reach: [Reach]
    ) {
        self.id = id
        self.campaign = campaign
        self.title = title
        self.channel = channel
        self.place = place
        self.venue = venue
        self.on = on
        self.audiences = audiences
        self.status = status
        self.reach = reach
    }
}

public struct ScheduleEvent: Codable, Hashable, Sendable {
    public let id: CommunicationEventID?
    public let campaign: CampaignID?
    public let title: String
    public let channel: Channel
    public let place: UnitPath
    public let venue: String?
    public let on: Day
    public let audiences: [Audience]

    public init(
        id: CommunicationEventID? = nil, campaign: CampaignID? = nil, title: String, channel: Channel,
        place: UnitPath, venue: String? = nil, on: Day, audiences: [Audience]
    ) {
        self.id = id
        self.campaign = campaign
        self.title = title
        self.channel = channel
        self.place = place
        self.venue = venue
        self.on = on
        self.audiences = audiences
    }
}

public struct HoldEvent: Codable, Hashable, Sendable {
    public let id: CommunicationEventID
    /// The day planned when left out.
    public let on: Day?
    /// Each audience once; some may not have been foreseen.
    public let reach: [Reach]

    public init(id: CommunicationEventID, on: Day? = nil, reach: [Reach]) {
        self.id = id
        self.on = on
        self.reach = reach
    }
}

public struct CancelEvent: Codable, Hashable, Sendable {
    public let id: CommunicationEventID
    public let reason: String

    public init(id: CommunicationEventID, reason: String) {
        self.id = id
        self.reason = reason
    }
}

public struct ListEvents: Codable, Hashable, Sendable {
    public let campaign: CampaignID?
    /// A unit: the place or one above it.
    public let place: UnitPath?
    public let status: EventStatus?

    public init(campaign: CampaignID? = nil, place: UnitPath? = nil, status: EventStatus? = nil) {
        self.campaign = campaign
        self.place = place
        self.status = status
    }
}

public struct EventList: Codable, Hashable, Sendable {
    /// The latest day first, at most 500.
    public let items: [CommunicationEvent]

    public init(items: [CommunicationEvent]) {
        self.items = items
    }
}
