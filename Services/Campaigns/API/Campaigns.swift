public import Bus
public import Vocabulary

/// Communication campaigns: goal, audience, area, channels, dates.
public enum Campaigns {
    /// Plans a campaign: goal, audience, area, channels, dates.
    public static let plan = Command<PlanCampaign, Campaign>("campaigns.Campaigns/Plan", needs: .communicator)
    /// Approves a planned campaign.
    public static let approve = Command<ApproveCampaign, Campaign>(
        "campaigns.Campaigns/Approve", needs: .lead)
    /// Begins an approved campaign.
    public static let launch = Command<LaunchCampaign, Campaign>(
        "campaigns.Campaigns/Launch", needs: .communicator)
    /// Ends a launched campaign.
    public static let complete = Command<CompleteCampaign, Campaign>(
        "campaigns.Campaigns/Complete", needs: .communicator)
    /// Puts right the day of a step that was entered wrongly, for every day; as known before, it stays what it was. The day of the
    /// approval is put right by who may approve.
    public static let correct = Command<CorrectCampaign, Campaign>(
        "campaigns.Campaigns/Correct", needs: .communicator)
    /// Takes back that the last step was taken, which never was so; with its planning, the campaign itself never was. The approval is
    /// taken back by who may approve.
    public static let void = Command<VoidCampaign, Campaign>(
        "campaigns.Campaigns/Void", needs: .communicator)
    /// Campaigns that the caller may see, the latest start first; every member of the request narrows the list.
    public static let list = Query<ListCampaigns, List<Campaign>>("campaigns.Campaigns/List", needs: .reader)
}

/// How far a campaign is.
public enum CampaignStatus: String, Choice {
    case planned, approved, launched, completed
}

/// By which way a campaign speaks to people.
public enum Channel: String, Choice {
    /// Face to face, at a school or in a community.
    case direct
    case press, radio, television, loudspeaker, socialMedia, print
}

/// Which line of a communication plan a campaign is.
public struct PlannedPart: Composite {
    public var plan: CommunicationPlanID
    /// The line's number.
    public var line: Int
}

/// A campaign of communication: whom it wants to reach, where and by which channels.
public struct Campaign: Composite {
    public var id: CampaignID
    /// 1 to 300 characters on one line.
    public var title: String
    /// 1 to 2,000 characters on one line.
    public var goal: String
    /// At least one, each once.
    public var audiences: [Audience]
    /// The units it is for, each with all below it.
    public var area: [UnitPath]
    public var channels: [Channel]
    /// The first day planned.
    public var start: Day
    /// The last day.
    public var end: Day
    /// The unit that leads it and answers for it.
    public var unit: UnitPath
    /// The line of the estimate that pays for it.
    public var budgetLine: String?
    /// Which line of a communication plan it is, if any.
    public var plannedIn: PlannedPart?
    public var status: CampaignStatus
    /// The day it was launched on; nil before.
    public var launchedOn: Day?
    /// The day it was completed on; nil before.
    public var completedOn: Day?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}

public struct PlanCampaign: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: CampaignID?
    /// 1 to 300 characters on one line.
    public var title: String
    /// 1 to 2,000 characters on one line.
    public var goal: String
    /// At least one, each once.
    public var audiences: [Audience]
    /// The lead unit when left out.
    public var area: [UnitPath]?
    /// At least one, each once.
    public var channels: [Channel]
    /// The first day planned; it may have passed.
    public var start: Day
    /// The last day, not before `start`: after it the campaign cannot be launched.
    public var end: Day
    /// Who leads it; the caller when left out.
    public var unit: UnitPath?
    /// The line of the estimate that pays for it, at most 100 characters; it is not looked up.
    public var budgetLine: String?
    /// Which line of a communication plan of the year in which it begins it is.
    public var plannedIn: PlannedPart?
    /// The day that it was planned, not in the future; today when left out.
    public var on: Day?
}

public struct ApproveCampaign: Composite {
    /// A planned one.
    public var id: CampaignID
    /// Not before it was planned, not in the future; today when left out.
    public var on: Day?
}

public struct LaunchCampaign: Composite {
    /// An approved one.
    public var id: CampaignID
    /// Not before it was approved, nor after its end, not in the future; today when left out.
    public var on: Day?
}

public struct CompleteCampaign: Composite {
    /// A launched one.
    public var id: CampaignID
    /// Not before its launch, nor before an event of it that was held or a material that came out, not in the future; today
    /// when left out.
    public var on: Day?
}

public struct CorrectCampaign: Composite {
    /// The campaign.
    public var id: CampaignID
    /// Which step, by what it made of the campaign: one that was taken (FAILED_PRECONDITION otherwise).
    public var step: CampaignStatus
    /// The day it was: not before the step before it, nor after the next one, not in the future. No event of the campaign that was held
    /// lies before its launch, none of these and no material after its completion.
    public var on: Day
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct VoidCampaign: Composite {
    /// The campaign.
    public var id: CampaignID
    /// Which step, by what it made of the campaign: the last one. For a launch no event of the campaign has been held; for the
    /// planning it has no material and no event that was not cancelled (FAILED_PRECONDITION otherwise).
    public var step: CampaignStatus
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct ListCampaigns: Composite, DatedRequest {
    /// A unit: the lead unit or one above it.
    public var unit: UnitPath?
    public var status: CampaignStatus?
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
