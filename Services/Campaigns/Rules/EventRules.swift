import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

/// A scheduled event is held once, with whom it reached, or cancelled.
struct EventRules {
    let reference: Reference
    let today: Day

    func schedule(_ request: ScheduleEvent, as id: CommunicationEventID) throws -> CommunicationEvent {
        var checks = Checks(reference, today: today)
        let title = checks.words(request.title, at: "/title", upTo: 300)
        let venue = checks.words(request.venue, at: "/venue", upTo: 300)
        checks.unit(request.place, on: min(request.on, today), at: "/place")
        checks.several(request.audiences, at: "/audiences")
        try checks.finish()
        return CommunicationEvent(
            id: id, title: title, channel: request.channel, place: request.place, on: request.on,
            audiences: request.audiences, status: .scheduled, reach: []
        ).with {
            $0.campaign = request.campaign
            $0.venue = venue
        }
    }

    /// `campaign` is the event's, when it has one: it must have been launched by then.
    func hold(
        _ current: CommunicationEvent, by request: HoldEvent, campaign: Campaign?
    ) throws -> CommunicationEvent {
        var checks = Checks(reference, today: today)
        let day = request.on ?? current.on
        checks.day(day, at: "/on")
        if let launch = campaign?.launchedOn, day < launch {
            checks.fail("/on", "campaigns.before-the-launch", ["day": "\(day)", "launch": "\(launch)"])
        }
        checks.several(request.reach.map(\.audience), at: "/reach")
        for (index, reach) in request.reach.enumerated() {
            checks.number(reach.female, in: 0...10_000_000, at: "/reach/\(index)/female")
            checks.number(reach.male, in: 0...10_000_000, at: "/reach/\(index)/male")
        }
        try checks.finish()
        try requireScheduled(current)
        if let campaign, campaign.status != .launched {
            throw Refusal.precondition(
                "/id",
                Message("campaigns.campaign-not-launched", terms: ["status": [campaign.status.term]]))
        }
        var held = current
        (held.status, held.on, held.reach) = (.held, day, request.reach)
        return held
    }

    /// The event as it is then, and why, in the form in which it is kept.
    func cancel(
        _ current: CommunicationEvent, by request: CancelEvent
    ) throws -> (event: CommunicationEvent, reason: String) {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        try checks.finish()
        try requireScheduled(current)
        var cancelled = current
        (cancelled.status, cancelled.reach) = (.cancelled, [])
        return (cancelled, reason)
    }

    private func requireScheduled(_ event: CommunicationEvent) throws {
        guard event.status != .scheduled else { return }
        throw Refusal.precondition(
            "/id", Message("campaigns.event-step", terms: ["status": [event.status.term]]))
    }
}

extension CommunicationEvent {
    var facts: EventFacts {
        EventFacts(id: id, channel: channel, place: place, on: on, reach: reach).with {
            $0.campaign = campaign
        }
    }
}
