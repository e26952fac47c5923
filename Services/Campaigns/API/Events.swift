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
    /// Puts right what was said of an event that was held: its day, whom it reached. As known before it stays what it was.
    public static let correct = Command<CorrectEvent, CommunicationEvent>(
        "campaigns.Events/Correct", needs: .communicator)
    /// Takes back that an event was held or cancelled, which never was so: it is scheduled as before.
    public static let void = Command<VoidEvent, CommunicationEvent>(
        "campaigns.Events/Void", needs: .communicator)
    /// Events that the caller may see, the latest day first; every member of the request narrows the list.
    public static let list = Query<ListEvents, List<CommunicationEvent>>(
        "campaigns.Events/List", needs: .reader)
    /// How many were reached, and how often something went out, by events that were held.
    public static let reach = Query<SumReach, ReachSummary>("campaigns.Events/Reach", needs: .reader)
}

/// Whether an event is still to come.
public enum EventStatus: String, Choice {
    case scheduled, held, cancelled
}

/// How people were counted.
public enum PeopleCount: String, Choice {
    /// Each who was there, on the spot.
    case counted
    /// From a list that they signed.
    case signed
    case estimated
}

/// How many of one audience were reached, where people are counted: who came to two events is in both.
public struct Reach: Composite {
    public var audience: Audience
    /// 0 to 10,000,000.
    public var female: Int
    /// 0 to 10,000,000.
    public var male: Int
    public var counted: PeopleCount
}
extension Reach: BoundedMembers {
    public static let bounds = ["female": 0...10_000_000, "male": 0...10_000_000]
}

/// What is counted of a channel that reaches nobody one by one.
public enum ExposureMeasure: String, Choice {
    /// Of a newspaper, a page, a poster.
    case issues
    case broadcasts, minutes
    /// Of what stands on the internet.
    case views
}

/// Where such a number comes from.
public enum ExposureSource: String, Choice {
    /// What was agreed and paid for.
    case contract
    /// What the newspaper or the station reports.
    case outlet
    /// The own book of what went out.
    case ownLog
    /// What the platform shows.
    case platform
}

/// How often something went out, by press, on the air, by loudspeaker, on the internet: never so many persons.
public struct Exposure: Composite {
    /// One that the event's channel has: issues of press and print, broadcasts and minutes of radio, television and loudspeakers,
    /// views and issues of social media.
    public var measure: ExposureMeasure
    /// 1 to 1,000,000,000.
    public var amount: Int
    public var source: ExposureSource
    /// Which newspaper, station or page; at most 300 characters on one line.
    public var outlet: String?
}
extension Exposure: BoundedMembers { public static let bounds = ["amount": 1...1_000_000_000] }

/// That an event of another movement ("no ấm, bình đẳng, tiến bộ, hạnh phúc") does a plan's work too (Thái Bình plan, V.4).
public struct PlanIntegration: Composite {
    /// The plan's id, lower kebab case, at most 100 characters: `thai-binh-2020-2025`. It is not looked up.
    public var plan: String
    /// The activity's id in the plan, at most 100 characters: `III.2`.
    public var activity: String?
    /// The movement's name, 1 to 300 characters on one line.
    public var movement: String
    /// Who reports it; a unit of the event's day. The place where left out.
    public var reportedBy: UnitPath?
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
    /// Once held; one entry an audience. Empty of a channel that reaches nobody one by one.
    public var reach: [Reach]
    /// Once held, of such a channel.
    public var exposure: [Exposure]?
    /// Of another movement's event, which plan's work it does too.
    public var integrates: PlanIntegration?
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
    /// Of another movement's event, which plan's work it does too.
    public var integrates: PlanIntegration?
}

public struct HoldEvent: Composite {
    /// A scheduled one, whose campaign, if it has one, has been launched.
    public var id: CommunicationEventID
    /// Not before the campaign's launch, nor after its completion; the day planned when left out.
    public var on: Day?
    /// Of a direct event, each audience once; some may not have been foreseen. Of another channel none: nobody counted them.
    public var reach: [Reach]
    /// Of a channel that is not direct, at least one and at most 50, each measure of an outlet once.
    public var exposure: [Exposure]?
}

public struct CancelEvent: Composite {
    /// A scheduled one.
    public var id: CommunicationEventID
    /// 1 to 1,000 characters on one line.
    public var reason: String
    /// The day that it was cancelled, not in the future; today when left out.
    public var on: Day?
}

/// What is left out stays as it is.
public struct CorrectEvent: Composite {
    /// One that was held.
    public var id: CommunicationEventID
    /// The day it was: not before the campaign's launch, nor after its completion, not in the future.
    public var on: Day?
    /// In place of what was said: as of ``HoldEvent``.
    public var reach: [Reach]?
    /// In place of what was said: as of ``HoldEvent``.
    public var exposure: [Exposure]?
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct VoidEvent: Composite {
    /// One that was held or cancelled.
    public var id: CommunicationEventID
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct ListEvents: Composite, DatedRequest {
    public var campaign: CampaignID?
    /// A unit: the place, the unit that leads the campaign, or one above either.
    public var place: UnitPath?
    public var status: EventStatus?
    /// Those that do the work of this plan beside another movement's.
    public var integrating: String?
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

/// Every member narrows what is added up.
public struct SumReach: Composite {
    public var campaign: CampaignID?
    /// A unit: the place, the unit that leads the campaign, or one above either; all that the caller may see when left out.
    public var place: UnitPath?
    /// When they were held.
    public var period: Period?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?

    public init() {}
}

/// What events came to. Each figure says how it was counted, and none is added to one that was counted otherwise.
public struct ReachSummary: Composite {
    /// How many events were held.
    public var events: Int
    /// By audience and how they were counted. Who came to several events is in it as often.
    public var people: [PeopleReached]
    /// By channel, measure and source.
    public var exposure: [ExposureSum]
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}

/// People of one audience, counted in one way.
public struct PeopleReached: Composite {
    public var audience: Audience
    public var counted: PeopleCount
    public var female: Int
    public var male: Int
    /// At so many events.
    public var events: Int
}

/// How often something went out by one channel, counted in one way.
public struct ExposureSum: Composite {
    public var channel: Channel
    public var measure: ExposureMeasure
    public var source: ExposureSource
    public var amount: Int
    /// At so many events.
    public var events: Int
}
