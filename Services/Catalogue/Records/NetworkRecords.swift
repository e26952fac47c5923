import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// The networks as they are known now, with the days of everything: what follows from ``facts``
/// and ``memberFacts``.
struct NetworkRecords: UndertakingRecords {
    static let table = "networks"
    static let unknown = "catalogue.no-network"
    static let isKnownToAll = true
    static let unknownThen = "catalogue.network-not-then"
    /// By district and first day.
    static let order = ListOrder<Network>("district", "on_day", "id") { [$0.district, $0.on, $0.id] }
    /// What was said of each.
    static let facts = AspectTable<NetworkID, AspectTimelines<NetworkSaying>>("network_facts")
    /// Who was said to be in each.
    static let memberFacts = PeriodTable<NetworkID, Membership>("membership_facts")
    let db: Database

    var facts: AspectFacts<NetworkID, AspectTimelines<NetworkSaying>> { Self.facts.in(db) }
    private var memberFacts: PeriodFacts<NetworkID, Membership> { Self.memberFacts.in(db) }
    private var members: NetworkMemberRecords { NetworkMemberRecords(db: db) }

    func find(_ id: NetworkID) throws -> Network? { try fetch("WHERE id = \(id)").first }

    /// All that was ever said of it.
    func timelines(of id: NetworkID) throws -> NetworkTimelines {
        NetworkTimelines(
            id: id, network: try facts.timelines(of: id), members: try memberFacts.periods(of: id))
    }

    /// Who recorded a fact of a network or of a member as it stands now.
    func recorder(of fact: FactID) throws -> Recorder? {
        try facts.recorder(of: fact) ?? memberFacts.recorder(of: fact)
    }

    /// Another network of the district, under any of its names, that stands on a day of `network`.
    func beside(_ network: Network, in district: [UnitPath]) throws -> Network? {
        // The first day without it; without an end, later than any.
        let end = network.dissolvedOn ?? .last
        return try fetch(
            """
            WHERE district IN \(SQL.each(district)) AND id <> \(network.id) AND on_day < \(end)
              AND (dissolved_on IS NULL OR dissolved_on > \(network.on))
            ORDER BY on_day DESC, id LIMIT 1
            """
        ).first
    }

    /// The provider's memberships that begin, or are said to have ended, on these days: the first twenty.
    func memberships(of provider: ProviderID, bounded days: DayRange) throws -> [ProviderMembership] {
        try members.of(provider, bounded: days)
    }

    func list(
        _ request: ListNetworks, within units: Territory?, _ page: ListPage<ListNetworks, Network>
    ) throws -> [Network] {
        var conditions: [SQL] = []
        if let units { conditions.append(SQL.within("district", units)) }
        if let day = request.on {
            conditions.append("on_day <= \(day) AND (dissolved_on IS NULL OR dissolved_on > \(day))")
        }
        conditions.append(page.condition)
        return try fetch("WHERE \(conditions.all) \(page.ordering)")
    }

    static func goesOn(_ network: Network, on day: Day, within units: Territory?) -> Bool {
        network.stands(on: day) && units?.contains(network.district) ?? true
    }

    func then(_ id: NetworkID, _ asOf: AsOf) throws -> Network? {
        try timelines(of: id).shown(knownOn: asOf.knownOn)?.with {
            $0.provisional = asOf.provisional
        }
    }

    /// Keeps what was said of it, and what is so now.
    func save(_ said: NetworkCommandSayings, of after: NetworkTimelines, by recorder: Recorder) throws {
        let id = after.id
        try facts.append(said.network, of: id, by: recorder)
        for version in said.members { try memberFacts.append(version, of: id, by: recorder) }
        guard let network = after.shown() else {
            for member in said.members { try members.remove(MembershipID(of: member.fact)) }
            return try remove(id)
        }
        try run(
            """
            INSERT INTO networks (id, district, on_day, decision, dissolved_on, reason)
            VALUES (\(id), \(network.district), \(network.on), \(network.decision),
                \(network.dissolvedOn), \(network.reason))
            ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day, decision = excluded.decision,
                dissolved_on = excluded.dissolved_on, reason = excluded.reason
            """)
        for member in said.members {
            if member.kind == .voided {
                try members.remove(MembershipID(of: member.fact))
            } else {
                try members.save(member, of: id)
            }
        }
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
        try rows("SELECT * FROM network_members WHERE network = \(network) ORDER BY from_day, number")
            .map(NetworkMember.init)
    }

    func of(_ provider: ProviderID, bounded days: DayRange) throws -> [ProviderMembership] {
        try rows(
            """
            SELECT * FROM network_members WHERE provider = \(provider)
                AND (from_day BETWEEN \(days.from) AND \(days.last)
                  OR until_day BETWEEN \(days.from) AND \(days.last))
            ORDER BY from_day, number LIMIT 20
            """
        ).map { try ProviderMembership(network: $0["network"], member: NetworkMember(row: $0)) }
    }

    func save(_ member: FactVersion<Membership>, of network: NetworkID) throws {
        try run(
            """
            INSERT INTO network_members (id, network, provider, from_day, until_day, domains)
            VALUES (\(member.fact), \(network), \(member.value.provider), \(member.days.from),
                \(member.days.until), \(SQL.jsonOrNull(member.value.domains)))
            ON CONFLICT (id) DO UPDATE SET provider = excluded.provider, from_day = excluded.from_day,
                until_day = excluded.until_day, domains = excluded.domains
            """)
    }
}

extension NetworkMember {
    fileprivate init(row: StoredRow) throws {
        try self.init(id: row["id"], provider: row["provider"], from: row["from_day"])
        until = try row["until_day"]
        domains = try row.jsonOrNil("domains")
    }
}

extension Network {
    init(row: StoredRow, members: [NetworkMember]) throws {
        try self.init(id: row["id"], district: row["district"], on: row["on_day"], members: members)
        decision = try row["decision"]
        dissolvedOn = try row["dissolved_on"]
        reason = try row["reason"]
        linked = linkedStill
    }
}

extension Snapshot { var networks: NetworkRecords { NetworkRecords(db: db) } }
