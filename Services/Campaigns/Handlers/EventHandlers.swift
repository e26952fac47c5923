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
        let event = try EventRules(tx).schedule(request, of: campaign, as: request.id ?? tx.newID())
        try campaign.get()?.requireOngoing(on: event.on, at: "/campaign")
        try tx.events.refuseTaken(request.id)
        try requireOnce(event, at: "/title", tx)
        // One that is entered late was scheduled by its own day.
        return try save(event, on: min(event.on, tx.today), tx) { .eventScheduled($0) }
    }

    func holdEvent(_ request: HoldEvent, _ tx: Transaction) throws -> CommunicationEvent {
        let sought = try tx.seekEvent(request.id, at: "/id")
        let held = try EventRules(tx).hold(
            sought.map { $0.event }, by: request, campaign: sought.value?.campaign)
        try requireOnce(held, at: "/on", tx)
        return try save(held, on: held.on, tx) { .eventHeld($0) }
    }

    func cancelEvent(_ request: CancelEvent, _ tx: Transaction) throws -> CommunicationEvent {
        let event = try tx.seekEvent(request.id, at: "/id").map { $0.event }
        let cancelled = try EventRules(tx).cancel(event, by: request)
        return try save(cancelled, on: request.on ?? tx.today, tx) { .eventCancelled($0) }
    }

    func correctEvent(_ request: CorrectEvent, _ tx: Transaction) throws -> CommunicationEvent {
        let sought = try tx.seekEvent(request.id, at: "/id")
        let corrected = try EventRules(tx).correct(
            sought.map { $0.event }, by: request, campaign: sought.value?.campaign)
        try requireOnce(corrected, at: "/on", tx)
        try tx.events.save(corrected)
        let standing = try Standing(corrected.status, reason: request.reason).saying(HeldEvent(corrected))
        try tx.putRight(FactSubject(corrected.id), standing, from: corrected.on)
        tx.emit(CampaignsEvent.eventCorrected(corrected.facts.with { $0.reason = request.reason }))
        return corrected
    }

    func voidEvent(_ request: VoidEvent, _ tx: Transaction) throws -> CommunicationEvent {
        let event = try tx.seekEvent(request.id, at: "/id").map { $0.event }
        let scheduled = try EventRules(tx).void(
            event, by: request, plannedOn: tx.events.plannedOn(request.id))
        try requireOnce(scheduled, at: "/id", tx)
        try tx.events.save(scheduled)
        try tx.takeBackStep(of: FactSubject(scheduled.id))
        tx.emit(CampaignsEvent.eventVoided(scheduled.facts.with { $0.reason = request.reason }))
        return scheduled
    }

    func listEvents(_ request: ListEvents, _ snapshot: Snapshot) throws -> List<CommunicationEvent> {
        try snapshot.page(
            request, of: snapshot.events, within: request.place, at: "/place", marking: \.provisional)
    }

    func sumReach(_ request: SumReach, _ snapshot: Snapshot) throws -> ReachSummary {
        let units = try snapshot.units(request.place, at: "/place")
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        return ReachSummary(of: try snapshot.events.held(request, within: units, asOf)).with {
            $0.provisional = asOf?.provisional
        }
    }

    private func requireOnce(
        _ event: CommunicationEvent, at pointer: String, _ tx: Transaction
    ) throws {
        try EventRules(tx).requireOnce(
            event, others: tx.events.held(in: tx.units.names(of: event.place, on: tx.today), on: event.on),
            at: pointer, by: { try tx.standings.recorders(of: FactSubject($0)).first })
    }

    private func save(
        _ event: CommunicationEvent, on day: Day, _ tx: Transaction,
        telling told: (EventFacts) -> CampaignsEvent
    ) throws -> CommunicationEvent {
        try tx.events.save(event)
        try tx.stand(
            FactSubject(event.id), Standing(event.status, reason: event.reason).saying(HeldEvent(event)),
            from: day)
        tx.emit(told(event.facts))
        return event
    }
}
