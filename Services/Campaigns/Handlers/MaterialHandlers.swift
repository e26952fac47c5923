import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func publishMaterial(_ request: PublishMaterial, _ tx: Transaction) throws -> Material {
        let campaign: Sought<Campaign?> = try tx.campaigns.seek(
            request.campaign, at: "/campaign", by: tx, in: \.unit)
        let unit = request.unit ?? (campaign.value ?? nil)?.unit ?? tx.principal.unit
        try tx.authorizeName(of: unit, at: "/unit")
        let material = try MaterialRules(tx).publish(
            request, for: campaign, as: request.id ?? tx.newID(), unit: unit)
        try campaign.get()?.requireOngoing(on: material.publishedOn, at: "/campaign")
        try tx.materials.refuseTaken(request.id)
        try tx.materials.insert(material)
        try tx.stand(
            FactSubject(material.id), Standing(MaterialStanding.published), from: material.publishedOn)
        tx.emit(CampaignsEvent.materialPublished(material.facts))
        return material
    }

    func distributeMaterial(_ request: DistributeMaterial, _ tx: Transaction) throws -> Material {
        let material = try tx.materials.seek(request.id, at: "/id", by: tx, in: \.unit)
        let distribution = try MaterialRules(tx).distribute(material, by: request, as: tx.newID())
        try tx.distributions.insert(distribution, of: request.id)
        try tx.stand(
            FactSubject(distribution.id), Standing(MaterialStanding.distributed), from: distribution.on)
        tx.emit(
            CampaignsEvent.materialDistributed(
                MaterialDistributed(
                    id: distribution.id, material: request.id, to: distribution.to,
                    quantity: distribution.quantity, on: distribution.on)))
        return try tx.materials.get(request.id, at: "/id")
    }

    func listMaterials(_ request: ListMaterials, _ snapshot: Snapshot) throws -> List<Material> {
        try snapshot.page(request, of: snapshot.materials, within: request.unit, marking: \.provisional)
    }
}
