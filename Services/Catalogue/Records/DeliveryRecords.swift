import CatalogueAPI
import GRDB
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// What was given to each child, as it was last put right, and what was said before that; one that is voided stays, and counts for
/// nothing.
struct DeliveryRecords: FormerRecords {
    static let table = "deliveries"
    static let begins = "on_day"
    static let kept = """
        id, child, provider, domain, on_day, unit, place, offer, referral, note, revision, voided, reason, contradicted,
        recorded_by, person
        """
    static let unknown = "catalogue.no-delivery"
    let db: Database
    /// Nil of who reads no words, and keeps none.
    let people: PersonKeys?

    /// With what people wrote; without keys as events tell of it.
    func value(_ row: StoredRow) throws -> Delivery {
        let (record, words) = (try Delivery(row: row), try SealedWords(row))
        guard let people else { return words.told(of: record) }
        return try words.opened(in: record, of: Self.table, by: people)
    }

    func find(_ id: DeliveryID) throws -> Delivery? { try first("WHERE id = \(id)").map(value) }

    /// Whether a delivery stands for the referral.
    func hasServed(_ referral: ReferralID) throws -> Bool {
        try exists("SELECT 1 FROM deliveries WHERE referral = \(referral) AND voided = 0")
    }

    /// What the provider gave on these days: the first twenty.
    func by(_ provider: ProviderID, within days: DayRange) throws -> [Delivery] {
        try fetch(
            """
            WHERE provider = \(provider) AND voided = 0 AND on_day BETWEEN \(days.from) AND \(days.last)
            ORDER BY on_day, id LIMIT 20
            """
        ).map(value)
    }

    /// What was given of the offer from a day on.
    func of(_ offer: OfferID, from day: Day) throws -> [Delivery] {
        try fetch("WHERE offer = \(offer) AND on_day >= \(day) AND voided = 0 ORDER BY on_day, id")
            .map(value)
    }

    /// All that the child was given, voided ones too.
    func of(_ child: ChildID) throws -> [Delivery] {
        try fetch("WHERE child = \(child) ORDER BY id").map(value)
    }

    /// What was given on a day under any of a child's entries.
    func of(_ entries: [ChildID], on day: Day) throws -> [Delivery] {
        try fetch(
            "WHERE child IN \(SQL.each(entries)) AND on_day = \(day) AND voided = 0 ORDER BY id"
        ).map(value)
    }

    /// Those of children who live in the units `today` too.
    func list(
        _ request: ListDeliveries, within units: Territory, on today: Day, _ asOf: AsOf?, _ page: FeedPage
    ) throws -> [Delivery] {
        var conditions: [SQL] = [
            """
            (\(SQL.within("unit", units)) OR \(SQL.within("place", units))
              OR \(SQL.livingWithin(units, "child", on: today)))
            """,
            try ServedChildRecords(db: db).naming(request.child, in: "child"),
            .equal("provider", request.provider),
            .equal("domain", request.domain), .during("on_day", request.period),
        ]
        if request.unit != nil {
            conditions.append("(\(SQL.within("unit", units)) OR \(SQL.within("place", units)))")
        }
        if request.withVoided != true { conditions.append("voided = 0") }
        return try fetch(page, where: conditions, asOf).map(value)
    }

    /// Who said of it what stands: the one to ask when it is in the way.
    func recorder(of id: DeliveryID) throws -> Recorder? {
        try row("SELECT recorded_by, person FROM deliveries WHERE id = \(id)")
            .map { Recorder(unit: try $0["recorded_by"], person: try $0["person"]) }
    }

    /// Keeps whether the child's life contradicts it; what was said of it, and by whom, stays. Gives back what is to be told of it.
    func mark(_ delivery: Delivery, learned: Learned) throws -> Delivery {
        try keepFormer(delivery.id, until: learned)
        try run(
            """
            UPDATE deliveries SET contradicted = \(delivery.contradicted == true), known_from = \(learned.at)
            WHERE id = \(delivery.id)
            """)
        return try DeliveryRecords(db: db, people: nil).get(delivery.id, at: "")
    }

    /// Enters it, or what has become of it, beside what it was until then. Gives back what is to be told of it.
    func save(_ delivery: Delivery, learned: Learned, by recorder: Recorder) throws -> Delivery {
        guard let people else { preconditionFailure("words are kept by who can seal them") }
        let words = try SealedWords(delivery, in: Self.table, by: people)
        try keepFormer(delivery.id, until: learned)
        try run(
            """
            INSERT INTO deliveries (id, child, provider, domain, on_day, unit, place, offer, referral, note,
                revision, voided, reason, contradicted, recorded_by, person, known_from)
            VALUES (\(delivery.id), \(delivery.child), \(delivery.provider), \(delivery.domain), \(delivery.on),
                \(delivery.unit), \(delivery.place), \(delivery.offer), \(delivery.referral), \(words.note),
                \(delivery.revision), \(delivery.voided), \(words.reason),
                \(delivery.contradicted == true), \(recorder.unit), \(recorder.person),
                \(learned.at))
            ON CONFLICT (id) DO UPDATE SET child = excluded.child, domain = excluded.domain,
                on_day = excluded.on_day, place = excluded.place, note = excluded.note, revision = excluded.revision,
                voided = excluded.voided, reason = excluded.reason, contradicted = excluded.contradicted,
                recorded_by = excluded.recorded_by, person = excluded.person, known_from = excluded.known_from
            """)
        return words.told(of: delivery)
    }
}

extension Delivery {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], child: row["child"], provider: row["provider"], domain: row["domain"],
            on: row["on_day"], unit: row["unit"], place: row["place"], revision: row["revision"],
            voided: row["voided"])
        offer = try row["offer"]
        referral = try row["referral"]
        contradicted = try row["contradicted"] ? true : nil
    }
}

extension Snapshot { var deliveries: DeliveryRecords { DeliveryRecords(db: db, people: people) } }
