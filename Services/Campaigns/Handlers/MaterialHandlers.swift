import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func publishMaterial(_ request: PublishMaterial, _ tx: Transaction) throws -> Material {
        let campaign = try request.campaign.map { try tx.campaign($0, at: "/campaign") }
        let unit = request.unit ?? campaign?.unit ?? tx.principal.unit
        try tx.authorize(unit, at: "/unit")
        let material = try rules(tx).publish(request, as: request.id ?? tx.newID(), unit: unit)
        try campaignRules(tx).requireOngoing(campaign)
        try tx.materials.refuseTaken(request.id)
        try tx.materials.insert(material)
        tx.emit(CampaignsEvent.materialPublished(material.facts))
        return material
    }

    func distributeMaterial(_ request: DistributeMaterial, _ tx: Transaction) throws -> Material {
        let material = try tx.materials.get(request.id, at: "/id")
        try tx.authorize(material.unit, at: "/id")
        let distribution = try rules(tx).distribute(material, by: request, as: tx.newID())
        try tx.distributions.insert(distribution, of: material.id)
        tx.emit(
            CampaignsEvent.materialDistributed(
                MaterialDistributed(
                    id: distribution.id, material: material.id, to: distribution.to,
                    quantity: distribution.quantity, on: distribution.on)))
        return try tx.materials.get(material.id, at: "/id")
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
