import Bus
import CampaignsAPI
import Store
import Vocabulary

extension CampaignsService {
    func publish(_ request: PublishMaterial, _ tx: Transaction) throws -> Material {
        let rules = MaterialRules(reference: reference, today: tx.today)
        let campaign = try request.campaign.map { try tx.campaign($0, at: "/campaign") }
        let unit = request.unit ?? campaign?.unit ?? tx.principal.unit
        try tx.authorize(unit, at: "/unit")
        if let campaign { try CampaignRules(reference: reference, today: tx.today).requireOngoing(campaign) }
        let material = try rules.publish(request, as: request.id ?? tx.newID(), unit: unit)
        if try tx.materials.find(material.id) != nil {
            throw Refusal.taken("/id", "id-taken", material.id.text)
        }
        try tx.materials.insert(material)
        tx.emit(
            CampaignsEvent.materialPublished(
                MaterialFacts(
                    id: material.id, kind: material.kind, unit: material.unit, quantity: material.quantity,
                    on: material.publishedOn
                ).with { $0.campaign = material.campaign }))
        return material
    }

    func distribute(_ request: DistributeMaterial, _ tx: Transaction) throws -> Material {
        guard let material = try tx.materials.find(request.id) else {
            throw Refusal.missing("/id", "no-material", request.id.text)
        }
        try tx.authorize(material.unit, at: "/id")
        let distribution = try MaterialRules(reference: reference, today: tx.today)
            .distribute(material, by: request, as: tx.newID())
        try tx.materials.insert(distribution, of: material.id)
        tx.emit(
            CampaignsEvent.materialDistributed(
                MaterialDistributed(
                    id: distribution.id, material: material.id, to: distribution.to,
                    quantity: distribution.quantity, on: distribution.on)))
        return try tx.materials.find(material.id) ?? material
    }

    func list(_ request: ListMaterials, _ snapshot: Snapshot) throws -> MaterialList {
        let units = try snapshot.units(request.unit, at: "/unit")
        return MaterialList(items: try snapshot.materials.list(request, within: units, limit: listLimit))
    }
}
