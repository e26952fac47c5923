import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// The upgrades as they are known now: what follows from ``facts``.
struct UpgradeRecords: Keyed, RowRecords {
    static let table = "upgrades"
    static let unknown = "catalogue.no-upgrade"
    static let isKnownToAll = true
    static let order = ListOrder<Upgrade>("upgrades.id") { [$0.id] }
    static let columns: SQL = "upgrades.*, providers.unit, providers.place"
    static let joins: SQL = "JOIN providers ON providers.id = upgrades.provider"
    /// What was said of each.
    static let facts = AspectTable<UpgradeID, AspectTimelines<UpgradeSaying>>("upgrade_facts")
    let db: Database

    var facts: AspectFacts<UpgradeID, AspectTimelines<UpgradeSaying>> { Self.facts.in(db) }
    private var providers: ProviderRecords { ProviderRecords(db: db) }

    func find(_ id: UpgradeID) throws -> Upgrade? { try first("WHERE upgrades.id = \(id)").map(Upgrade.init) }

    /// In the order of their ids.
    func list(
        _ request: ListUpgrades, within units: Territory, _ page: ListPage<ListUpgrades, Upgrade>
    ) throws -> [Upgrade] {
        let conditions: [SQL] = [
            "(\(SQL.within("unit", units)) OR \(SQL.within("place", units)))",
            .equal("upgrades.status", request.status),
        ]
        return try fetch(page, where: conditions).map(Upgrade.init)
    }

    /// As they stood on the day, as was known then; in the same order.
    func list(_ request: ListUpgrades, within units: Territory, _ asOf: AsOf) throws -> [Upgrade] {
        let found = try Set(facts.held(on: asOf.on, knownOn: asOf.knownOn).map(\.about))
        let upgrades = try found.compactMap { try upgrade($0, asOf) }
        return Self.order.sorted(
            upgrades.filter { upgrade in
                (units.contains(upgrade.unit) || units.contains(upgrade.place))
                    && request.status.map { $0 == upgrade.status } ?? true
            })
    }

    /// Nil before it was proposed, as far as was known.
    private func upgrade(_ id: UpgradeID, _ asOf: AsOf) throws -> Upgrade? {
        let known = try facts.timelines(of: id)
        guard let owner = try known.provider(knownOn: asOf.knownOn).flatMap(providers.find) else {
            return nil
        }
        return known.upgrade(
            id, at: try providers.provider(owner.id, asOf) ?? owner, on: asOf.on, knownOn: asOf.knownOn
        )?.with { $0.provisional = asOf.provisional }
    }

    /// Keeps what was said of it, and what is so now: nothing of one that never was.
    func save(
        _ said: [FactVersion<UpgradeSaying>], of id: UpgradeID, _ upgrade: Upgrade?, by recorder: Recorder
    ) throws {
        try facts.append(said, of: id, by: recorder)
        guard let upgrade else { return try remove(id) }
        try run(
            """
            INSERT INTO upgrades (id, provider, work, kind, cost, status, proposed_on, refused_on, reason,
                approved_on, funded_on, funded, source, completed_on, certified_on, meets_standard,
                certification)
            VALUES (\(upgrade.id), \(upgrade.provider), \(upgrade.work), \(upgrade.kind), \(upgrade.cost),
                \(upgrade.status), \(upgrade.proposedOn), \(upgrade.refusedOn), \(upgrade.reason),
                \(upgrade.approvedOn), \(upgrade.fundedOn), \(upgrade.funded), \(upgrade.fundSource),
                \(upgrade.completedOn), \(upgrade.certifiedOn), \(upgrade.meetsStandard),
                \(SQL.jsonOrNull(upgrade.certification)))
            ON CONFLICT (id) DO UPDATE SET work = excluded.work, kind = excluded.kind, cost = excluded.cost,
                status = excluded.status, proposed_on = excluded.proposed_on,
                refused_on = excluded.refused_on, reason = excluded.reason,
                approved_on = excluded.approved_on, funded_on = excluded.funded_on,
                funded = excluded.funded, source = excluded.source, completed_on = excluded.completed_on,
                certified_on = excluded.certified_on, meets_standard = excluded.meets_standard,
                certification = excluded.certification
            """)
    }
}

extension Upgrade {
    /// A row of `upgrades` with its provider's `unit` and `place`.
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], provider: row["provider"], unit: row["unit"], place: row["place"],
            work: row["work"], cost: row["cost"], status: row["status"], proposedOn: row["proposed_on"])
        kind = try row["kind"]
        (refusedOn, reason) = (try row["refused_on"], try row["reason"])
        approvedOn = try row["approved_on"]
        (fundedOn, funded, fundSource) = (try row["funded_on"], try row["funded"], try row["source"])
        completedOn = try row["completed_on"]
        certifiedOn = try row["certified_on"]
        meetsStandard = try row["meets_standard"]
        certification = try row.jsonOrNil("certification")
    }
}

extension Snapshot { var upgrades: UpgradeRecords { UpgradeRecords(db: db) } }
