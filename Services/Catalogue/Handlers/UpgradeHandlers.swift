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
        if request.meetsStandard { try meetStandard(completed.provider, from: request.on ?? tx.today, tx) }
        return completed
    }

    func listUpgrades(_ request: ListUpgrades, _ snapshot: Snapshot) throws -> List<Upgrade> {
        let page = try ListPage(request, in: UpgradeRecords.order)
        return try page.reply(
            snapshot.upgrades.list(request, within: snapshot.units(request.unit, at: "/unit"), page))
    }

    /// The provider meets the standard from the day on, if it did not before.
    private func meetStandard(_ id: ProviderID, from day: Day, _ tx: Transaction) throws {
        let known = try tx.providerFacts.timelines(of: id)
        let said = try known.changing(
            [.standard(isMet: true)], from: day, isDated: false, learned: tx.learned
        ) { tx.newID() }
        if said.isEmpty { return }
        _ = try say(said, of: id, knowing: known, at: "/on", tx) { .providerUpdated($0) }
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
