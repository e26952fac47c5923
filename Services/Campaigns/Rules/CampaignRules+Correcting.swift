import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

// Steps that were entered and never were so.

extension CampaignRules {
    /// The campaign with another day of one of its steps: between those of the steps before and after it, and such that what was
    /// held and made for it lies in its time. `mayApprove`: whether the caller may say that it is approved.
    func correct(
        _ campaign: Sought<Campaign>, by request: CorrectCampaign, uses: CampaignUses, mayApprove: Bool
    ) throws -> Campaign {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        // Of what is not there, or not the caller's, nothing is told.
        let steps = campaign.value == nil ? [:] : uses.steps
        checks.day(request.on, since: request.step.before.flatMap { steps[$0] }, at: "/on")
        if let value = campaign.value { check(request, of: value, uses, &checks) }
        let before = try checks.finish(campaign)
        try requireApprover(request.step, mayApprove)
        guard let day = steps[request.step] else { throw notTaken(request.step, by: before) }
        guard day != request.on else {
            throw Refusal.precondition(
                "/on",
                Message(
                    "campaigns.step-the-same", ["day": "\(day)"], terms: ["step": [request.step.term]]
                ).about(before.id))
        }
        return before.with {
            if request.step == .launched { $0.launchedOn = request.on }
            if request.step == .completed { $0.completedOn = request.on }
        }
    }

    private func check(
        _ request: CorrectCampaign, of campaign: Campaign, _ uses: CampaignUses, _ checks: inout Checks
    ) {
        let day = request.on
        if let next = request.step.after, let then = uses.steps[next], day > then {
            checks.fail(
                "/on", "campaigns.after-the-next-step", ["day": "\(day)", "then": "\(then)"],
                terms: ["step": [next.term]])
        }
        switch request.step {
        case .planned, .approved: break
        case .launched:
            if day > campaign.end {
                checks.fail("/on", "campaigns.after-the-end", ["day": "\(day)", "end": "\(campaign.end)"])
            }
            if let held = uses.firstHeld, held.on < day {
                checks.fail(
                    "/on", "campaigns.held-earlier",
                    ["day": "\(day)", "id": held.id.text, "held": "\(held.on)"])
            }
        case .completed:
            checkCompletion(on: day, held: uses.lastHeld, published: uses.lastPublished, &checks)
        }
    }

    /// The campaign where it stood before its last step; as it was, where that is its planning.
    func void(
        _ campaign: Sought<Campaign>, by request: VoidCampaign, uses: CampaignUses, mayApprove: Bool
    ) throws -> Campaign {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let known = try checks.finish(campaign)
        try requireApprover(request.step, mayApprove)
        guard known.status == request.step else {
            if uses.steps[request.step] == nil { throw notTaken(request.step, by: known) }
            throw Refusal.precondition(
                "/step",
                Message("campaigns.step-followed", terms: ["status": [known.status.term]]).about(known.id))
        }
        let event = request.step == .planned ? uses.firstStanding : uses.firstHeld
        if request.step != .approved, request.step != .completed, let event {
            throw Refusal.precondition(
                "/step",
                Message("campaigns.step-with-event", ["id": event.id.text, "day": "\(event.on)"])
                    .about(event.id))
        }
        if request.step == .planned, let made = uses.lastPublished {
            throw Refusal.precondition(
                "/step",
                Message("campaigns.step-with-material", ["id": made.id.text, "day": "\(made.publishedOn)"])
                    .about(made.id))
        }
        return known.with {
            $0.status = request.step.before ?? .planned
            if request.step == .launched { $0.launchedOn = nil }
            if request.step == .completed { $0.completedOn = nil }
        }
    }

    /// Who may not approve takes no approval back, nor moves it.
    private func requireApprover(_ step: CampaignStatus, _ mayApprove: Bool) throws {
        guard step == .approved, !mayApprove else { return }
        throw Refusal.denied(
            "/step", Message("campaigns.approvers-step", terms: ["role": [Campaigns.approve.needs.term]]))
    }

    private func notTaken(_ step: CampaignStatus, by campaign: Campaign) -> Refusal {
        Refusal.precondition(
            "/step",
            Message(
                "campaigns.step-not-taken", terms: ["status": [campaign.status.term], "step": [step.term]]
            ).about(campaign.id))
    }
}

extension CampaignStatus {
    /// What the step before made of a campaign; nil of the first.
    fileprivate var before: CampaignStatus? {
        switch self {
        case .planned: nil
        case .approved: .planned
        case .launched: .approved
        case .completed: .launched
        }
    }

    /// What the next step makes of it; nil of the last.
    fileprivate var after: CampaignStatus? { Self.allCases.first { $0.before == self } }
}
