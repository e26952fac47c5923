import CatalogueAPI
import GRDB
import Store
import Vocabulary

struct NetworkRecords {
    let db: Database

    func find(_ id: NetworkID) throws -> Network? { try fetch("WHERE id = \(id)").first }

    /// The district's network that is not dissolved.
    func standing(in district: UnitPath) throws -> Network? {
        try fetch("WHERE district = \(district) AND dissolved_on IS NULL").first
    }

    func list(_ request: ListNetworks) throws -> [Network] {
        var conditions: [SQL] = []
        if let unit = request.unit { conditions.append(SQL.within("district", [unit])) }
        if let day = request.on {
            conditions.append("on_day <= \(day) AND (dissolved_on IS NULL OR dissolved_on > \(day))")
        }
        return try fetch("WHERE \(conditions.all) ORDER BY district, on_day, id")
    }

    func save(_ network: Network) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO networks (id, district, on_day, decision, dissolved_on, reason) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET dissolved_on = excluded.dissolved_on, reason = excluded.reason
                """
        ).execute(arguments: [
            network.id, network.district, network.on, network.decision, network.dissolvedOn, network.reason,
        ])
        for member in network.members {
            try db.cachedStatement(
                sql: "INSERT OR IGNORE INTO network_members (network, provider, since) VALUES (?, ?, ?)"
            ).execute(arguments: [network.id, member.provider, member.since])
        }
    }

    private func fetch(_ rest: SQL) throws -> [Network] {
        let rows = try Row.fetchAll(
            db, SQLRequest(literal: "SELECT * FROM networks \(rest)", cached: true))
        return try rows.map { row in
            let members = try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT * FROM network_members WHERE network = ? ORDER BY since, provider"),
                arguments: [row["id"] as String])
            return Network(
                id: row["id"], district: row["district"], on: row["on_day"],
                members: members.map { NetworkMember(provider: $0["provider"], since: $0["since"]) }
            ).with {
                $0.decision = row["decision"]
                $0.dissolvedOn = row["dissolved_on"]
                $0.reason = row["reason"]
            }
        }
    }
}

extension Snapshot {
    var networks: NetworkRecords { NetworkRecords(db: db) }
}
