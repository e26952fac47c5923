import CatalogueAPI
import ServiceKit
import Vocabulary

/// An upgrade is proposed, approved and completed, in that order.
struct UpgradeRules: Rules {
    let reference: Reference
    let today: Day

    func propose(
        _ request: ProposeUpgrade, at provider: Sought<Provider>, learned: Learned, newID: () -> FactID
    ) throws -> [FactVersion<UpgradeSaying>] {
        var checks = Checks(reference, today: today)
        let work: String = checks.words(request.work, at: "/work", upTo: 500)
        checks.money(request.cost, at: "/cost")
        let provider = try checks.finish(provider)
        return try UpgradeTimelines().change(
            [
                .identity(provider: provider.id, work: work, cost: request.cost),
                .standing(status: .proposed, meetsStandard: nil),
            ], from: today, isDated: true, learned: learned, newID: newID)
    }

    func approve(
        _ upgrade: Sought<Upgrade>, _ known: UpgradeTimelines, as fact: FactID, learned: Learned
    ) throws -> FactVersion<UpgradeSaying> {
        let approved = try upgrade.get().taking(UpgradeStep.approve)
        return try known[.standing].change(
            .standing(status: approved.status, meetsStandard: nil), from: today, as: fact, learned: learned)
    }

    func complete(
        _ upgrade: Sought<Upgrade>, _ known: UpgradeTimelines, by request: CompleteUpgrade,
        as fact: FactID, learned: Learned
    ) throws -> FactVersion<UpgradeSaying> {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: upgrade.value?.approvedOn, at: "/on")
        let completed = try checks.finish(upgrade).taking(UpgradeStep.complete)
        return try known[.standing].change(
            .standing(status: completed.status, meetsStandard: request.meetsStandard), from: day, as: fact,
            learned: learned)
    }
}
