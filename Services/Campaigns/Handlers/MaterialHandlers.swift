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
        try tx.materials.save(material)
        try tx.stand(FactSubject(material.id), material.standing, from: material.publishedOn)
        tx.emit(CampaignsEvent.materialPublished(material.facts))
        return material
    }

    func correctMaterial(_ request: CorrectMaterial, _ tx: Transaction) throws -> Material {
        let material = try tx.materials.seek(request.id, at: "/id", by: tx, in: \.unit)
        let corrected = try MaterialRules(tx).correct(material, by: request, holder: tx.holder)
        if request.on != nil, let campaign = corrected.campaign {
            try tx.campaigns.find(campaign)?.requireOngoing(on: corrected.publishedOn, at: "/on")
        }
        try tx.materials.save(corrected)
        try tx.putRight(FactSubject(corrected.id), corrected.standing, from: corrected.publishedOn)
        tx.emit(CampaignsEvent.materialCorrected(corrected.facts.with { $0.reason = request.reason }))
        return try tx.materials.get(request.id, at: "/id")
    }

    func voidMaterial(_ request: VoidMaterial, _ tx: Transaction) throws -> Material {
        let material = try tx.materials.seek(request.id, at: "/id", by: tx, in: \.unit)
        let voided = try MaterialRules(tx).void(material, by: request)
        try tx.materials.void(voided.id)
        try tx.takeBackStep(of: FactSubject(voided.id))
        tx.emit(CampaignsEvent.materialVoided(voided.facts.with { $0.reason = request.reason }))
        return voided
    }

    func distributeMaterial(_ request: DistributeMaterial, _ tx: Transaction) throws -> Material {
        // What a unit got it sends on, whoever published it. To one that got none it is known as little as to any other.
        if let sender = request.from { try tx.authorize(sender, at: "/from") }
        let published = try request.from == nil ? nil : tx.materials.find(request.id)
        let stocks = published.map { MaterialStocks(of: $0, holder: tx.holder) }
        let isSentOn = request.from.flatMap { stocks?.hasReached($0) } ?? false
        let material =
            try isSentOn
            ? tx.materials.seek(request.id, at: "/id")
            : tx.materials.seek(request.id, at: "/id", by: tx, in: \.unit)
        let distribution = try MaterialRules(tx).distribute(
            material, by: request, as: tx.newID(), holder: tx.holder)
        try tx.distributions.insert(distribution, of: request.id)
        // Its events are the material's: who sent it is found by this.
        let subject = FactSubject(distribution.id)
        let version = try tx.standings.timeline(of: subject).change(
            Standing(MaterialStanding.distributed), from: distribution.on, as: FactID(of: distribution.id),
            learned: tx.learned)
        try tx.standings.append(version, of: subject, by: tx.recorder)
        tx.emit(
            CampaignsEvent.materialDistributed(distribution.facts(of: request.id)))
        return try tx.materials.get(request.id, at: "/id")
    }

    func voidDistribution(_ request: VoidDistribution, _ tx: Transaction) throws -> Material {
        // Whoever sends on what it got takes that back; all else is the publisher's.
        let published = try tx.materials.find(request.id)
        let sent = published?.distributions.first { $0.id == request.distribution }
        let sender = sent?.from.flatMap { tx.reaches($0) ? $0 : nil }
        if let sender { try tx.authorize(sender, at: "/distribution") }
        let material =
            try sender != nil
            ? tx.materials.seek(request.id, at: "/id")
            : tx.materials.seek(request.id, at: "/id", by: tx, in: \.unit)
        let voided = try MaterialRules(tx).void(material, by: request, holder: tx.holder)
        try tx.distributions.void(voided.id)
        try tx.takeBackStep(of: FactSubject(voided.id))
        tx.emit(
            CampaignsEvent.distributionVoided(
                voided.facts(of: request.id).with { $0.reason = request.reason }))
        return try tx.materials.get(request.id, at: "/id")
    }

    /// A material is a unit's own matter, and of those to whom copies came: each sees what it has itself.
    func stockOfMaterial(
        _ request: StockOfMaterial, _ snapshot: Snapshot
    ) throws -> List<MaterialStock> {
        let units = try snapshot.units(request.unit, at: "/unit")
        let page = try ListPage(request, in: MaterialStock.order)
        let asOf = try snapshot.asked(on: request.on, knownOn: request.knownOn)
        let material = try snapshot.materials.find(request.id, asOf)
        let stocks = material.map {
            MaterialStocks(of: $0, holder: snapshot.holder).stocks(on: asOf.on)
        }
        let seen = (stocks ?? []).filter { units.contains($0.unit) }
        // Who has none of it is told no more than that it has none.
        if seen.isEmpty {
            _ = try snapshot.materials.seek(request.id, at: "/id", by: snapshot, in: \.unit).get()
        }
        return try page.reply(page.fetch(seen)) { $0.marked(asOf, in: \.provisional) }
    }

    func listMaterials(_ request: ListMaterials, _ snapshot: Snapshot) throws -> List<Material> {
        try snapshot.page(request, of: snapshot.materials, within: request.unit, marking: \.provisional)
    }
}

extension Snapshot {
    /// Who has today what a unit had; itself where several have.
    fileprivate func holder(_ unit: UnitPath) -> UnitPath {
        units.current(of: unit, on: today).one ?? unit
    }
}

extension Material {
    /// That it came out, with what was said of it.
    fileprivate var standing: ServiceKit.Standing {
        get throws { try Standing(MaterialStanding.published).saying(PublishedMaterial(self)) }
    }
}

extension Distribution {
    /// What followers learn of it.
    fileprivate func facts(of material: MaterialID) -> MaterialDistributed {
        MaterialDistributed(id: id, material: material, to: to, quantity: quantity, on: on).with {
            $0.from = from
            $0.handedOut = handedOutAt == nil ? nil : true
        }
    }
}

extension MaterialStock {
    fileprivate static let order = ListOrder<MaterialStock>("unit") { [$0.unit.text] }
}
