import Bus
import CampaignsAPI
import Vocabulary

/// A scheduled event is held once, with whom it reached, or cancelled.
struct EventRules {
    let checks: Checks

    init(reference: Reference, today: Day) { checks = Checks(reference: reference, today: today) }

    func schedule(_ request: ScheduleEvent, as id: CommunicationEventID) throws -> CommunicationEvent {
        var faults = Faults()
        let title = checks.text(request.title, at: "/title", &faults)
        let venue = request.venue.map { checks.text($0, at: "/venue", &faults) }
        checks.unit(request.place, on: min(request.on, checks.today), at: "/place", &faults)
        checks.several(request.audiences, at: "/audiences", &faults)
        try faults.check()
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
        _ event: CommunicationEvent, by request: HoldEvent, campaign: Campaign?
    ) throws -> CommunicationEvent {
        try requireScheduled(event)
        var faults = Faults()
        let day = request.on ?? event.on
        checks.past(day, at: "/on", &faults)
        checks.several(request.reach.map(\.audience), at: "/reach", &faults)
        for (index, reach) in request.reach.enumerated() {
            checks.within(reach.female, 0...10_000_000, at: "/reach/\(index)/female", &faults)
            checks.within(reach.male, 0...10_000_000, at: "/reach/\(index)/male", &faults)
        }
        try faults.check()
        if let campaign, campaign.status != .launched {
            throw Refusal.state("/id", "campaign-not-launched", ["status": campaign.status.rawValue])
        }
        var held = event
        (held.status, held.on, held.reach) = (.held, day, request.reach)
        return held
    }

    func cancel(_ event: CommunicationEvent, by request: CancelEvent) throws -> CommunicationEvent {
        try requireScheduled(event)
        var faults = Faults()
        _ = checks.text(request.reason, at: "/reason", limit: 1000, &faults)
        try faults.check()
        var cancelled = event
        (cancelled.status, cancelled.reach) = (.cancelled, [])
        return cancelled
    }

    private func requireScheduled(_ event: CommunicationEvent) throws {
        guard event.status != .scheduled else { return }
        throw Refusal.state("/id", "event-step", ["status": event.status.rawValue])
    }
}

extension CommunicationEvent {
    var facts: EventFacts {
        EventFacts(id: id, channel: channel, place: place, on: on, reach: reach).with {
            $0.campaign = campaign
        }
    }
}
