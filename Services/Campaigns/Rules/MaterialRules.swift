import Bus
import CampaignsAPI
import Vocabulary

/// What is sent out was made: never more copies than are left.
struct MaterialRules {
    let checks: Checks

    init(reference: Reference, today: Day) { checks = Checks(reference: reference, today: today) }

    func publish(_ request: PublishMaterial, as id: MaterialID, unit: UnitPath) throws -> Material {
        var faults = Faults()
        let title = checks.text(request.title, at: "/title", &faults)
        checks.several(request.audiences, at: "/audiences", &faults)
        checks.unit(unit, on: checks.today, at: "/unit", &faults)
        checks.within(request.quantity, 1...10_000_000, at: "/quantity", &faults)
        let day = request.on ?? checks.today
        checks.past(day, at: "/on", &faults)
        try faults.check()
        return Material(
            id: id, title: title, kind: request.kind, audiences: request.audiences, unit: unit,
            publishedOn: day, quantity: request.quantity, left: request.quantity, distributions: []
        ).with { $0.campaign = request.campaign }
    }

    func distribute(_ material: Material, by request: DistributeMaterial, as id: DistributionID) throws
        -> Distribution
    {
        var faults = Faults()
        let day = request.on ?? checks.today
        checks.past(day, since: material.publishedOn, at: "/on", &faults)
        checks.unit(request.to, on: day, at: "/to", &faults)
        checks.within(request.quantity, 1...10_000_000, at: "/quantity", &faults)
        try faults.check()
        guard request.quantity <= material.left else {
            throw Refusal.state(
                "/quantity", "not-enough-copies",
                ["quantity": "\(request.quantity)", "left": "\(material.left)"])
        }
        return Distribution(id: id, to: request.to, quantity: request.quantity, on: day)
    }
}
