import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

struct UpgradeRecords: Keyed {
    static let table = "upgrades"
    static let unknown = "catalogue.no-upgrade"
    static let order = ListOrder<Upgrade>("upgrades.id") { [$0.id] }
    let db: Database

    private static let select: SQL = """
        SELECT upgrades.*, providers.unit, providers.place
        FROM upgrades JOIN providers ON providers.id = upgrades.provider
        """

    func find(_ id: UpgradeID) throws -> Upgrade? {
        try row("\(Self.select) WHERE upgrades.id = \(id)").map(Upgrade.init)
    }

    /// In the order of their ids.
    func list(
        _ request: ListUpgrades, within scope: Territory, _ page: ListPage<ListUpgrades, Upgrade>
    ) throws -> [Upgrade] {
        var conditions: [SQL] = ["(\(SQL.within("unit", scope)) OR \(SQL.within("place", scope)))"]
        if let status = request.status { conditions.append("upgrades.status = \(status)") }
        conditions.append(page.condition)
        return try rows("\(Self.select) WHERE \(conditions.all) \(page.ordering)")
            .map(Upgrade.init)
    }

    func save(_ upgrade: Upgrade) throws {
        try run(
            """
            INSERT INTO upgrades (id, provider, work, cost, status, proposed_on, approved_on, completed_on,
                meets_standard)
            VALUES (\(upgrade.id), \(upgrade.provider), \(upgrade.work), \(upgrade.cost), \(upgrade.status),
                \(upgrade.proposedOn), \(upgrade.approvedOn), \(upgrade.completedOn), \(upgrade.meetsStandard))
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, approved_on = excluded.approved_on,
                completed_on = excluded.completed_on, meets_standard = excluded.meets_standard
            """)
    }
}

extension Upgrade {
    /// A row of `upgrades` with its provider's `unit` and `place`.
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], provider: row["provider"], unit: row["unit"], place: row["place"],
            work: row["work"], cost: row["cost"], status: row["status"], proposedOn: row["proposed_on"])
        approvedOn = try row["approved_on"]
        completedOn = try row["completed_on"]
        meetsStandard = try row["meets_standard"]
    }
}

extension Snapshot {
    var upgrades: UpgradeRecords { UpgradeRecords(db: db) }
}
