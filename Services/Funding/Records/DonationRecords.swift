import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

struct DonationRecords: Keyed {
    static let table = "donations"
    static let unknown = "funding.no-donation"
    static let order = ListOrder<Donation>("donations.id") { [$0.id] }
    let db: Database

    private static func select(_ asOf: AsOf?) -> SQL {
        """
        SELECT donations.*, sources.kind, sources.unit, sources.year
        FROM \(table(asOf)) JOIN sources ON sources.id = source
        """
    }

    /// The table as it stood: what had been promised by then, and by the ledger what of it had come.
    private static func table(_ asOf: AsOf?) -> SQL {
        guard let asOf else { return "donations" }
        return """
            (SELECT donations.id AS id, source, donor, pledged, donations.on_day AS on_day,
                pledged - \(.balance(.pledged, of: "(donations.id)", asOf)) AS received
            FROM donations
                \(.joiningStanding(of: "donations.id", asOf))) AS donations
            """
    }

    func find(_ id: DonationID) throws -> Donation? {
        try row("\(Self.select(nil)) WHERE donations.id = \(id)").map(Donation.init)
    }

    func list(
        _ request: ListDonations, within scope: Territory, _ asOf: AsOf?,
        _ page: ListPage<ListDonations, Donation>
    ) throws -> [Donation] {
        var conditions: [SQL] = [.within("unit", scope)]
        if let source = request.source { conditions.append("source = \(source)") }
        if let year = request.year { conditions.append("year = \(year)") }
        conditions.append(page.condition)
        return try rows(
            "\(Self.select(asOf)) WHERE \(conditions.all) \(page.ordering)"
        ).map(Donation.init)
    }

    func save(_ donation: Donation) throws {
        try run(
            """
            INSERT INTO donations (id, source, donor, pledged, received, on_day)
            VALUES (\(donation.id), \(donation.source), \(donation.donor), \(donation.pledged),
                \(donation.received), \(donation.on))
            ON CONFLICT (id) DO UPDATE SET received = excluded.received
            """)
    }
}

extension Donation {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], source: row["source"], sourceKind: row["kind"], unit: row["unit"],
            year: row["year"], donor: row["donor"], pledged: row["pledged"], received: row["received"],
            on: row["on_day"])
    }
}

extension Snapshot {
    var donations: DonationRecords { DonationRecords(db: db) }
}
