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

    func correctCampaign(_ request: CorrectCampaign, _ tx: Transaction) throws -> Campaign {
        let sought = try tx.seekCampaign(request.id, at: "/id")
        let corrected = try CampaignRules(tx).correct(
            sought, by: request, uses: CampaignUses(of: request.id, tx),
            mayApprove: mayApprove(sought.value, tx))
        try tx.campaigns.save(corrected)
        try tx.putRight(FactSubject(corrected.id), request.step, from: request.on)
        return told(corrected, request.step, on: request.on, request.reason, tx) { .campaignCorrected($0) }
    }

    func voidCampaign(_ request: VoidCampaign, _ tx: Transaction) throws -> Campaign {
        let sought = try tx.seekCampaign(request.id, at: "/id")
        let day = try since(request.id, tx) ?? tx.today
        let before = try CampaignRules(tx).void(
            sought, by: request, uses: CampaignUses(of: request.id, tx),
            mayApprove: mayApprove(sought.value, tx))
        if request.step == .planned {
            try tx.campaigns.void(before.id)
        } else {
            try tx.campaigns.save(before)
        }
        try tx.takeBackStep(of: FactSubject(before.id))
        return told(before, request.step, on: day, request.reason, tx) { .campaignVoided($0) }
    }

    /// Whether the caller may say of the campaign that it is approved, or no longer.
    private func mayApprove(_ campaign: Campaign?, _ tx: Transaction) -> Bool {
        campaign.map { tx.reaches($0.unit, as: Campaigns.approve.needs) } ?? true
    }

    private func told(
        _ campaign: Campaign, _ step: CampaignStatus, on day: Day, _ reason: String, _ tx: Transaction,
        as event: (CampaignFacts) -> CampaignsEvent
    ) -> Campaign {
        tx.emit(event(campaign.facts(on: day).with { ($0.step, $0.reason) = (step, reason) }))
        return campaign
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
