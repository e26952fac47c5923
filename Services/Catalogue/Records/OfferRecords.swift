import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

struct OfferRecords: Keyed {
    static let table = "offers"
    static let unknown = "catalogue.no-offer"
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
                until_day, status)
            VALUES (\(offer.id), \(offer.provider), \(offer.title), \(offer.domain), \(asked.minimumAge),
                \(asked.maximumAge), \((asked.circumstances ?? []).column),
                \((asked.disabilityTypes ?? []).column), \((asked.disabilityDegrees ?? []).column),
                \((asked.area ?? []).column), \((asked.poverty ?? []).column), \(offer.capacity), \(offer.cost),
                \(offer.schedule), \(offer.from), \(offer.until), \(offer.status))
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, minimum_age = excluded.minimum_age,
                maximum_age = excluded.maximum_age, circumstances = excluded.circumstances,
                disability_types = excluded.disability_types,
                disability_degrees = excluded.disability_degrees, area = excluded.area,
                poverty = excluded.poverty, capacity = excluded.capacity, cost = excluded.cost,
                schedule = excluded.schedule, until_day = excluded.until_day, status = excluded.status
            """)
    }
}

/// The search.
extension OfferRecords {
    /// Rows that are looked at together while words are compared.
    static let batch = 256

    /// In the order of their ids, those after the request's `after`.
    func search(_ request: SearchOffers, within place: Territory?, limit: Int) throws -> [Offer] {
        let words = (request.text ?? "").lowercased().split(separator: " ")
        guard !words.isEmpty else { return try search(request, place, after: request.after, limit: limit) }
        // SQLite folds only ASCII: words are compared here, a batch at a time, until the page is full.
        var found: [Offer] = []
        var after = request.after
        while found.count < limit {
            let batch = try search(request, place, after: after, limit: Self.batch)
            found += batch.filter { offer in
                let title = offer.title.lowercased()
                return words.allSatisfy { title.contains($0) }
            }
            guard batch.count == Self.batch else { break }
            after = batch.last?.id.text
        }
        return Array(found.prefix(limit))
    }

    private func search(
        _ request: SearchOffers, _ place: Territory?, after: String?, limit: Int
    ) throws -> [Offer] {
        var conditions: [SQL] = []
        if request.withWithdrawn != true { conditions.append("status = \(OfferStatus.open)") }
        if let domain = request.domain { conditions.append("domain = \(domain)") }
        if let place {
            conditions.append("(\(SQL.within("unit", place)) OR \(SQL.within("place", place)))")
        }
        if let provider = request.provider { conditions.append("provider = \(provider)") }
        if let after { conditions.append("offers.id > \(after)") }
        return try rows("\(Self.select) WHERE \(conditions.all) ORDER BY offers.id LIMIT \(limit)")
            .map(Offer.init)
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
    }
}

extension Eligibility {
    fileprivate init(row: StoredRow) throws {
        // Nothing of what was asked may be lost here: a shorter list would let children in, or keep them out.
        self.init()
        minimumAge = try row["minimum_age"]
        maximumAge = try row["maximum_age"]
        circumstances = try row.list("circumstances").asked
        disabilityTypes = try row.list("disability_types").asked
        disabilityDegrees = try row.list("disability_degrees").asked
        area = try row.list("area").asked
        poverty = try row.list("poverty").asked
    }
}

extension Array {
    /// Nil for an empty column: nothing is asked.
    fileprivate var asked: Self? { isEmpty ? nil : self }
}

extension Snapshot {
    var offers: OfferRecords { OfferRecords(db: db) }
}
