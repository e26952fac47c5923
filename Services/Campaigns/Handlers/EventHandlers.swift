import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func scheduleEvent(_ request: ScheduleEvent, _ tx: Transaction) throws -> CommunicationEvent {
        // Whoever the campaign's unit is: places hold events of others' campaigns.
        let campaign = try tx.campaigns.seek(request.campaign, at: "/campaign")
        try tx.authorize((campaign.value ?? nil)?.unit, or: request.place, at: "/place")
        let event = try rules(tx).schedule(request, of: campaign, as: request.id ?? tx.newID())
        try campaignRules(tx).requireOngoing(campaign.get())
        try tx.events.refuseTaken(request.id)
        return try save(event, tx) { .eventScheduled($0) }
    }

    func holdEvent(_ request: HoldEvent, _ tx: Transaction) throws -> CommunicationEvent {
        let sought = try tx.seekEvent(request.id, at: "/id")
        let held = try rules(tx).hold(
            sought.map { $0.event }, by: request, campaign: sought.value?.campaign)
        return try save(held, tx) { .eventHeld($0) }
    }

    func cancelEvent(_ request: CancelEvent, _ tx: Transaction) throws -> CommunicationEvent {
        let event = try tx.seekEvent(request.id, at: "/id").map { $0.event }
        return try save(rules(tx).cancel(event, by: request), tx) { .eventCancelled($0) }
    }

    func listEvents(_ request: ListEvents, _ snapshot: Snapshot) throws -> List<CommunicationEvent> {
        let page = try ListPage(request, in: EventRecords.order)
        return try page.reply(
            snapshot.events.list(
                request, within: snapshot.units(request.place, at: "/place"), page))
    }

    private func rules(_ snapshot: Snapshot) -> EventRules {
        EventRules(reference: reference, today: snapshot.today)
    }

    private func save(
        _ event: CommunicationEvent, _ tx: Transaction, telling told: (EventFacts) -> CampaignsEvent
    ) throws -> CommunicationEvent {
        try tx.events.save(event)
        tx.emit(told(event.facts))
        return event
    }
}
