import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

// What was said of an event and never was so.

extension EventRules {
    /// The event as it was, with what the request says in place of what was said. `campaign` is its own.
    func correct(
        _ event: Sought<CommunicationEvent>, by request: CorrectEvent, campaign: Campaign?
    ) throws -> CommunicationEvent {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        if let day = request.on { check(day, in: campaign, &checks) }
        let held = event.value?.status == .held ? event.value : nil
        // What it reached is asked for as when it was held; of what is left out nothing is wrong.
        let whole = HoldEvent(id: request.id, reach: request.reach ?? held?.reach ?? []).with {
            $0.exposure = request.exposure ?? held?.exposure
        }
        var exposure = held?.exposure
        if request.reach != nil || request.exposure != nil {
            exposure = check(whole, by: held?.channel, &checks)
        }
        let before = try checks.finish(event)
        var corrected = try before.taking(EventStep.correct)
        (corrected.on, corrected.reach) = (request.on ?? before.on, whole.reach)
        corrected.exposure = exposure
        guard corrected != before else {
            throw Refusal.precondition("/id", Message("campaigns.event-the-same").about(before.id))
        }
        return corrected
    }

    /// The event as it was scheduled for a day.
    func void(
        _ event: Sought<CommunicationEvent>, by request: VoidEvent, plannedOn day: Day?
    ) throws -> CommunicationEvent {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        var scheduled = try checks.finish(event).taking(EventStep.void)
        (scheduled.on, scheduled.reach) = (day ?? scheduled.on, [])
        (scheduled.exposure, scheduled.reason) = (nil, nil)
        return scheduled
    }

    /// A day on which the campaign, where there is one, goes on.
    func check(_ day: Day, in campaign: Campaign?, _ checks: inout Checks) {
        checks.day(day, at: "/on")
        if let launch = campaign?.launchedOn, day < launch {
            checks.fail(
                "/on",
                Message("campaigns.before-the-launch", ["day": "\(day)", "launch": "\(launch)"])
                    .about(campaign?.record(of: .launched)))
        }
        if let last = campaign?.completedOn, day > last {
            checks.fail(
                "/on",
                Message("campaigns.after-completion", ["day": "\(day)", "last": "\(last)"])
                    .about(campaign?.record(of: .completed)))
        }
    }
}
