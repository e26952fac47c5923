import Bus
import CampaignsAPI
import Store
import Vocabulary

extension CampaignsService {
    private func rules(_ snapshot: Snapshot) -> CampaignRules {
        CampaignRules(reference: reference, today: snapshot.today)
    }

    func plan(_ request: PlanCampaign, _ tx: Transaction) throws -> Campaign {
        let unit = request.unit ?? tx.principal.unit
        try tx.authorize(unit, at: "/unit")
        let campaign = try rules(tx).plan(request, as: request.id ?? tx.newID(), unit: unit)
        if try tx.campaigns.find(campaign.id) != nil {
            throw Refusal.taken("/id", "id-taken", campaign.id.text)
        }
        return try save(campaign, tx, on: tx.today) { .campaignPlanned($0) }
    }

    func approve(_ request: ApproveCampaign, _ tx: Transaction) throws -> Campaign {
        let campaign = try rules(tx).approve(tx.campaign(request.id, at: "/id"))
        return try save(campaign, tx, on: tx.today) { .campaignApproved($0) }
    }

    func launch(_ request: LaunchCampaign, _ tx: Transaction) throws -> Campaign {
        let day = request.on ?? tx.today
        let campaign = try rules(tx).launch(tx.campaign(request.id, at: "/id"), on: day)
        return try save(campaign, tx, on: day) { .campaignLaunched($0) }
    }

    func complete(_ request: CompleteCampaign, _ tx: Transaction) throws -> Campaign {
        let day = request.on ?? tx.today
        let campaign = try rules(tx).complete(tx.campaign(request.id, at: "/id"), on: day)
        return try save(campaign, tx, on: day) { .campaignCompleted($0) }
    }

    func list(_ request: ListCampaigns, _ snapshot: Snapshot) throws -> CampaignList {
        let units = try snapshot.units(request.unit, at: "/unit")
        return CampaignList(items: try snapshot.campaigns.list(request, within: units, limit: listLimit))
    }

    private func save(
        _ campaign: Campaign, _ tx: Transaction, on day: Day, telling event: (CampaignFacts) -> CampaignsEvent
    ) throws -> Campaign {
        try tx.campaigns.save(campaign)
        tx.emit(event(campaign.facts(on: day)))
        return campaign
    }
}
