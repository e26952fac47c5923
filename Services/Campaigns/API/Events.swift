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
    /// Events that the caller may see, the latest day first; every member of the request narrows the list.
    public static let list = Query<ListEvents, List<CommunicationEvent>>(
        "campaigns.Events/List", needs: .reader)
}

/// Whether an event is still to come.
public enum EventStatus: String, Choice {
    case scheduled, held, cancelled
}

/// How many of one audience were reached.
public struct Reach: Composite {
    public var audience: Audience
    /// 0 to 10,000,000.
    public var female: Int
    /// 0 to 10,000,000.
    public var male: Int
}
extension Reach: BoundedMembers {
    public static let bounds = ["female": 0...10_000_000, "male": 0...10_000_000]
}

/// A gathering at which a campaign speaks to people.
public struct CommunicationEvent: Composite {
    public var id: CommunicationEventID
    /// The campaign that it is part of, if any.
    public var campaign: CampaignID?
    public var title: String
    public var channel: Channel
    /// The unit where it takes place.
    public var place: UnitPath
    /// A school, a hall.
    public var venue: String?
    /// The day planned, and once held the day it was.
    public var on: Day
    public var audiences: [Audience]
    public var status: EventStatus
    /// Once held; one entry an audience.
    public var reach: [Reach]
    /// Why it was cancelled.
    public var reason: String?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}

public struct ScheduleEvent: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: CommunicationEventID?
    /// One that is not completed by then (FAILED_PRECONDITION otherwise).
    public var campaign: CampaignID?
    /// 1 to 300 characters on one line.
    public var title: String
    public var channel: Channel
    /// A unit of the day, or of today while that is to come.
    public var place: UnitPath
    /// A school, a hall; at most 300 characters on one line.
    public var venue: String?
    /// The day planned; it may have passed.
    public var on: Day
    /// At least one, each once.
    public var audiences: [Audience]
}

public struct HoldEvent: Composite {
    /// A scheduled one, whose campaign, if it has one, has been launched.
    public var id: CommunicationEventID
    /// Not before the campaign's launch, nor after its completion; the day planned when left out.
    public var on: Day?
    /// Each audience once; some may not have been foreseen.
    public var reach: [Reach]
}

public struct CancelEvent: Composite {
    /// A scheduled one.
    public var id: CommunicationEventID
    /// 1 to 1,000 characters on one line.
    public var reason: String
    /// The day that it was cancelled, not in the future; today when left out.
    public var on: Day?
}

public struct ListEvents: Composite, DatedRequest {
    public var campaign: CampaignID?
    /// A unit: the place, the unit that leads the campaign, or one above either.
    public var place: UnitPath?
    public var status: EventStatus?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}
