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

extension CorrectCampaign {
    public init(id: sending CampaignID, step: CampaignStatus, on day: Day, reason: String) {
        (self.id, self.step, self.on, self.reason) = (id, step, day, reason)
    }
}

extension VoidCampaign {
    public init(id: sending CampaignID, step: CampaignStatus, reason: String) {
        (self.id, self.step, self.reason) = (id, step, reason)
    }
}

extension CompleteCampaign { public init(id: CampaignID) { self.id = id } }
