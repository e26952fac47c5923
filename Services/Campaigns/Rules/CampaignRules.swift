import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

/// A campaign is planned, approved, launched and completed, in that order.
struct CampaignRules {
    let reference: Reference
    let today: Day

    func plan(_ request: PlanCampaign, as id: CampaignID, unit: UnitPath) throws -> Campaign {
        var checks = Checks(reference, today: today)
        let title = checks.words(request.title, at: "/title", upTo: 300)
        let goal = checks.words(request.goal, at: "/goal", upTo: 2000)
        checks.several(request.audiences, at: "/audiences")
        checks.several(request.channels, at: "/channels")
        let area = request.area ?? [unit]
        checks.several(area, at: "/area")
        for (index, place) in area.enumerated() { checks.unit(place, at: "/area/\(index)") }
        checks.unit(unit, at: "/unit")
        checks.day(request.end, notBefore: request.start, at: "/end")
        let line = checks.words(request.budgetLine, at: "/budgetLine", upTo: 100)
        try checks.finish()
        return Campaign(
            id: id, title: title, goal: goal, audiences: request.audiences, area: area,
            channels: request.channels, start: request.start, end: request.end, unit: unit, status: .planned
        ).with { $0.budgetLine = line }
    }

    func approve(_ campaign: Sought<Campaign>) throws -> Campaign {
        try take(.approve, campaign.get())
    }

    func launch(_ campaign: Sought<Campaign>, on day: Day) throws -> Campaign {
        var checks = Checks(reference, today: today)
        checks.day(day, at: "/on")
        if let end = campaign.value?.end, day > end {
            checks.fail("/on", "campaigns.after-the-end", ["day": "\(day)", "end": "\(end)"])
        }
        var launched = try take(.launch, checks.finish(campaign))
        launched.launchedOn = day
        return launched
    }

    func complete(_ campaign: Sought<Campaign>, on day: Day) throws -> Campaign {
        var checks = Checks(reference, today: today)
        checks.day(day, since: campaign.value?.launchedOn, at: "/on")
        var completed = try take(.complete, checks.finish(campaign))
        completed.completedOn = day
        return completed
    }

    /// What is made or held for a campaign, if for one: not once it is completed.
    func requireOngoing(_ campaign: Campaign?) throws {
        guard campaign?.status == .completed else { return }
        throw Refusal.precondition("/campaign", Message("campaigns.campaign-completed"))
    }

    /// Throws FAILED_PRECONDITION when the step cannot be taken from where the campaign is.
    private func take(_ step: CampaignStep, _ campaign: Campaign) throws -> Campaign {
        guard let next = campaign.status.after(step) else {
            throw Refusal.precondition("/id", campaign.status.instead(of: step))
        }
        var taken = campaign
        taken.status = next
        return taken
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
