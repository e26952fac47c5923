import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func proposeUpgrade(_ request: ProposeUpgrade, _ tx: Transaction) throws -> Upgrade {
        let provider = try tx.providers.get(request.provider, at: "/provider")
        try tx.authorize(provider.unit, at: "/provider")
        var checks = Checks(reference, today: tx.today)
        let work = checks.words(request.work, at: "/work", upTo: 500)
        checks.money(request.cost, at: "/cost")
        try checks.finish()
        let upgrade = Upgrade(
            id: request.id ?? tx.newID(), provider: provider.id, unit: provider.unit, place: provider.place,
            work: work, cost: request.cost, status: .proposed, proposedOn: tx.today)
        try tx.upgrades.refuseTaken(request.id)
        try tx.upgrades.save(upgrade)
        tx.emit(CatalogueEvent.upgradeProposed(upgrade))
        return upgrade
    }

    func approveUpgrade(_ request: ApproveUpgrade, _ tx: Transaction) throws -> Upgrade {
        let current = try tx.upgrades.get(request.id, at: "/id")
        try tx.authorize(current.unit, at: "/id")
        let approved = try current.approved(on: tx.today)
        try tx.upgrades.save(approved)
        tx.emit(CatalogueEvent.upgradeApproved(approved))
        return approved
    }

    func completeUpgrade(_ request: CompleteUpgrade, _ tx: Transaction) throws -> Upgrade {
        let current = try tx.upgrades.get(request.id, at: "/id")
        try tx.authorize(current.unit, at: "/id")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        checks.day(day, since: current.approvedOn, at: "/on")
        try checks.finish()
        let completed = try current.completed(on: day, meetsStandard: request.meetsStandard)
        try tx.upgrades.save(completed)
        tx.emit(CatalogueEvent.upgradeCompleted(completed))
        var facility = try tx.providers.get(current.provider, at: "/id")
        if request.meetsStandard, facility.standardMetSince == nil {
            facility.standardMetSince = day
            try tx.providers.save(facility)
            tx.emit(CatalogueEvent.providerUpdated(facility))
        }
        return completed
    }

    func listUpgrades(_ request: ListUpgrades, _ snapshot: Snapshot) throws -> List<Upgrade> {
        let page = try ListPage(request, in: UpgradeRecords.order)
        return try page.reply(
            snapshot.upgrades.list(request, within: snapshot.units(request.unit, at: "/unit"), page))
    }
}
