import CatalogueAPI
import ServiceKit
import Vocabulary

/// An upgrade is proposed, approved and completed, in that order.
struct UpgradeRules {
    let reference: Reference
    let today: Day

    func propose(
        _ request: ProposeUpgrade, at provider: Sought<Provider>, as id: UpgradeID
    ) throws -> Upgrade {
        var checks = Checks(reference, today: today)
        let work: String = checks.words(request.work, at: "/work", upTo: 500)
        checks.money(request.cost, at: "/cost")
        let provider = try checks.finish(provider)
        return Upgrade(
            id: id, provider: provider.id, unit: provider.unit, place: provider.place, work: work,
            cost: request.cost, status: .proposed, proposedOn: today)
    }

    func approve(_ upgrade: Sought<Upgrade>) throws -> Upgrade {
        var approved = try upgrade.get().taking(UpgradeStep.approve)
        approved.approvedOn = today
        return approved
    }

    func complete(_ upgrade: Sought<Upgrade>, by request: CompleteUpgrade) throws -> Upgrade {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, since: upgrade.value?.approvedOn, at: "/on")
        var completed = try checks.finish(upgrade).taking(UpgradeStep.complete)
        (completed.completedOn, completed.meetsStandard) = (day, request.meetsStandard)
        return completed
    }
}
