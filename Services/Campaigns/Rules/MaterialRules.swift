import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

/// What is sent out was made: never more copies than are left.
struct MaterialRules: Rules {
    /// What a material's ``CampaignsAPI/Material/distributions`` may grow to.
    static let mostDistributions = 10_000

    let reference: Reference
    let today: Day

    func publish(
        _ request: PublishMaterial, for campaign: Sought<Campaign?>, as id: MaterialID, unit: UnitPath
    ) throws -> Material {
        var checks = Checks(reference, today: today)
        let title = checks.title(request.title, at: "/title", upTo: 300)
        checks.several(request.audiences, at: "/audiences")
        checks.unit(unit, at: "/unit")
        checks.number(request.quantity, of: PublishMaterial.self, at: "/quantity")
        let day = checks.day(request.on, at: "/on")
        try checks.finish(campaign)
        return Material(
            id: id, title: title, kind: request.kind, audiences: request.audiences, unit: unit,
            publishedOn: day, quantity: request.quantity, left: request.quantity, distributions: []
        ).with { $0.campaign = request.campaign }
    }

    /// `holder` says who has today what a unit had.
    func distribute(
        _ material: Sought<Material>, by request: DistributeMaterial, as id: DistributionID,
        holder: @escaping (UnitPath) -> UnitPath = { $0 }
    ) throws -> Distribution {
        var checks = Checks(reference, today: today)
        let day = checks.day(
            request.on,
            since: .recorded(
                CampaignDay.publication, on: material.value?.publishedOn, of: material.value?.id,
                told: ["materialPublished", "materialCorrected"]), at: "/on")
        checks.unit(request.to, on: day, at: "/to")
        checks.number(request.quantity, of: DistributeMaterial.self, at: "/quantity")
        if let sender = request.from { checks.unit(sender, on: day, at: "/from") }
        let handedOutAt = checks.title(request.handedOutAt, at: "/handedOutAt", upTo: 300)
        if let sender = request.from ?? material.value?.unit {
            let isItself = holder(sender) == holder(request.to)
            if isItself && handedOutAt == nil {
                checks.fail("/to", "campaigns.sent-to-itself", ["unit": sender.text])
            } else if !isItself && handedOutAt != nil {
                checks.fail("/to", "campaigns.handed-out-elsewhere", ["unit": sender.text])
            }
        }
        let material = try checks.finish(material)
        let sender = request.from ?? material.unit
        let spare = MaterialStocks(of: material, holder: holder).spare(at: sender, on: day)
        guard request.quantity <= spare else {
            throw Refusal.precondition(
                "/quantity",
                Message(
                    "campaigns.not-enough-copies",
                    [
                        "quantity": "\(request.quantity)", "left": "\(spare)", "unit": sender.text,
                        "day": "\(day)",
                    ]))
        }
        guard material.distributions.count < Self.mostDistributions else {
            throw Refusal.precondition(
                "/id", Message("campaigns.distributed-often", ["most": "\(Self.mostDistributions)"]))
        }
        // What the publisher sends is no longer with it, also where the request names it.
        let isPublisher = holder(sender) == holder(material.unit)
        return Distribution(id: id, to: request.to, quantity: request.quantity, on: day).with {
            ($0.from, $0.handedOutAt) = (isPublisher ? nil : request.from, handedOutAt)
        }
    }
}

extension MaterialRules {
    /// The distribution that never was. What came to a unit by it has not been sent on or handed out: `holder` says who has today
    /// what a unit had.
    func void(
        _ material: Sought<Material>, by request: VoidDistribution,
        holder: @escaping (UnitPath) -> UnitPath = { $0 }
    ) throws -> Distribution {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let found = material.value?.distributions.first { $0.id == request.distribution }
        let unknown = Refusal.Violation(
            "/distribution", Message("campaigns.no-distribution", ["id": request.distribution.text]))
        let sought: Sought<Distribution> = found.map { .found($0) } ?? .unknown(unknown)
        let (material, voided) = try checks.finish(material, sought)
        if voided.handedOutAt != nil { return voided }
        let without = material.with { $0.distributions.removeAll { $0.id == voided.id } }
        let stocks = MaterialStocks(of: without, holder: holder)
        guard stocks.spare(at: voided.to, on: voided.on) < 0 else { return voided }
        let used = without.distributions.last { holder($0.from ?? material.unit) == holder(voided.to) }
        throw Refusal.precondition(
            "/distribution",
            Message(
                "campaigns.distribution-used",
                [
                    "unit": voided.to.text, "id": used?.id.text ?? "",
                    "day": used?.on.description ?? voided.on.description,
                ]
            ).about(used?.id ?? voided.id))
    }
}

/// Where a material, or a part of it, stands.
enum MaterialStanding: String, Choice {
    case published, distributed
}

extension Material {
    var facts: MaterialFacts {
        MaterialFacts(id: id, kind: kind, unit: unit, quantity: quantity, on: publishedOn).with {
            $0.campaign = campaign
        }
    }
}
