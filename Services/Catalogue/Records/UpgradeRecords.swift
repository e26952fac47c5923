import CatalogueAPI
import GRDB
import Store
import Vocabulary

struct UpgradeRecords {
    let db: Database

    func find(_ id: UpgradeID) throws -> Upgrade? { try fetch("WHERE upgrades.id = \(id)").first }

    func list(_ request: ListUpgrades, within scope: [UnitPath]) throws -> [Upgrade] {
        var conditions: [SQL] = ["(\(SQL.within("unit", scope)) OR \(SQL.within("place", scope)))"]
        if let unit = request.unit {
            conditions.append("(\(SQL.within("unit", [unit])) OR \(SQL.within("place", [unit])))")
        }
        if let status = request.status { conditions.append("status = \(status.rawValue)") }
        return try fetch("WHERE \(conditions.all) ORDER BY upgrades.id")
    }

    func save(_ upgrade: Upgrade) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO upgrades (id, provider, work, cost, status, proposed_on, approved_on, completed_on,
                    meets_standard)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET status = excluded.status, approved_on = excluded.approved_on,
                    completed_on = excluded.completed_on, meets_standard = excluded.meets_standard
                """
        ).execute(arguments: [
            upgrade.id, upgrade.provider, upgrade.work, upgrade.cost, upgrade.status.rawValue,
            upgrade.proposedOn,
            upgrade.approvedOn, upgrade.completedOn, upgrade.meetsStandard,
        ])
    }

    private func fetch(_ rest: SQL) throws -> [Upgrade] {
        try Row.fetchAll(
            db,
            SQLRequest(
                literal: """
                    SELECT upgrades.*, providers.unit, providers.place
                    FROM upgrades JOIN providers ON providers.id = upgrades.provider \(rest)
                    """, cached: true)
        ).map { row in
            Upgrade(
                id: row["id"], provider: row["provider"], unit: row["unit"], place: row["place"],
                work: row["work"], cost: row["cost"], status: row["status"], proposedOn: row["proposed_on"]
            ).with {
                $0.approvedOn = row["approved_on"]
                $0.completedOn = row["completed_on"]
                $0.meetsStandard = row["meets_standard"]
            }
        }
    }
}

extension Snapshot {
    var upgrades: UpgradeRecords { UpgradeRecords(db: db) }
}
