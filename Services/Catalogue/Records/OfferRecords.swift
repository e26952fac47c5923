import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

struct OfferRecords: Keyed {
    static let table = "offers"
    static let unknown = "catalogue.no-offer"
    static let order = ListOrder<Offer>("offers.id") { [$0.id] }
    let db: Database

    private static let select: SQL = """
        SELECT offers.*, providers.unit, providers.place
        FROM offers JOIN providers ON providers.id = offers.provider
        """

    func find(_ id: OfferID) throws -> Offer? {
        try row("\(Self.select) WHERE offers.id = \(id)").map(Offer.init)
    }

    /// Every offer, of one domain or of all, withdrawn ones too, by id.
    func all(domain: String?) throws -> [Offer] {
        let condition: SQL = domain.map { "domain = \($0)" } ?? "TRUE"
        return try rows("\(Self.select) WHERE \(condition) ORDER BY offers.id").map(Offer.init)
    }

    func save(_ offer: Offer) throws {
        let asked = offer.eligibility
        try run(
            """
            INSERT INTO offers (id, provider, title, domain, minimum_age, maximum_age, circumstances,
                disability_types, disability_degrees, area, poverty, capacity, cost, schedule, from_day,
                until_day, status, reason)
            VALUES (\(offer.id), \(offer.provider), \(offer.title), \(offer.domain), \(asked.minimumAge),
                \(asked.maximumAge), \(SQL.json(asked.circumstances ?? [])),
                \(SQL.json(asked.disabilityTypes ?? [])), \(SQL.json(asked.disabilityDegrees ?? [])),
                \(SQL.json(asked.area ?? [])), \(SQL.json(asked.poverty ?? [])), \(offer.capacity),
                \(offer.cost), \(offer.schedule), \(offer.from), \(offer.until), \(offer.status),
                \(offer.reason))
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, minimum_age = excluded.minimum_age,
                maximum_age = excluded.maximum_age, circumstances = excluded.circumstances,
                disability_types = excluded.disability_types,
                disability_degrees = excluded.disability_degrees, area = excluded.area,
                poverty = excluded.poverty, capacity = excluded.capacity, cost = excluded.cost,
                schedule = excluded.schedule, until_day = excluded.until_day, status = excluded.status,
                reason = excluded.reason
            """)
    }
}

/// The search.
extension OfferRecords {
    /// Rows that are looked at together while words are compared.
    static let batch = 256

    func search(
        _ request: SearchOffers, within place: Territory?, _ page: ListPage<SearchOffers, Offer>
    ) throws -> [Offer] {
        let words = (request.text ?? "").lowercased().split(separator: " ")
        guard !words.isEmpty else { return try batch(request, place, page) }
        // SQLite folds only ASCII: words are compared here, a batch at a time, until the page is full.
        var found: [Offer] = []
        var next = page
        while found.count < page.fetched {
            let batch = try batch(request, place, next)
            found += batch.filter { offer in
                let title = offer.title.lowercased()
                return words.allSatisfy { title.contains($0) }
            }
            guard batch.count == next.fetched, let last = batch.last else { break }
            next = page.after(last, fetching: Self.batch)
        }
        return Array(found.prefix(page.fetched))
    }

    private func batch(
        _ request: SearchOffers, _ place: Territory?, _ page: ListPage<SearchOffers, Offer>
    ) throws -> [Offer] {
        var conditions: [SQL] = []
        if request.withWithdrawn != true { conditions.append("status = \(OfferStatus.open)") }
        if let domain = request.domain { conditions.append("domain = \(domain)") }
        if let place {
            conditions.append("(\(SQL.within("unit", place)) OR \(SQL.within("place", place)))")
        }
        if let provider = request.provider { conditions.append("provider = \(provider)") }
        conditions.append(page.condition)
        return try rows("\(Self.select) WHERE \(conditions.all) \(page.ordering)").map(Offer.init)
    }
}

extension Offer {
    /// A row of `offers` with its provider's `unit` and `place`.
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], provider: row["provider"], unit: row["unit"], place: row["place"],
            title: row["title"], domain: row["domain"], eligibility: Eligibility(row: row), cost: row["cost"],
            from: row["from_day"], status: row["status"])
        capacity = try row["capacity"]
        schedule = try row["schedule"]
        until = try row["until_day"]
        reason = try row["reason"]
    }
}

extension Eligibility {
    fileprivate init(row: StoredRow) throws {
        // Nothing of what was asked may be lost here: a shorter list would let children in, or keep them out.
        self.init()
        minimumAge = try row["minimum_age"]
        maximumAge = try row["maximum_age"]
        circumstances = try row.asked("circumstances")
        disabilityTypes = try row.asked("disability_types")
        disabilityDegrees = try row.asked("disability_degrees")
        area = try row.asked("area")
        poverty = try row.asked("poverty")
    }
}

extension StoredRow {
    /// Nil for an empty list: nothing is asked.
    fileprivate func asked<Value: Decodable>(_ column: String) throws -> [Value]? {
        let values: [Value] = try json(column)
        return values.isEmpty ? nil : values
    }
}

extension Snapshot {
    var offers: OfferRecords { OfferRecords(db: db) }
}
