public import Vocabulary

extension Campaign {
    public init(
        id: CampaignID, title: String, goal: String, audiences: [Audience], area: [UnitPath],
        channels: [Channel], start: Day, end: Day, unit: UnitPath, status: CampaignStatus
    ) {
        (self.id, self.title, self.goal, self.audiences, self.area) = (id, title, goal, audiences, area)
        (self.channels, self.start, self.end, self.unit, self.status) = (channels, start, end, unit, status)
    }
}

extension PlanCampaign {
    public init(
        title: String, goal: String, audiences: [Audience], channels: [Channel], start: Day, end: Day
    ) {
        (self.title, self.goal, self.audiences, self.channels) = (title, goal, audiences, channels)
        (self.start, self.end) = (start, end)
    }
}

extension ApproveCampaign { public init(id: CampaignID) { self.id = id } }

extension LaunchCampaign { public init(id: CampaignID) { self.id = id } }

extension CompleteCampaign { public init(id: CampaignID) { self.id = id } }
