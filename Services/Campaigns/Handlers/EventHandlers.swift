import Bus
import CampaignsAPI
import Store
import Vocabulary

extension CampaignsService {
    private func rules(_ snapshot: Snapshot) -> EventRules {
        EventRules(reference: reference, today: snapshot.today)
    }

    func schedule(_ request: ScheduleEvent, _ tx: Transaction) throws -> CommunicationEvent {
        let campaign = try find(request.campaign, tx)
        try tx.authorize(campaign?.unit, or: request.place, at: "/place")
        if let campaign { try CampaignRules(reference: reference, today: tx.today).requireOngoing(campaign) }
        let event = try rules(tx).schedule(request, as: request.id ?? tx.newID())
        if try tx.communicationEvents.find(event.id) != nil {
            throw Refusal.taken("/id", "id-taken", event.id.text)
        }
        try tx.communicationEvents.save(event)
        tx.emit(CampaignsEvent.eventScheduled(event.facts))
        return event
    }

    func hold(_ request: HoldEvent, _ tx: Transaction) throws -> CommunicationEvent {
        let (event, campaign) = try event(request.id, tx)
        let held = try rules(tx).hold(event, by: request, campaign: campaign)
        try tx.communicationEvents.save(held)
        tx.emit(CampaignsEvent.eventHeld(held.facts))
        return held
    }

    func cancel(_ request: CancelEvent, _ tx: Transaction) throws -> CommunicationEvent {
        let (event, _) = try event(request.id, tx)
        let cancelled = try rules(tx).cancel(event, by: request)
        try tx.communicationEvents.save(cancelled, cancelledFor: request.reason)
        tx.emit(CampaignsEvent.eventCancelled(cancelled.facts))
        return cancelled
    }

    func list(_ request: ListEvents, _ snapshot: Snapshot) throws -> EventList {
        let units = try snapshot.units(request.place, at: "/place")
        return EventList(
            items: try snapshot.communicationEvents.list(request, within: units, limit: listLimit))
    }

    private func event(_ id: CommunicationEventID, _ tx: Transaction) throws -> (
        CommunicationEvent, Campaign?
    ) {
        guard let event = try tx.communicationEvents.find(id) else {
            throw Refusal.missing("/id", "no-event", id.text)
        }
        let campaign = try find(event.campaign, tx)
        try tx.authorize(campaign?.unit, or: event.place, at: "/id")
        return (event, campaign)
    }

    /// Whoever the campaign's unit is: places hold events of others' campaigns.
    private func find(_ id: CampaignID?, _ tx: Transaction) throws -> Campaign? {
        guard let id else { return nil }
        guard let campaign = try tx.campaigns.find(id) else {
            throw Refusal.missing("/campaign", "no-campaign", id.text)
        }
        return campaign
    }
}
