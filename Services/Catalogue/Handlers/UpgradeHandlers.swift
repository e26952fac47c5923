import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func proposeUpgrade(_ request: ProposeUpgrade, _ tx: Transaction) throws -> Upgrade {
        let provider = try tx.providers.seek(request.provider, at: "/provider", by: tx, in: \.unit)
        let upgrade = try rules(tx).propose(request, at: provider, as: request.id ?? tx.newID())
        try tx.upgrades.refuseTaken(request.id)
        return try save(upgrade, tx) { .upgradeProposed($0) }
    }

    func approveUpgrade(_ request: ApproveUpgrade, _ tx: Transaction) throws -> Upgrade {
        let upgrade = try tx.upgrades.seek(request.id, at: "/id", by: tx, in: \.unit)
        return try save(rules(tx).approve(upgrade), tx) { .upgradeApproved($0) }
    }

    func completeUpgrade(_ request: CompleteUpgrade, _ tx: Transaction) throws -> Upgrade {
        let upgrade = try tx.upgrades.seek(request.id, at: "/id", by: tx, in: \.unit)
        let completed = try save(rules(tx).complete(upgrade, by: request), tx) { .upgradeCompleted($0) }
        var facility = try tx.providers.get(completed.provider, at: "/id")
        if request.meetsStandard, facility.standardMetSince == nil {
            facility.standardMetSince = completed.completedOn
            _ = try save(facility, tx) { .providerUpdated($0) }
        }
        return completed
    }

    func listUpgrades(_ request: ListUpgrades, _ snapshot: Snapshot) throws -> List<Upgrade> {
        let page = try ListPage(request, in: UpgradeRecords.order)
        return try page.reply(
            snapshot.upgrades.list(request, within: snapshot.units(request.unit, at: "/unit"), page))
    }

    private func rules(_ snapshot: Snapshot) -> UpgradeRules {
        UpgradeRules(reference: reference, today: snapshot.today)
    }

    private func save(
        _ upgrade: Upgrade, _ tx: Transaction, telling event: (Upgrade) -> CatalogueEvent
    ) throws -> Upgrade {
        try tx.upgrades.save(upgrade)
        tx.emit(event(upgrade))
        return upgrade
    }
}
