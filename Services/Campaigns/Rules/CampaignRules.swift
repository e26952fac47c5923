import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

/// A campaign is planned, approved, launched and completed, in that order.
struct CampaignRules: Rules {
    let reference: Reference
    let today: Day

    /// `year` is the communication plan that the request names.
    func plan(
        _ request: PlanCampaign, as id: CampaignID, unit: UnitPath,
        in year: Sought<CommunicationPlan?> = .found(nil)
    ) throws -> Campaign {
        var checks = Checks(reference, today: today)
        let title = checks.title(request.title, at: "/title", upTo: 300)
        let goal = checks.words(request.goal, at: "/goal", upTo: 2000)
        checks.several(request.audiences, at: "/audiences")
        checks.several(request.channels, at: "/channels")
        let area = request.area ?? [unit]
        checks.several(area, at: "/area")
        for (index, place) in area.enumerated() { checks.unit(place, at: "/area/\(index)") }
        checks.unit(unit, at: "/unit")
        checks.day(request.end, notBefore: .named("start", request.start), at: "/end")
        checks.day(request.on ?? today, at: "/on")
        let line = checks.words(request.budgetLine, at: "/budgetLine", upTo: 100)
        if let part = request.plannedIn, let year = year.value ?? nil {
            check(part, of: request, in: year, &checks)
        }
        try checks.finish(year)
        return Campaign(
            id: id, title: title, goal: goal, audiences: request.audiences, area: area,
            channels: request.channels, start: request.start, end: request.end, unit: unit, status: .planned
        ).with { ($0.budgetLine, $0.plannedIn) = (line, request.plannedIn) }
    }

    /// It is a line of the plan, of the year in which it begins.
    private func check(
        _ part: PlannedPart, of request: PlanCampaign, in year: CommunicationPlan, _ checks: inout Checks
    ) {
        if !year.lines.contains(where: { $0.number == part.line }) {
            checks.fail(
                "/plannedIn/line", "campaigns.no-planned-line",
                [
                    "line": "\(part.line)",
                    "lines": year.lines.map { "\($0.number)" }.joined(separator: ", "),
                ])
        }
        if request.start.year != year.year {
            checks.fail(
                "/plannedIn/plan",
                Message(
                    "campaigns.planned-in-another-year",
                    ["day": "\(request.start)", "year": "\(year.year)"]
                ).about(year.id))
        }
    }

    /// `since` is the day of its last step; nil leaves that to the caller.
    func approve(
        _ campaign: Sought<Campaign>, since: Day? = nil, on day: Day? = nil
    ) throws -> Campaign {
        var checks = Checks(reference, today: today)
        checks.day(day ?? today, since: .lastStep(since, of: campaign.value?.id), at: "/on")
        return try checks.finish(campaign).taking(CampaignStep.approve)
    }

    /// `since` is the day of its last step; nil leaves that to the caller.
    func launch(_ campaign: Sought<Campaign>, since: Day? = nil, on day: Day) throws -> Campaign {
        var checks = Checks(reference, today: today)
        checks.day(day, since: .lastStep(since, of: campaign.value?.id), at: "/on")
        if let end = campaign.value?.end, day > end {
            checks.fail(
                "/on",
                Message("campaigns.after-the-end", ["day": "\(day)", "end": "\(end)"])
                    .about(campaign.value?.record(of: .planned)))
        }
        var launched = try checks.finish(campaign).taking(CampaignStep.launch)
        launched.launchedOn = day
        return launched
    }

    /// `held` and `published` are the event and the material of the campaign that came last, if any: not after it is over.
    func complete(
        _ campaign: Sought<Campaign>, on day: Day, held: CommunicationEvent? = nil,
        published: Material? = nil
    ) throws -> Campaign {
        var checks = Checks(reference, today: today)
        checks.day(
            day,
            since: .recorded(
                CampaignDay.launch, on: campaign.value?.launchedOn, campaign.value?.record(of: .launched)),
            at: "/on")
        checkCompletion(on: day, held: held, published: published, &checks)
        var completed = try checks.finish(campaign).taking(CampaignStep.complete)
        completed.completedOn = day
        return completed
    }

    /// Nothing of the campaign was held or came out after it was over.
    func checkCompletion(
        on day: Day, held: CommunicationEvent?, published: Material?, _ checks: inout Checks
    ) {
        if let held, day < held.on {
            checks.fail(
                "/on",
                Message(
                    "campaigns.held-later", ["day": "\(day)", "id": held.id.text, "held": "\(held.on)"]
                ).about(held.id))
        }
        if let published, day < published.publishedOn {
            checks.fail(
                "/on",
                Message(
                    "campaigns.published-later",
                    ["day": "\(day)", "id": published.id.text, "published": "\(published.publishedOn)"]
                ).about(published.id))
        }
    }
}

extension Campaign {
    /// What the log tells of one of its steps.
    func record(of step: CampaignStatus) -> RecordInTheWay {
        RecordInTheWay(id.text, of: step, called: "campaign")
    }

    /// What is made or held for a campaign on a day: not once it was completed, whenever that is told.
    func requireOngoing(on day: Day, at pointer: String) throws {
        guard let completedOn, completedOn < day else { return }
        throw Refusal.precondition(
            pointer,
            Message("campaigns.campaign-completed", ["id": id.text, "day": "\(completedOn)"]).about(id))
    }

    func facts(on day: Day) -> CampaignFacts {
        CampaignFacts(
            id: id, unit: unit, audiences: audiences, area: area, channels: channels, start: start, end: end,
            status: status, on: day
        ).with { ($0.budgetLine, $0.plannedIn) = (budgetLine, plannedIn) }
    }
}
