import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

struct NetworkRecords: Keyed {
    static let table = "networks"
    static let unknown = "catalogue.no-network"
    /// By district and first day.
    static let order = ListOrder<Network>("district", "on_day", "id") { [$0.district, $0.on, $0.id] }
    let db: Database

    private var members: NetworkMemberRecords { NetworkMemberRecords(db: db) }

    func find(_ id: NetworkID) throws -> Network? { try fetch("WHERE id = \(id)").first }

    /// The district's network that stands on a day or later.
    func standing(in district: UnitPath, from day: Day) throws -> Network? {
        try fetch(
            """
            WHERE district = \(district) AND (dissolved_on IS NULL OR dissolved_on > \(day))
            ORDER BY on_day DESC, id LIMIT 1
            """
        ).first
    }

    func list(
        _ request: ListNetworks, within place: Territory?, _ page: ListPage<ListNetworks, Network>
    ) throws -> [Network] {
        var conditions: [SQL] = []
        if let place { conditions.append(SQL.within("district", place)) }
        if let day = request.on {
            conditions.append("on_day <= \(day) AND (dissolved_on IS NULL OR dissolved_on > \(day))")
        }
        conditions.append(page.condition)
        return try fetch("WHERE \(conditions.all) \(page.ordering)")
    }

    /// Members are only added, never changed.
    func save(_ network: Network) throws {
        try run(
            """
            INSERT INTO networks (id, district, on_day, decision, dissolved_on, reason)
            VALUES (\(network.id), \(network.district), \(network.on), \(network.decision),
                \(network.dissolvedOn), \(network.reason))
            ON CONFLICT (id) DO UPDATE SET dissolved_on = excluded.dissolved_on, reason = excluded.reason
            """)
        for member in network.members { try members.add(member, to: network.id) }
    }

    private func fetch(_ rest: SQL) throws -> [Network] {
        try rows("SELECT * FROM networks \(rest)").map { row in
            try Network(row: row, members: members.of(row["id"]))
        }
    }
}

private struct NetworkMemberRecords: TableRecords {
    static let table = "network_members"
    let db: Database

    func of(_ network: NetworkID) throws -> [NetworkMember] {
        try rows("SELECT * FROM network_members WHERE network = \(network) ORDER BY since, provider")
            .map { row in try NetworkMember(provider: row["provider"], since: row["since"]) }
    }

    func add(_ member: NetworkMember, to network: NetworkID) throws {
        try run(
            """
            INSERT INTO network_members (network, provider, since)
            VALUES (\(network), \(member.provider), \(member.since)) ON CONFLICT (network, provider) DO NOTHING
            """)
    }
}

extension Network {
    init(row: StoredRow, members: [NetworkMember]) throws {
        try self.init(id: row["id"], district: row["district"], on: row["on_day"], members: members)
        decision = try row["decision"]
        dissolvedOn = try row["dissolved_on"]
        reason = try row["reason"]
    }
}

extension Snapshot {
    var networks: NetworkRecords { NetworkRecords(db: db) }
}
