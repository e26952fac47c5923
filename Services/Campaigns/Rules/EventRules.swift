import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

/// A scheduled event is held once, with whom it reached, or cancelled.
struct EventRules: Rules {
    let reference: Reference
    let today: Day

    func schedule(
        _ request: ScheduleEvent, of campaign: Sought<Campaign?>, as id: CommunicationEventID
    ) throws -> CommunicationEvent {
        var checks = Checks(reference, today: today)
        let title = checks.title(request.title, at: "/title", upTo: 300)
        let venue = checks.title(request.venue, at: "/venue", upTo: 300)
        checks.unit(request.place, on: min(request.on, today), at: "/place")
        checks.several(request.audiences, at: "/audiences")
        let integrates = request.integrates.map { checked($0, of: request, &checks) }
        try checks.finish(campaign)
        return CommunicationEvent(
            id: id, title: title, channel: request.channel, place: request.place, on: request.on,
            audiences: request.audiences, status: .scheduled, reach: []
        ).with {
            $0.campaign = request.campaign
            $0.venue = venue
            $0.integrates = integrates
        }
    }

    /// `campaign` is the event's, when it has one: it must have been launched by then.
    func hold(
        _ event: Sought<CommunicationEvent>, by request: HoldEvent, campaign: Campaign?
    ) throws -> CommunicationEvent {
        var checks = Checks(reference, today: today)
        if let day = request.on ?? event.value?.on { check(day, in: campaign, &checks) }
        let exposure = check(request, by: event.value?.channel, &checks)
        var held = try checks.finish(event).taking(EventStep.hold)
        if let campaign, campaign.launchedOn == nil {
            throw Refusal.precondition(
                "/id",
                Message("campaigns.campaign-not-launched", terms: ["status": [campaign.status.term]])
                    .about(campaign.id))
        }
        (held.on, held.reach) = (request.on ?? held.on, request.reach)
        held.exposure = exposure
        return held
    }

    func cancel(
        _ event: Sought<CommunicationEvent>, by request: CancelEvent
    ) throws -> CommunicationEvent {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        checks.day(request.on ?? today, at: "/on")
        var cancelled = try checks.finish(event).taking(EventStep.cancel)
        cancelled.reason = reason
        return cancelled
    }
}

extension CommunicationEvent {
    var facts: EventFacts {
        EventFacts(id: id, channel: channel, place: place, on: on, reach: reach).with {
            $0.campaign = campaign
            $0.reason = reason
            ($0.exposure, $0.integrates) = (exposure, integrates)
        }
    }
}
