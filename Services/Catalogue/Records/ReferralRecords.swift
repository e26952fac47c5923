import CatalogueAPI
import GRDB
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Referrals as they stand now, and as each stood before; who held a place when is in ``HoldRecords``.
struct ReferralRecords: FormerRecords {
    static let table = "referrals"
    static let begins = "on_day"
    static let kept = """
        id, child, offer, provider, domain, from_unit, to_unit, on_day, until_day, status, reason, note, contradicted
        """
    static let unknown = "catalogue.no-referral"
    let db: Database
    /// Nil of who reads no words, and keeps none.
    let people: PersonKeys?

    /// With what people wrote; without keys as events tell of it.
    func value(_ row: StoredRow) throws -> Referral {
        let (record, words) = (try Referral(row: row), try SealedWords(row))
        guard let people else { return words.told(of: record) }
        return try words.opened(in: record, of: Self.table, by: people)
    }

    func find(_ id: ReferralID) throws -> Referral? { try first("WHERE id = \(id)").map(value) }

    /// Those that hold a place of the offer on `day` or later, without what people wrote: who counts places opens no words.
    func holding(_ offer: OfferID, from day: Day) throws -> [Referral] {
        try fetch("WHERE offer = \(offer) AND until_day >= \(day)").map(Referral.init(row:)).filter(
            \.holdsPlace)
    }

    /// Those that hold a place at the provider on some of these days: the first twenty, without what people wrote.
    func holding(at provider: ProviderID, within days: DayRange) throws -> [Referral] {
        let found = try fetch(
            """
            WHERE provider = \(provider) AND on_day <= \(days.last) AND until_day >= \(days.from)
            ORDER BY on_day, id
            """
        ).lazy.map(Referral.init(row:)).filter(\.holdsPlace).prefix(20)
        return Array(found)
    }

    /// All that hold a place at the provider on a day or later.
    func holding(at provider: ProviderID, from day: Day) throws -> [Referral] {
        try fetch("WHERE provider = \(provider) AND until_day >= \(day) AND \(Self.holdsPlace) ORDER BY id")
            .map(value)
    }

    /// All that wait for a place at the provider.
    func queued(at provider: ProviderID) throws -> [Referral] {
        try fetch("WHERE provider = \(provider) AND status = \(ReferralStatus.queued) ORDER BY id")
            .map(value)
    }

    /// What ``Referral/holdsPlace`` says.
    private static let holdsPlace: SQL = "status IN ('waiting', 'accepted', 'served') AND contradicted = 0"

    /// All that the child was ever sent by.
    func of(_ child: ChildID) throws -> [Referral] {
        try fetch("WHERE child = \(child) ORDER BY id").map(value)
    }

    /// The places of every offer that are held on a day, as is known now.
    func places(on day: Day) throws -> [OfferID: [HeldPlace]] {
        let referrals = try fetch("WHERE until_day >= \(day) AND on_day <= \(day)")
            .map(Referral.init(row:)).filter(\.holdsPlace)
        return try Dictionary(grouping: referrals, by: \.offer).mapValues { try $0.map { try $0.place() } }
    }

    /// Queued, waiting or accepted, and past their last day, sent by or to these units, or any.
    func overdue(on day: Day, within units: Territory? = nil, limit: Int) throws -> [Referral] {
        let scope: SQL =
            units.map { "(\(SQL.within("from_unit", $0)) OR \(SQL.within("to_unit", $0)))" } ?? "TRUE"
        return try fetch(
            """
            WHERE status IN ('queued', 'waiting', 'accepted') AND until_day < \(day) AND \(scope)
            ORDER BY id LIMIT \(limit)
            """
        ).map(value)
    }

    func list(
        _ request: ListReferrals, within units: Territory, _ asOf: AsOf?, _ page: FeedPage
    ) throws -> [Referral] {
        let conditions: [SQL] = [
            "(\(SQL.within("from_unit", units)) OR \(SQL.within("to_unit", units)))",
            try ServedChildRecords(db: db).naming(request.child, in: "child"), .equal("offer", request.offer),
            .equal("provider", request.provider), .equal("status", request.status),
            .during("on_day", request.period),
            request.holdingFrom.map { "until_day >= \($0) AND \(Self.holdsPlace)" } ?? "TRUE",
        ]
        return try fetch(page, where: conditions, asOf).map(value)
    }

    /// Keeps the referral as it is now, and what was known of it and of its place until now. Gives back what is to be told of it.
    func save(_ referral: Referral, learned: Learned, by recorder: Recorder) throws -> Referral {
        guard let people else { preconditionFailure("words are kept by who can seal them") }
        let words = try SealedWords(referral, in: Self.table, by: people)
        try keepFormer(referral.id, until: learned)
        try HoldRecords(db: db).save(referral, learned: learned, by: recorder)
        try run(
            """
            INSERT INTO referrals (id, child, offer, provider, domain, from_unit, to_unit, on_day, until_day,
                status, reason, note, contradicted, known_from)
            VALUES (\(referral.id), \(referral.child), \(referral.offer), \(referral.provider),
                \(referral.domain), \(referral.from), \(referral.to), \(referral.on), \(referral.until),
                \(referral.status), \(words.reason), \(words.note), \(referral.contradicted == true),
                \(learned.at))
            ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day, until_day = excluded.until_day,
                status = excluded.status, reason = excluded.reason, note = excluded.note, contradicted = excluded.contradicted,
                known_from = excluded.known_from
            """)
        try WaitingListRecords(db: db).save(referral)
        return words.told(of: referral)
    }
}

extension Referral {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], child: row["child"], offer: row["offer"], provider: row["provider"],
            domain: row["domain"], from: row["from_unit"], to: row["to_unit"], on: row["on_day"],
            until: row["until_day"], status: row["status"])
        contradicted = try row["contradicted"] ? true : nil
    }
}

extension Snapshot { var referrals: ReferralRecords { ReferralRecords(db: db, people: people) } }
