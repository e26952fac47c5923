import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// What was published, with where copies of it went.
struct MaterialRecords: VoidableRecords, ListedRecords {
    static let table = "materials"
    static let unknown = "campaigns.no-material"
    /// The latest first.
    static let order = ListOrder<Material>("published_on", "id", descending: true) {
        [$0.publishedOn, $0.id]
    }
    let db: Database

    func find(_ id: MaterialID) throws -> Material? { try find(id, nil) }

    /// The same as it stood; nil before it was published.
    func find(_ id: MaterialID, _ asOf: AsOf?) throws -> Material? {
        try materials("WHERE id = \(id) AND \(Self.counted(asOf))", asOf).first
    }

    /// Those of a campaign, the latest first.
    func of(_ campaign: CampaignID, _ asOf: AsOf?) throws -> [Material] {
        try materials(
            "WHERE campaign = \(campaign) AND \(Self.counted(asOf)) ORDER BY published_on DESC, id", asOf)
    }

    /// The material of a campaign that was published last.
    func lastPublished(for campaign: CampaignID) throws -> Material? {
        try materials(
            "WHERE campaign = \(campaign) AND \(Self.counted(nil)) ORDER BY published_on DESC, id LIMIT 1",
            nil
        ).first
    }

    func list(
        _ request: ListMaterials, within units: Territory, _ asOf: AsOf?,
        _ page: ListPage<ListMaterials, Material>
    ) throws -> [Material] {
        let conditions: [SQL] = [
            .within("unit", units), .equal("campaign", request.campaign), Self.counted(asOf), page.condition,
        ]
        return try materials("WHERE \(conditions.all) \(page.ordering)", asOf)
    }

    /// The table as it stood: what had been published by then, with what was said of it.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT materials.id AS id, campaign, unit, standing.from_day AS published_on,
            (standing.value ->> '$.said') ->> '$.title' AS title,
            (standing.value ->> '$.said') ->> '$.kind' AS kind,
            (standing.value ->> '$.said') -> '$.audiences' AS audiences,
            (standing.value ->> '$.said') ->> '$.quantity' AS quantity
        FROM materials \(.joiningStanding(of: "materials.id", asOf))) AS materials
        """
    }

    /// Enters the material, or what is said of it now.
    func save(_ material: Material) throws {
        try run(
            """
            INSERT INTO materials (id, campaign, title, kind, audiences, unit, published_on, quantity)
            VALUES (\(material.id), \(material.campaign), \(material.title), \(material.kind),
                \(SQL.json(material.audiences)), \(material.unit), \(material.publishedOn),
                \(material.quantity))
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, kind = excluded.kind,
                audiences = excluded.audiences, published_on = excluded.published_on,
                quantity = excluded.quantity
            """)
    }

    private func materials(_ rest: SQL, _ asOf: AsOf?) throws -> [Material] {
        let stored = try fetch(rest, asOf)
        let sent = try DistributionRecords(db: db).of(stored.map { try $0["id"] }, asOf)
        return try stored.map { try Material(row: $0, sent: sent) }
    }
}

/// What was said of a material with the day on which it came out, as old as that.
struct PublishedMaterial: Codable, Hashable, Sendable {
    let title: String
    let kind: MaterialKind
    let audiences: [Audience]
    let quantity: Int

    init(_ material: Material) {
        (title, kind, audiences) = (material.title, material.kind, material.audiences)
        quantity = material.quantity
    }
}

/// Where copies of materials went.
struct DistributionRecords: TableRecords {
    static let table = "distributions"
    let db: Database

    /// By material, the earliest day first.
    func of(_ materials: [MaterialID], _ asOf: AsOf?) throws -> [MaterialID: [Distribution]] {
        var sent: [MaterialID: [Distribution]] = [:]
        let then: SQL = if let asOf { .joiningStanding(of: "distributions.id", asOf) } else { "" }
        let isCounted: SQL = asOf == nil ? "NOT voided" : "TRUE"
        let stored = try rows(
            """
            SELECT distributions.* FROM distributions \(then) WHERE material IN \(SQL.each(materials))
                AND \(isCounted)
            ORDER BY on_day, id
            """)
        for row in stored { try sent[row["material"], default: []].append(Distribution(row: row)) }
        return sent
    }

    /// It never was; as known before it was taken back it is there still.
    func void(_ id: DistributionID) throws {
        try run("UPDATE distributions SET voided = 1 WHERE id = \(id)")
    }

    func insert(_ distribution: Distribution, of material: MaterialID) throws {
        try run(
            """
            INSERT INTO distributions (id, material, to_unit, from_unit, handed_out_at, quantity, on_day)
            VALUES (\(distribution.id), \(material), \(distribution.to), \(distribution.from),
                \(distribution.handedOutAt), \(distribution.quantity), \(distribution.on))
            """)
    }
}

extension Material {
    init(row: StoredRow, sent: [MaterialID: [Distribution]]) throws {
        let id: MaterialID = try row["id"]
        let quantity: Int = try row["quantity"]
        let distributions = sent[id] ?? []
        try self.init(
            id: id, title: row["title"], kind: row["kind"], audiences: row.json("audiences"),
            unit: row["unit"], publishedOn: row["published_on"], quantity: quantity,
            left: quantity - distributions.filter { $0.from == nil }.reduce(0) { $0 + $1.quantity },
            distributions: distributions)
        campaign = try row["campaign"]
    }
}

extension Distribution {
    init(row: StoredRow) throws {
        try self.init(id: row["id"], to: row["to_unit"], quantity: row["quantity"], on: row["on_day"])
        from = try row["from_unit"]
        handedOutAt = try row["handed_out_at"]
    }
}

extension Snapshot {
    var materials: MaterialRecords { MaterialRecords(db: db) }
    var distributions: DistributionRecords { DistributionRecords(db: db) }
}
