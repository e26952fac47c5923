import CatalogueAPI
import GRDB
import Store
import Vocabulary

struct OfferRecords {
    let db: Database

    private static let select: SQL = """
        SELECT offers.*, providers.unit, providers.place
        FROM offers JOIN providers ON providers.id = offers.provider
        """

    func find(_ id: OfferID) throws -> Offer? {
        try fetch("WHERE offers.id = \(id)").first
    }

    /// Every offer, of one domain or of all, withdrawn ones too, by id.
    func all(domain: String?) throws -> [Offer] {
        guard let domain else { return try fetch("ORDER BY offers.id") }
        return try fetch("WHERE domain = \(domain) ORDER BY offers.id")
    }

    func search(_ request: SearchOffers, limit: Int) throws -> [Offer] {
        var conditions: [SQL] = []
        if request.withWithdrawn != true { conditions.append("status = \(OfferStatus.open.rawValue)") }
        if let domain = request.domain { conditions.append("domain = \(domain)") }
        if let unit = request.unit {
            conditions.append("(\(SQL.within("unit", [unit])) OR \(SQL.within("place", [unit])))")
        }
        if let provider = request.provider { conditions.append("provider = \(provider)") }
        if let after = request.after { conditions.append("offers.id > \(after)") }
        // SQLite folds only ASCII: words are compared in Swift, so pages are filled from what is left.
        let offers = try fetch("WHERE \(conditions.all) ORDER BY offers.id")
        guard let words = request.text?.lowercased().split(separator: " "), !words.isEmpty else {
            return Array(offers.prefix(limit))
        }
        return Array(
            offers.lazy.filter { offer in
                let title = offer.title.lowercased()
                return words.allSatisfy { title.contains($0) }
            }.prefix(limit))
    }

    func save(_ offer: Offer) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO offers (id, provider, title, domain, minimum_age, maximum_age, circumstances,
                    disability_types, disability_degrees, area, poverty, capacity, cost, schedule, from_day,
                    until_day, status)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET title = excluded.title, minimum_age = excluded.minimum_age,
                    maximum_age = excluded.maximum_age, circumstances = excluded.circumstances,
                    disability_types = excluded.disability_types,
                    disability_degrees = excluded.disability_degrees, area = excluded.area,
                    poverty = excluded.poverty, capacity = excluded.capacity, cost = excluded.cost,
                    schedule = excluded.schedule, until_day = excluded.until_day, status = excluded.status
                """
        ).execute(arguments: [
            offer.id, offer.provider, offer.title, offer.domain, offer.eligibility.minimumAge,
            offer.eligibility.maximumAge, (offer.eligibility.circumstances ?? []).column,
            (offer.eligibility.disabilityTypes ?? []).column,
            (offer.eligibility.disabilityDegrees ?? []).column,
            (offer.eligibility.area ?? []).map(\.text).column, (offer.eligibility.poverty ?? []).column,
            offer.capacity, offer.cost, offer.schedule, offer.from, offer.until, offer.status.rawValue,
        ])
    }

    private func fetch(_ rest: SQL) throws -> [Offer] {
        try Row.fetchAll(db, SQLRequest(literal: "\(Self.select) \(rest)", cached: true)).map(
            Offer.init(row:))
    }
}

extension Offer {
    /// A row of `offers` with its provider's `unit` and `place`.
    init(row: Row) {
        self.init(
            id: row["id"], provider: row["provider"], unit: row["unit"], place: row["place"],
            title: row["title"],
            domain: row["domain"],
            eligibility: Eligibility(
                minimumAge: row["minimum_age"], maximumAge: row["maximum_age"],
                circumstances: [String](column: row["circumstances"]),
                disabilityTypes: [String](column: row["disability_types"]),
                disabilityDegrees: [String](column: row["disability_degrees"]),
                area: [String](column: row["area"])?.compactMap(UnitPath.init),
                poverty: [String](column: row["poverty"])),
            cost: row["cost"], from: row["from_day"], status: row["status"])
        capacity = row["capacity"]
        schedule = row["schedule"]
        until = row["until_day"]
    }
}

extension Snapshot {
    var offers: OfferRecords { OfferRecords(db: db) }
}
