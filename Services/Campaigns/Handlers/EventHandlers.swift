import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func scheduleEvent(_ request: ScheduleEvent, _ tx: Transaction) throws -> CommunicationEvent {
        // Whoever the campaign's unit is: places hold events of others' campaigns.
        let campaign = try request.campaign.map { try tx.campaigns.get($0, at: "/campaign") }
        try tx.authorize(campaign?.unit, or: request.place, at: "/place")
        let event = try rules(tx).schedule(request, as: request.id ?? tx.newID())
        try campaignRules(tx).requireOngoing(campaign)
        try tx.communicationEvents.refuseTaken(request.id)
        try tx.communicationEvents.save(event)
        tx.emit(CampaignsEvent.eventScheduled(event.facts))
        return event
    }

    func holdEvent(_ request: HoldEvent, _ tx: Transaction) throws -> CommunicationEvent {
        let (event, campaign) = try tx.event(request.id, at: "/id")
        let held = try rules(tx).hold(event, by: request, campaign: campaign)
        try tx.communicationEvents.save(held)
        tx.emit(CampaignsEvent.eventHeld(held.facts))
        return held
    }

    func cancelEvent(_ request: CancelEvent, _ tx: Transaction) throws -> CommunicationEvent {
        let (event, _) = try tx.event(request.id, at: "/id")
        let (cancelled, reason) = try rules(tx).cancel(event, by: request)
        try tx.communicationEvents.save(cancelled, cancelledFor: reason)
        tx.emit(CampaignsEvent.eventCancelled(cancelled.facts))
        return cancelled
    }

    func listEvents(_ request: ListEvents, _ snapshot: Snapshot) throws -> List<CommunicationEvent> {
        let page = try ListPage(request, in: EventRecords.order)
        return try page.reply(
            snapshot.communicationEvents.list(
                request, within: snapshot.units(request.place, at: "/place"), page))
    }

    private func rules(_ snapshot: Snapshot) -> EventRules {
        EventRules(reference: reference, today: snapshot.today)
    }
}
