import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

/// A year of communication is planned, approved, revised and approved again.
struct CommunicationRules: Rules {
    static let mostLines = 200

    let reference: Reference
    let today: Day

    /// `money` says what the fund has told of a budget line.
    func plan(
        _ request: PlanCommunication, as id: CommunicationPlanID, unit: UnitPath,
        money: (BudgetLineID) throws -> KnownBudgetLine?
    ) throws -> CommunicationPlan {
        var checks = Checks(reference, today: today)
        let title = checks.title(request.title, at: "/title", upTo: 300)
        checks.number(request.year, of: PlanCommunication.self, at: "/year")
        checks.unit(unit, at: "/unit")
        checks.day(request.on ?? today, at: "/on")
        let lines = try checked(request.lines, of: request.year, money, &checks)
        try checks.finish()
        return CommunicationPlan(
            id: id, title: title, unit: unit, year: request.year, lines: lines, version: 1, status: .drafted)
    }

    /// `since` is the day of its last step; `campaign` is one that is another of its lines than these.
    func revise(
        _ plan: Sought<CommunicationPlan>, by request: ReviseCommunication, since: Day?,
        besides campaign: ([Int]) throws -> Campaign?,
        money: (BudgetLineID) throws -> KnownBudgetLine?
    ) throws -> CommunicationPlan {
        var checks = Checks(reference, today: today)
        let title = checks.title(request.title, at: "/title", upTo: 300)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        checks.day(request.on ?? today, since: .lastStep(since, of: plan.value), at: "/on")
        let lines = try checked(request.lines, of: plan.value?.year, money, &checks)
        var revised = try checks.finish(plan).taking(CommunicationStep.revise)
        if let version = request.ifVersion, version != revised.version {
            let message = Message(
                "campaigns.communication-revised-since", ["version": "\(revised.version)"]
            ).about(revised.id)
            throw Refusal(.aborted, message, violations: [Refusal.Violation("/ifVersion", message)])
        }
        if let campaign = try campaign(lines.map(\.number)) {
            throw Refusal.precondition(
                "/lines",
                Message(
                    "campaigns.line-with-campaigns",
                    [
                        "id": campaign.id.text, "day": "\(campaign.start)",
                        "number": campaign.plannedIn.map { "\($0.line)" } ?? "",
                    ]
                ).about(campaign.id))
        }
        revised.title = title ?? revised.title
        (revised.lines, revised.reason) = (lines, reason)
        revised.version += 1
        return revised
    }

    /// Nobody approves money that there is not.
    func approve(
        _ plan: Sought<CommunicationPlan>, since: Day?, on day: Day,
        money: (BudgetLineID) throws -> KnownBudgetLine?
    ) throws -> CommunicationPlan {
        var checks = Checks(reference, today: today)
        checks.day(day, since: .lastStep(since, of: plan.value), at: "/on")
        var approved = try checks.finish(plan).taking(CommunicationStep.approve)
        let unseen = try approved.lines.filter { line in
            try line.budgetLine.map { try money($0)?.year != approved.year } ?? false
        }
        guard unseen.isEmpty else {
            throw Refusal.precondition(
                "/id",
                Message(
                    "campaigns.budget-lines-unseen",
                    ["lines": unseen.map { "\($0.number)" }.joined(separator: ", ")]
                ).about(approved.id))
        }
        (approved.approvedVersion, approved.approvedOn) = (approved.version, day)
        return approved
    }

    /// The plan as it was before what the request takes back, `before`; as it is where it never was planned. `inTheWay` is a campaign that
    /// is a line which is not there then.
    func void(
        _ plan: Sought<CommunicationPlan>, by request: VoidCommunication, before: CommunicationPlan?,
        inTheWay: Campaign?, mayApprove: Bool
    ) throws -> CommunicationPlan {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let known = try checks.finish(plan)
        if request.step == .approved { try requireApprover(mayApprove, Communication.approve.needs) }
        guard (known.status, known.version) == (request.step, request.version) else {
            throw Refusal.precondition(
                request.step == known.status ? "/version" : "/step",
                Message(
                    "campaigns.communication-followed", ["version": "\(known.version)"],
                    terms: ["status": [known.status.term]]
                ).about(known.id))
        }
        if let campaign = inTheWay {
            throw Refusal.precondition(
                "/step",
                Message(
                    "campaigns.line-with-campaign",
                    [
                        "id": campaign.id.text, "day": "\(campaign.start)",
                        "number": campaign.plannedIn.map { "\($0.line)" } ?? "",
                    ]
                ).about(campaign.id))
        }
        return before ?? known
    }

    private func checked(
        _ lines: [CommunicationLine], of year: Int?, _ money: (BudgetLineID) throws -> KnownBudgetLine?,
        _ checks: inout Checks
    ) throws -> [CommunicationLine] {
        checks.several(lines.map(\.number), at: "/lines")
        checks.count(lines.count, in: 0...Self.mostLines, at: "/lines")
        return try lines.enumerated().map { index, line in
            try checks.part("/lines/\(index)") { try checked(line, of: year, money, &$0) }
        }
        .sorted { $0.number < $1.number }
    }

    private func checked(
        _ line: CommunicationLine, of year: Int?, _ money: (BudgetLineID) throws -> KnownBudgetLine?,
        _ checks: inout Checks
    ) throws -> CommunicationLine {
        checks.number(line.number, of: CommunicationLine.self, at: "/number")
        let title = checks.title(line.title, at: "/title", upTo: 300)
        checks.several(line.audiences, at: "/audiences")
        checks.several(line.area, at: "/area")
        for (index, place) in line.area.enumerated() { checks.unit(place, at: "/area/\(index)") }
        checks.several(line.channels, at: "/channels")
        checks.several(line.months, at: "/months")
        for (index, month) in line.months.enumerated() {
            checks.number(month, in: 1...12, at: "/months/\(index)")
        }
        if let events = line.events { checks.number(events, of: CommunicationLine.self, at: "/events") }
        if let people = line.people { checks.number(people, of: CommunicationLine.self, at: "/people") }
        // One that the fund has not told of yet may be told of later: it is asked for at the approval.
        if let budgetLine = line.budgetLine, let year, let known = try money(budgetLine), known.year != year {
            checks.fail(
                "/budgetLine", "campaigns.budget-line-of-another-year",
                ["id": budgetLine.text, "year": "\(known.year)"])
        }
        return line.with { ($0.title, $0.months) = (title, line.months.sorted()) }
    }
}

extension LineProgress {
    /// What was done of a line of a year's plan by a day: `campaigns` are those that are this line, `held` their events.
    init(
        _ line: CommunicationLine, of year: Int, campaigns: [Campaign], held: [CommunicationEvent],
        by day: Day
    ) {
        let heldIn = Set(held.filter { $0.on.year == year }.map(\.on.month))
        let over = line.months.filter { month in
            (year, month) < (day.year, day.month) && !heldIn.contains(month)
        }
        self.init(
            number: line.number,
            campaigns: campaigns.map { FollowedCampaign(id: $0.id, status: $0.status) },
            heldIn: heldIn.sorted(), missed: over, reach: ReachSummary(of: held))
    }
}
