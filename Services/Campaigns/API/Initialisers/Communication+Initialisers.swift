public import Vocabulary

extension CommunicationLine {
    public init(
        number: Int, title: String, audiences: [Audience], area: [UnitPath], channels: [Channel],
        months: [Int]
    ) {
        (self.number, self.title, self.audiences) = (number, title, audiences)
        (self.area, self.channels, self.months) = (area, channels, months)
    }
}

extension CommunicationPlan {
    public init(
        id: CommunicationPlanID, title: String, unit: UnitPath, year: Int, lines: [CommunicationLine],
        version: Int, status: CommunicationStatus
    ) {
        (self.id, self.title, self.unit, self.year) = (id, title, unit, year)
        (self.lines, self.version, self.status) = (lines, version, status)
    }
}

extension PlanCommunication {
    public init(title: String, year: Int, lines: [CommunicationLine]) {
        (self.title, self.year, self.lines) = (title, year, lines)
    }
}

extension ReviseCommunication {
    public init(id: CommunicationPlanID, lines: [CommunicationLine], reason: String) {
        (self.id, self.lines, self.reason) = (id, lines, reason)
    }
}

extension ApproveCommunication { public init(id: CommunicationPlanID) { self.id = id } }

extension VoidCommunication {
    public init(id: sending CommunicationPlanID, step: CommunicationStatus, version: Int, reason: String) {
        (self.id, self.step, self.version, self.reason) = (id, step, version, reason)
    }
}

extension CommunicationVoided {
    public init(plan: sending CommunicationPlan, step: CommunicationStatus, version: Int, reason: String) {
        (self.plan, self.step, self.version, self.reason) = (plan, step, version, reason)
    }
}

extension GetCommunication { public init(id: CommunicationPlanID) { self.id = id } }

extension CommunicationProgress {
    public init(plan: sending CommunicationPlan, lines: [LineProgress], unplanned: [CampaignID]) {
        (self.plan, self.lines, self.unplanned) = (plan, lines, unplanned)
    }
}

extension LineProgress {
    public init(
        number: Int, campaigns: [FollowedCampaign], heldIn: [Int], missed: [Int], reach: ReachSummary
    ) {
        (self.number, self.campaigns, self.heldIn) = (number, campaigns, heldIn)
        (self.missed, self.reach) = (missed, reach)
    }
}

extension FollowedCampaign {
    public init(id: sending CampaignID, status: CampaignStatus) { (self.id, self.status) = (id, status) }
}

extension PlannedPart {
    public init(plan: sending CommunicationPlanID, line: Int) { (self.plan, self.line) = (plan, line) }
}
