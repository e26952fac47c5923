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
    /// Campaigns that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListCampaigns, CampaignList>("campaigns.Campaigns/List", needs: .reader)
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

/// A campaign of communication: whom it wants to reach, where and by which channels.
public struct Campaign: Codable, Hashable, Sendable {
    public let id: CampaignID
    public let title: String
    public let goal: String
    public let audiences: [Audience]
    /// The units it is for, each with all below it.
    public let area: [UnitPath]
    public let channels: [Channel]
    public let start: Day
    /// The last day.
    public let end: Day
    /// The unit that leads it and answers for it.
    public let unit: UnitPath
    /// The line of the estimate that pays for it.
    public let budgetLine: String?
    public let status: CampaignStatus
    public let launchedOn: Day?
    public let completedOn: Day?

    public init(
        id: CampaignID, title: String, goal: String, audiences: [Audience], area: [UnitPath],
        channels: [Channel], start: Day, end: Day, unit: UnitPath, budgetLine: String? = nil,
        status: CampaignStatus, launchedOn: Day? = nil, completedOn: Day? = nil
    ) {
        self.id = id
        self.title = title
        self.goal = goal
        self.audiences = audiences
        self.area = area
        self.channels = channels
        self.start = start
        self.end = end
        self.unit = unit
        self.budgetLine = budgetLine
        self.status = status
        self.launchedOn = launchedOn
        self.completedOn = completedOn
    }
}

public struct PlanCampaign: Codable, Hashable, Sendable {
    public let id: CampaignID?
    public let title: String
    public let goal: String
    public let audiences: [Audience]
    /// The lead unit when left out.
    public let area: [UnitPath]?
    public let channels: [Channel]
    public let start: Day
    public let end: Day
    /// Who leads it; the caller when left out.
    public let unit: UnitPath?
    public let budgetLine: String?

    public init(
        id: CampaignID? = nil, title: String, goal: String, audiences: [Audience], area: [UnitPath]? = nil,
        channels: [Channel], start: Day, end: Day, unit: UnitPath? = nil, budgetLine: String? = nil
    ) {
        self.id = id
        self.title = title
        self.goal = goal
        self.audiences = audiences
        self.area = area
        self.channels = channels
        self.start = start
        self.end = end
        self.unit = unit
        self.budgetLine = budgetLine
    }
}

public struct ApproveCampaign: Codable, Hashable, Sendable {
    public let id: CampaignID

    public init(id: CampaignID) {
        self.id = id
    }
}

public struct LaunchCampaign: Codable, Hashable, Sendable {
    public let id: CampaignID
    /// Today when left out.
    public let on: Day?

    public init(id: CampaignID, on: Day? = nil) {
        self.id = id
        self.on = on
    }
}

public struct CompleteCampaign: Codable, Hashable, Sendable {
    public let id: CampaignID
    /// Today when left out.
    public let on: Day?

    public init(id: CampaignID, on: Day? = nil) {
        self.id = id
        self.on = on
    }
}

public struct ListCampaigns: Codable, Hashable, Sendable {
    /// A unit: the lead unit or one above it.
    public let unit: UnitPath?
    public let status: CampaignStatus?

    public init(unit: UnitPath? = nil, status: CampaignStatus? = nil) {
        self.unit = unit
        self.status = status
    }
}

public struct CampaignList: Codable, Hashable, Sendable {
    /// The latest start first, at most 500.
    public let items: [Campaign]

    public init(items: [Campaign]) {
        self.items = items
    }
}
