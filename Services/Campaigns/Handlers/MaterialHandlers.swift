import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func publishMaterial(_ request: PublishMaterial, _ tx: Transaction) throws -> Material {
        let campaign: Sought<Campaign?> =
            try request.campaign.map { try tx.seekCampaign($0, at: "/campaign").map(Optional.some) }
            ?? .found(nil)
        let unit = request.unit ?? (campaign.value ?? nil)?.unit ?? tx.principal.unit
        try tx.authorize(unit, at: "/unit")
        let material = try rules(tx).publish(
            request, for: campaign, as: request.id ?? tx.newID(), unit: unit)
        try campaignRules(tx).requireOngoing(campaign.get())
        try tx.materials.refuseTaken(request.id)
        try tx.materials.insert(material)
        tx.emit(CampaignsEvent.materialPublished(material.facts))
        return material
    }

    func distributeMaterial(_ request: DistributeMaterial, _ tx: Transaction) throws -> Material {
        let material = try tx.materials.seek(request.id, at: "/id", by: tx, in: \.unit)
        let distribution = try rules(tx).distribute(material, by: request, as: tx.newID())
        try tx.distributions.insert(distribution, of: request.id)
        tx.emit(
            CampaignsEvent.materialDistributed(
                MaterialDistributed(
                    id: distribution.id, material: request.id, to: distribution.to,
                    quantity: distribution.quantity, on: distribution.on)))
        return try tx.materials.get(request.id, at: "/id")
    }

    func listMaterials(_ request: ListMaterials, _ snapshot: Snapshot) throws -> List<Material> {
        let page = try ListPage(request, in: MaterialRecords.order)
        return try page.reply(
            snapshot.materials.list(request, within: snapshot.units(request.unit, at: "/unit"), page))
    }

    private func rules(_ snapshot: Snapshot) -> MaterialRules {
        MaterialRules(reference: reference, today: snapshot.today)
    }
}
