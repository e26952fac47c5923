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
            pledge.from_day AS on_day, is_named, thanks.value ->> '$.document' AS receipt,
            thanks.from_day AS thanked_on
        FROM donations JOIN donation_facts AS pledge ON pledge.subject = donations.id
            AND pledge.aspect = \(DonationAspect.pledge)
            AND \(.holding("pledge", on: asOf.on, knownOn: asOf.knownOn))
            LEFT JOIN donation_facts AS thanks ON thanks.subject = donations.id
            AND thanks.aspect = \(DonationAspect.thanks)
            AND \(.holding("thanks", on: asOf.on, knownOn: asOf.knownOn))) AS donations
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
        ).map(Receipt.init)
    }

    /// What the unit, which has or had one of these names, has given the number of a receipt in a year, though that was voided: a number
    /// in a book is never used again. Of what was put right the number as it is now; `fact` is not in its own way.
    func thanked(
        by key: String?, of unit: [UnitPath], year: Int, except fact: FactID? = nil
    ) throws -> Receipt? {
        try row(
            """
            SELECT thanks.fact, thanks.subject, donor, thanks.value ->> '$.document' AS document
            FROM \(Self.thanks(of: unit, year: year)) AND thanks.value ->> '$.numberKey' = \(key)
                AND thanks.fact IS NOT \(fact)
            ORDER BY thanks.number LIMIT 1
            """
        ).map(Receipt.init)
    }

    /// How many numbers of receipts the unit has given in a year.
    func thanked(of unit: [UnitPath], year: Int) throws -> Int {
        try value("SELECT count(*) FROM \(Self.thanks(of: unit, year: year))") ?? 0
    }

    /// The last version of each thanks of a unit and year, voided ones too.
    private static func thanks(of unit: [UnitPath], year: Int) -> SQL {
        """
        donation_facts_versions AS thanks JOIN donations ON donations.id = thanks.subject
            JOIN sources ON sources.id = donations.source
        WHERE sources.year = \(year) AND sources.unit IN \(SQL.each(unit))
            AND thanks.value ->> '$.aspect' = \(DonationAspect.thanks)
            AND NOT EXISTS (SELECT 1 FROM donation_facts_versions AS later
                WHERE later.fact = thanks.fact AND later.number > thanks.number)
        """
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
            INSERT INTO donations
                (id, source, donor, pledged, received, on_day, is_named, receipt, thanked_on)
            VALUES (\(donation.id), \(donation.source), \(donation.donor), \(donation.pledged),
                \(donation.received), \(donation.on), \(donation.isNamed), \(donation.receipt),
                \(donation.thankedOn))
            ON CONFLICT (id) DO UPDATE SET pledged = excluded.pledged, received = excluded.received,
                on_day = excluded.on_day, receipt = excluded.receipt, thanked_on = excluded.thanked_on
            """)
    }
}

extension Receipt {
    init(row: StoredRow) throws {
        try self.init(
            fact: row["fact"], donation: row["subject"], donor: row["donor"], document: row["document"])
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
