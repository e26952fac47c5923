import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func campaignRules(_ snapshot: Snapshot) -> CampaignRules {
        CampaignRules(reference: reference, today: snapshot.today)
    }

    func planCampaign(_ request: PlanCampaign, _ tx: Transaction) throws -> Campaign {
        let unit = request.unit ?? tx.principal.unit
        try tx.authorize(unit, at: "/unit")
        let campaign = try campaignRules(tx).plan(request, as: request.id ?? tx.newID(), unit: unit)
        try tx.campaigns.refuseTaken(request.id)
        return try save(campaign, tx, on: tx.today) { .campaignPlanned($0) }
    }

    func approveCampaign(_ request: ApproveCampaign, _ tx: Transaction) throws -> Campaign {
        let approved = try campaignRules(tx).approve(tx.seekCampaign(request.id, at: "/id"))
        return try save(approved, tx, on: tx.today) { .campaignApproved($0) }
    }

    func launchCampaign(_ request: LaunchCampaign, _ tx: Transaction) throws -> Campaign {
        let day = request.on ?? tx.today
        let launched = try campaignRules(tx).launch(tx.seekCampaign(request.id, at: "/id"), on: day)
        return try save(launched, tx, on: day) { .campaignLaunched($0) }
    }

    func completeCampaign(_ request: CompleteCampaign, _ tx: Transaction) throws -> Campaign {
        let day = request.on ?? tx.today
        let completed = try campaignRules(tx).complete(tx.seekCampaign(request.id, at: "/id"), on: day)
        return try save(completed, tx, on: day) { .campaignCompleted($0) }
    }

    func listCampaigns(_ request: ListCampaigns, _ snapshot: Snapshot) throws -> List<Campaign> {
        let page = try ListPage(request, in: CampaignRecords.order)
        return try page.reply(
            snapshot.campaigns.list(request, within: snapshot.units(request.unit, at: "/unit"), page))
    }

    private func save(
        _ campaign: Campaign, _ tx: Transaction, on day: Day, telling event: (CampaignFacts) -> CampaignsEvent
    ) throws -> Campaign {
        try tx.campaigns.save(campaign)
        tx.emit(event(campaign.facts(on: day)))
        return campaign
    }
}
