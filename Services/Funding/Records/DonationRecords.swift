import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Donations as they are now: what was promised, and what of it has come.
struct DonationRecords: Keyed, ListedRecords {
    static let table = "donations"
    static let unknown = "funding.no-donation"
    static let order = ListOrder<Donation>("donations.id") { [$0.id] }
    static let columns: SQL = "donations.*, sources.kind, sources.unit, sources.year"
    static let joins: SQL = "JOIN sources ON sources.id = source"
    /// Every version of every pledge and of what came of it: the table itself has what they add up to now.
    static let facts = PeriodTable<DonationID, DonatedAmount>(
        "donation_facts", [FactColumn("aspect", "$.aspect"), FactColumn("amount", "$.amount")])
    let db: Database

    /// The table as it stood: what had been promised by then, and what of it had come.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT donations.id AS id, source, donor, pledge.amount AS pledged,
            (SELECT coalesce(sum(receipt.amount), 0) FROM donation_facts AS receipt
                WHERE receipt.subject = donations.id AND receipt.aspect = \(DonationAspect.receipt)
                    AND \(.holding("receipt", on: asOf.on, knownOn: asOf.knownOn))) AS received,
            pledge.from_day AS on_day, is_named,
            CASE WHEN thanked_on <= \(asOf.on) AND thanked_at <= \(asOf.knownOn) THEN receipt END AS receipt,
            CASE WHEN thanked_on <= \(asOf.on) AND thanked_at <= \(asOf.knownOn) THEN thanked_on END
                AS thanked_on
        FROM donations JOIN donation_facts AS pledge ON pledge.subject = donations.id
            AND pledge.aspect = \(DonationAspect.pledge)
            AND \(.holding("pledge", on: asOf.on, knownOn: asOf.knownOn))) AS donations
        """
    }

    /// True of those of which so much has come.
    private static func condition(_ status: DonationStatus) -> SQL {
        switch status {
        case .pledged: "received = 0"
        case .partlyReceived: "received > 0 AND received < pledged"
        case .received: "received = pledged"
        }
    }

    func find(_ id: DonationID) throws -> Donation? {
        try first("WHERE donations.id = \(id)").map(Donation.init)
    }

    func list(
        _ request: ListDonations, within units: Territory, _ asOf: AsOf?,
        _ page: ListPage<ListDonations, Donation>
    ) throws -> [Donation] {
        // One whose pledge was voided is not there.
        var conditions: [SQL] = [
            .within("unit", units), "pledged > 0", .equal("source", request.source),
            .equal("year", request.year),
        ]
        if let status = request.status { conditions.append(Self.condition(status)) }
        return try fetch(page, where: conditions, asOf).map(Donation.init)
    }

    /// What came to the source on one day, in that amount.
    func receipts(to source: SourceID, of amount: Money, on day: Day) throws -> [Receipt] {
        try rows(
            """
            SELECT receipt.fact, receipt.subject, donations.donor, receipt.value ->> '$.document' AS document
            FROM donation_facts AS receipt JOIN donations ON donations.id = receipt.subject
            WHERE donations.source = \(source) AND receipt.aspect = \(DonationAspect.receipt)
                AND receipt.amount = \(amount) AND receipt.from_day = \(day)
                AND \(.holding("receipt", on: day))
            ORDER BY receipt.fact
            """
        ).map { row in
            try Receipt(
                fact: row["fact"], donation: row["subject"], donor: row["donor"], document: row["document"])
        }
    }

    /// The donation that the unit, which has or had one of these names, has given the number of a receipt in a year.
    func thanked(by receipt: String, of unit: [UnitPath], year: Int) throws -> Donation? {
        try first(
            """
            WHERE receipt_key = \(receipt.documentKey) AND sources.year = \(year)
                AND sources.unit IN \(SQL.each(unit)) ORDER BY donations.id LIMIT 1
            """
        ).map(Donation.init)
    }

    /// How many donors of a year the unit has thanked.
    func thanked(of unit: [UnitPath], year: Int) throws -> Int {
        try value(
            """
            SELECT count(*) FROM donations JOIN sources ON sources.id = source
            WHERE receipt IS NOT NULL AND sources.year = \(year) AND sources.unit IN \(SQL.each(unit))
            """) ?? 0
    }

    /// The donor is thanked, as is learned at a point of the log.
    func thank(_ donation: Donation, at point: LogPoint) throws {
        try run(
            """
            UPDATE donations SET receipt = \(donation.receipt), receipt_key = \(donation.receipt?.documentKey),
                thanked_on = \(donation.thankedOn), thanked_at = \(point) WHERE id = \(donation.id)
            """)
    }

    /// The gifts to a unit's sources of a year of which something came.
    func gifts(
        to unit: [UnitPath], year: Int, _ page: ListPage<AskPublicAccount, Donation>
    ) throws -> [Donation] {
        try fetch(
            page,
            where: [
                "received > 0", .equal("sources.year", year), "sources.unit IN \(SQL.each(unit))",
            ]
        ).map(Donation.init)
    }

    /// What came in gifts to a unit's sources of a year.
    func received(by unit: [UnitPath], year: Int) throws -> Total {
        try row(
            """
            SELECT \(.total("received", as: "received")) FROM donations JOIN sources ON sources.id = source
            WHERE sources.year = \(year) AND sources.unit IN \(SQL.each(unit))
            """)?.total("received") ?? .zero
    }

    /// What was paid, by activity, from those of a unit's sources that gifts came to.
    func spending(of unit: [UnitPath], year: Int) throws -> [AccountedSpending] {
        try rows(
            """
            SELECT plan, activity, \(.total("paid", as: "paid")) FROM allocations
            WHERE paid > 0 AND source IN (
                SELECT sources.id FROM sources JOIN donations ON donations.source = sources.id
                WHERE donations.received > 0 AND sources.year = \(year) AND sources.unit IN \(SQL.each(unit)))
            GROUP BY plan, activity ORDER BY plan, activity
            """
        ).map { try AccountedSpending(plan: $0["plan"], activity: $0["activity"], paid: $0.total("paid")) }
    }

    func save(_ donation: Donation) throws {
        try run(
            """
            INSERT INTO donations (id, source, donor, pledged, received, on_day, is_named)
            VALUES (\(donation.id), \(donation.source), \(donation.donor), \(donation.pledged),
                \(donation.received), \(donation.on), \(donation.isNamed))
            ON CONFLICT (id) DO UPDATE SET pledged = excluded.pledged, received = excluded.received,
                on_day = excluded.on_day
            """)
    }
}

extension Donation {
    init(row: StoredRow) throws {
        let (pledged, received): (Money, Money) = (try row["pledged"], try row["received"])
        try self.init(
            id: row["id"], source: row["source"], sourceKind: row["kind"], unit: row["unit"],
            year: row["year"], donor: row["donor"], pledged: pledged, received: received,
            status: DonationStatus(received: received, of: pledged), on: row["on_day"])
        (isNamed, receipt, thankedOn) = (try row["is_named"], try row["receipt"], try row["thanked_on"])
    }
}

extension Snapshot {
    var donations: DonationRecords { DonationRecords(db: db) }
    var donationFacts: PeriodFacts<DonationID, DonatedAmount> { DonationRecords.facts.in(db) }
}
