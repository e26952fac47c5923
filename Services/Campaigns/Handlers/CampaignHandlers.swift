import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func planCampaign(_ request: PlanCampaign, _ tx: Transaction) throws -> Campaign {
        let unit = request.unit ?? tx.principal.unit
        try tx.authorizeName(of: unit, at: "/unit")
        // Whoever's plan it is: districts do what the province planned.
        let campaign = try CampaignRules(tx).plan(
            request, as: request.id ?? tx.newID(), unit: unit,
            in: tx.communication.seek(request.plannedIn?.plan, at: "/plannedIn/plan"))
        try tx.campaigns.refuseTaken(request.id)
        try CampaignRules(tx).requireOnce(
            campaign,
            others: tx.campaigns.led(by: tx.units.names(of: unit, on: tx.today), from: campaign.start),
            by: { try tx.standings.recorders(of: FactSubject($0)).first })
        return try save(campaign, on: request.on ?? tx.today, tx) { .campaignPlanned($0) }
    }

    func approveCampaign(_ request: ApproveCampaign, _ tx: Transaction) throws -> Campaign {
        let day = request.on ?? tx.today
        let approved = try CampaignRules(tx).approve(
            tx.seekCampaign(request.id, at: "/id"), since: since(request.id, tx), on: day)
        return try save(approved, on: day, tx) { .campaignApproved($0) }
    }

    func launchCampaign(_ request: LaunchCampaign, _ tx: Transaction) throws -> Campaign {
        let day = request.on ?? tx.today
        let sought = try tx.seekCampaign(request.id, at: "/id")
        let launched = try CampaignRules(tx).launch(
            sought, since: since(request.id, tx), on: day)
        return try save(launched, on: day, tx) { .campaignLaunched($0) }
    }

    func completeCampaign(_ request: CompleteCampaign, _ tx: Transaction) throws -> Campaign {
        let day = request.on ?? tx.today
        let sought = try tx.seekCampaign(request.id, at: "/id")
        let known = sought.value?.id
        let completed = try CampaignRules(tx).complete(
            sought, on: day, held: known.flatMap(tx.events.lastHeld),
            published: known.flatMap(tx.materials.lastPublished))
        return try save(completed, on: day, tx) { .campaignCompleted($0) }
    }

    func listCampaigns(_ request: ListCampaigns, _ snapshot: Snapshot) throws -> List<Campaign> {
        try snapshot.page(request, of: snapshot.campaigns, within: request.unit, marking: \.provisional)
    }

    /// The day of the last step.
    private func since(_ id: CampaignID, _ tx: Transaction) throws -> Day? {
        try tx.standings.since(of: FactSubject(id))
    }

    private func save(
        _ campaign: Campaign, on day: Day, _ tx: Transaction, telling event: (CampaignFacts) -> CampaignsEvent
    ) throws -> Campaign {
        try tx.campaigns.save(campaign)
        try tx.stand(FactSubject(campaign.id), Standing(campaign.status), from: day)
        tx.emit(event(campaign.facts(on: day)))
        return campaign
    }
}
