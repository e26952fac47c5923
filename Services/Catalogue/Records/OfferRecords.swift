import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// The offers as they are now: what follows from ``facts``.
struct OfferRecords: Keyed, RowRecords {
    static let table = "offers"
    static let unknown = "catalogue.no-offer"
    static let isKnownToAll = true
    static let order = ListOrder<Offer>("offers.id") { [$0.id] }
    /// What was said of each.
    static let facts = AspectTable<OfferID, AspectTimelines<OfferSaying>>(
        "offer_facts", [FactColumn("status", "$.standing.status")])
    let db: Database

    var facts: AspectFacts<OfferID, AspectTimelines<OfferSaying>> { Self.facts.in(db) }
    private var providers: ProviderRecords { ProviderRecords(db: db) }

    static let columns: SQL =
        "offers.*, providers.unit, providers.place, providers.closed_on, providers.kind, providers.licence_until"
    static let joins: SQL = "JOIN providers ON providers.id = offers.provider"

    func find(_ id: OfferID) throws -> Offer? { try first("WHERE offers.id = \(id)").map(Offer.init) }

    /// Every offer, of one domain or of all, withdrawn ones too, by id.
    func all(domain: String?) throws -> [Offer] {
        let condition: SQL = domain.map { "domain = \($0)" } ?? "TRUE"
        return try fetch("WHERE \(condition) ORDER BY offers.id").map(Offer.init)
    }

    /// What else the provider gives in the domain on a day of the offer.
    func beside(_ offer: Offer) throws -> [Offer] {
        guard let days = offer.givenDays else { return [] }
        return try fetch(
            """
            WHERE offers.provider = \(offer.provider) AND domain = \(offer.domain) AND offers.id <> \(offer.id)
                AND from_day <= \(days.last) AND (until_day IS NULL OR until_day >= \(days.from))
                AND (withdrawn_on IS NULL OR withdrawn_on > \(days.from))
            ORDER BY offers.id
            """
        ).map(Offer.init)
    }

    /// Who recorded what it is.
    func recorder(of id: OfferID) throws -> Recorder? {
        try facts.timelines(of: id)[.identity].history.facts().first.flatMap { try facts.recorder(of: $0.id) }
    }

    func save(_ offer: Offer) throws {
        try run(
            """
            INSERT INTO offers (id, provider, title, domain, eligibility, capacity, cost, schedule, details, from_day,
                until_day, status, withdrawn_on, reason)
            VALUES (\(offer.id), \(offer.provider), \(offer.title), \(offer.domain),
                \(SQL.json(offer.eligibility)), \(offer.capacity), \(offer.cost), \(offer.schedule),
                \(SQL.jsonOrNull(offer.details)),
                \(offer.from), \(offer.until), \(offer.status), \(offer.withdrawnOn), \(offer.reason))
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, eligibility = excluded.eligibility,
                capacity = excluded.capacity, cost = excluded.cost, schedule = excluded.schedule,
                details = excluded.details,
                from_day = excluded.from_day, until_day = excluded.until_day, status = excluded.status,
                withdrawn_on = excluded.withdrawn_on, reason = excluded.reason
            """)
    }

    /// Makes anew, from what was said alone, all that follows from it: what held when, and the offers as they are now.
    func rebuild() throws {
        try facts.rebuild()
        for held in try facts.held(where: "status IS NOT NULL", on: .last) {
            let known = try facts.timelines(of: held.about)
            if let provider = try known.provider.flatMap(providers.find),
                let offer = known.offer(held.about, of: provider)
            {
                try save(offer)
            }
        }
    }
}

/// As they were on a day.
extension OfferRecords {
    /// Nil when it was not published yet, as far as was known.
    func offer(_ id: OfferID, on day: Day, knownOn point: LogPoint = .latest) throws -> Offer? {
        let known = try facts.timelines(of: id)
        guard let provider = try known.provider.flatMap(providers.find) else { return nil }
        let then = try providers.facts.timelines(of: provider.id)
            .provider(provider.id, on: day, knownOn: point)
        return known.offer(id, of: then ?? provider, on: day, knownOn: point)
    }

    func offer(_ id: OfferID, _ asOf: AsOf) throws -> Offer? {
        try offer(id, on: asOf.on, knownOn: asOf.knownOn)?.with {
            $0.provisional = asOf.provisional
        }
    }

    func used(_ offer: Offer, on day: Day) throws -> UsedOffer {
        UsedOffer(
            offer: try self.offer(offer.id, on: day) ?? offer, known: try facts.timelines(of: offer.id),
            provider: try providers.facts.timelines(of: offer.provider))
    }
}

/// The search.
extension OfferRecords {
    /// Rows that are looked at together while words are compared.
    static let batch = 256

    /// By what is so now, or was so then.
    func search(
        _ request: SearchOffers, within units: Territory?, _ asOf: AsOf?,
        _ page: ListPage<SearchOffers, Offer>
    ) throws -> [Offer] {
        let words = (request.text ?? "").lowercased().split(separator: " ")
        guard !words.isEmpty else { return try batch(request, within: units, asOf, page) }
        // SQLite folds only ASCII: words are compared here, a batch at a time, until the page is full.
        var found: [Offer] = []
        var next = page
        while found.count < page.fetched {
            let batch = try batch(request, within: units, asOf, next)
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
        _ request: SearchOffers, within units: Territory?, _ asOf: AsOf?,
        _ page: ListPage<SearchOffers, Offer>
    ) throws -> [Offer] {
        var conditions: [SQL] = [.equal("domain", request.domain), .equal("provider", request.provider)]
        guard let asOf else {
            if request.withWithdrawn != true {
                conditions.append(
                    "offers.status = \(OfferStatus.open) AND providers.status = \(ProviderStatus.open)")
            }
            if let units {
                conditions.append("(\(SQL.within("unit", units)) OR \(SQL.within("place", units)))")
            }
            return try fetch(page, where: conditions).map(Offer.init)
        }
        conditions += Self.conditions(request, within: units, asOf) + [page.condition]
        return try rows("SELECT offers.id FROM offers \(Self.joins) WHERE \(conditions.all) \(page.ordering)")
            .compactMap { try offer($0["id"], asOf) }
    }

    private static func conditions(_ request: SearchOffers, within units: Territory?, _ asOf: AsOf) -> [SQL] {
        func offer(_ condition: SQL) -> SQL {
            Self.facts.says(condition, of: "offers.id", on: asOf.on, knownOn: asOf.knownOn)
        }
        func provider(_ condition: SQL) -> SQL {
            ProviderRecords.facts.says(condition, of: "offers.provider", on: asOf.on, knownOn: asOf.knownOn)
        }
        var conditions: [SQL] = []
        if request.withWithdrawn == true {
            conditions.append(offer("said.status IS NOT NULL"))
        } else {
            conditions.append(offer("said.status = \(OfferStatus.open)"))
            conditions.append(provider("said.status = \(ProviderStatus.open)"))
        }
        if let units {
            conditions.append(
                "(\(SQL.within("unit", units)) OR \(provider(SQL.within("said.place", units))))")
        }
        return conditions
    }
}

extension Offer {
    /// A row of `offers` with what ``OfferRecords/columns`` has of its provider.
    init(row: StoredRow) throws {
        // Nothing of what was asked may be lost here: a shorter list would let children in, or keep them out.
        try self.init(
            id: row["id"], provider: row["provider"], unit: row["unit"], place: row["place"],
            title: row["title"], domain: row["domain"], eligibility: row.json("eligibility"),
            cost: row["cost"], from: row["from_day"], status: row["status"])
        capacity = try row["capacity"]
        schedule = try row["schedule"]
        details = try row.jsonOrNil("details")
        until = try row["until_day"]
        withdrawnOn = try row["withdrawn_on"]
        reason = try row["reason"]
        closedOn = try row["closed_on"]
        kind = try row["kind"]
        licenceUntil = try row["licence_until"]
    }
}

extension Snapshot {
    var offers: OfferRecords { OfferRecords(db: db) }
    var offerFacts: AspectFacts<OfferID, AspectTimelines<OfferSaying>> { offers.facts }
}
