import FundingAPI
import GRDB
import Store
import Vocabulary

struct DonationRecords {
    let db: Database

    func find(_ id: DonationID) throws -> Donation? { try fetch("WHERE donations.id = \(id)").first }

    func list(_ request: ListDonations, within scope: [UnitPath]) throws -> [Donation] {
        var conditions: [SQL] = [SQL.within("unit", scope)]
        if let unit = request.unit { conditions.append(SQL.within("unit", [unit])) }
        if let source = request.source { conditions.append("source = \(source)") }
        if let year = request.year { conditions.append("year = \(year)") }
        return try fetch("WHERE \(conditions.all) ORDER BY donations.id")
    }

    func save(_ donation: Donation) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO donations (id, source, donor, pledged, received, on_day) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET received = excluded.received
                """
        ).execute(arguments: [
            donation.id, donation.source, donation.donor, donation.pledged, donation.received, donation.on,
        ])
    }

    private func fetch(_ rest: SQL) throws -> [Donation] {
        try Row.fetchAll(
            db,
            SQLRequest(
                literal: """
                    SELECT donations.*, sources.kind, sources.unit, sources.year
                    FROM donations JOIN sources ON sources.id = source \(rest)
                    """, cached: true)
        ).map { row in
            Donation(
                id: row["id"], source: row["source"], sourceKind: row["kind"], unit: row["unit"],
                year: row["year"], donor: row["donor"], pledged: row["pledged"], received: row["received"],
                on: row["on_day"])
        }
    }
}

extension Snapshot {
    var donations: DonationRecords { DonationRecords(db: db) }
}
