import Bus
import CampaignsAPI
import Vocabulary

/// A campaign is planned, approved, launched and completed, in that order.
struct CampaignRules {
    let checks: Checks

    init(reference: Reference, today: Day) { checks = Checks(reference: reference, today: today) }

    func plan(_ request: PlanCampaign, as id: CampaignID, unit: UnitPath) throws -> Campaign {
        var faults = Faults()
        let title = checks.text(request.title, at: "/title", &faults)
        let goal = checks.text(request.goal, at: "/goal", limit: 2000, &faults)
        checks.several(request.audiences, at: "/audiences", &faults)
        checks.several(request.channels, at: "/channels", &faults)
        let area = request.area ?? [unit]
        checks.several(area, at: "/area", &faults)
        for (index, place) in area.enumerated() {
            checks.unit(place, on: checks.today, at: "/area/\(index)", &faults)
        }
        checks.unit(unit, on: checks.today, at: "/unit", &faults)
        checks.order(request.start, request.end, &faults)
        let line = request.budgetLine.map { checks.text($0, at: "/budgetLine", limit: 100, &faults) }
        try faults.check()
        return Campaign(
            id: id, title: title, goal: goal, audiences: request.audiences, area: area,
            channels: request.channels, start: request.start, end: request.end, unit: unit, status: .planned
        ).with { $0.budgetLine = line }
    }

    func approve(_ campaign: Campaign) throws -> Campaign {
        try require(campaign, .planned)
        var approved = campaign
        approved.status = .approved
        return approved
    }

    func launch(_ campaign: Campaign, on day: Day) throws -> Campaign {
        try require(campaign, .approved)
        var faults = Faults()
        checks.past(day, at: "/on", &faults)
        if day > campaign.end {
            faults.add("/on", "after-the-end", ["day": "\(day)", "end": "\(campaign.end)"])
        }
        try faults.check()
        var launched = campaign
        (launched.status, launched.launchedOn) = (.launched, day)
        return launched
    }

    func complete(_ campaign: Campaign, on day: Day) throws -> Campaign {
        try require(campaign, .launched)
        var faults = Faults()
        checks.past(day, since: campaign.launchedOn, at: "/on", &faults)
        try faults.check()
        var completed = campaign
        (completed.status, completed.completedOn) = (.completed, day)
        return completed
    }

    /// What is made or held for a campaign: not once it is completed.
    func requireOngoing(_ campaign: Campaign) throws {
        guard campaign.status == .completed else { return }
        throw Refusal.state("/campaign", "campaign-completed")
    }

    private func require(_ campaign: Campaign, _ status: CampaignStatus) throws {
        guard campaign.status != status else { return }
        throw Refusal.state(
            "/id", "campaign-step", ["status": campaign.status.rawValue, "needed": status.rawValue])
    }
}

extension Campaign {
    func facts(on day: Day) -> CampaignFacts {
        CampaignFacts(
            id: id, unit: unit, audiences: audiences, area: area, channels: channels, start: start, end: end,
            status: status, on: day
        ).with { $0.budgetLine = budgetLine }
    }
}
