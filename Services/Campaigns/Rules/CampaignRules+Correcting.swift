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
        if let value = campaign.value {
            uses.steps.check(request.on, of: request.step, &checks)
            check(request, of: value, uses, &checks)
        } else {
            checks.day(request.on, at: "/on")
        }
        let before = try checks.finish(campaign)
        if request.step == .approved { try requireApprover(mayApprove, Campaigns.approve.needs) }
        try uses.steps.requireOther(request.on, of: request.step, at: before.status)
        return before.with {
            if request.step == .launched { $0.launchedOn = request.on }
            if request.step == .completed { $0.completedOn = request.on }
        }
    }

    private func check(
        _ request: CorrectCampaign, of campaign: Campaign, _ uses: CampaignUses, _ checks: inout Checks
    ) {
        let day = request.on
        switch request.step {
        case .planned, .approved: break
        case .launched:
            if day > campaign.end {
                checks.fail(
                    "/on",
                    Message("campaigns.after-the-end", ["day": "\(day)", "end": "\(campaign.end)"])
                        .about(uses.steps.record(of: .planned)))
            }
            if let held = uses.firstHeld, held.on < day {
                checks.fail(
                    "/on",
                    Message(
                        "campaigns.held-earlier",
                        ["day": "\(day)", "id": held.id.text, "held": "\(held.on)"]
                    ).about(held.id))
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
        if request.step == .approved { try requireApprover(mayApprove, Campaigns.approve.needs) }
        try uses.steps.requireLast(request.step, at: known.status)
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
}
