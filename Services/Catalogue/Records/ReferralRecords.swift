import CatalogueAPI
import GRDB
import Store
import Vocabulary

struct ReferralRecords {
    let db: Database

    func find(_ id: ReferralID) throws -> Referral? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM referrals WHERE id = ?"), arguments: [id])
            .map(Referral.init(row:))
    }

    /// Those that hold a place of the offer on `day` or later.
    func holding(_ offer: OfferID, from day: Day) throws -> [Referral] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM referrals WHERE offer = ? AND until_day >= ?"),
            arguments: [offer, day]
        ).map(Referral.init(row:)).filter(\.status.holdsPlace)
    }

    /// The same for every offer at once.
    func holding(from day: Day) throws -> [OfferID: [Referral]] {
        let referrals = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM referrals WHERE until_day >= ?"), arguments: [day]
        ).map(Referral.init(row:))
        return Dictionary(grouping: referrals.lazy.filter(\.status.holdsPlace), by: \.offer)
    }

    /// Waiting or accepted, and past their last day, sent by or to one of these units or below.
    func overdue(on day: Day, within units: [UnitPath]) throws -> [Referral] {
        try Row.fetchAll(
            db,
            SQLRequest(
                literal: """
                    SELECT * FROM referrals WHERE status IN ('waiting', 'accepted') AND until_day < \(day)
                        AND (\(SQL.within("from_unit", units)) OR \(SQL.within("to_unit", units)))
                    ORDER BY id
                    """, cached: true)
        ).map(Referral.init(row:))
    }

    func list(
        _ request: ListReferrals, within scope: [UnitPath], after from: String?, limit: Int
    ) throws -> [Referral] {
        var conditions: [SQL] = [
            "(\(SQL.within("from_unit", scope)) OR \(SQL.within("to_unit", scope)))"
        ]
        if let unit = request.unit {
            conditions.append("(\(SQL.within("from_unit", [unit])) OR \(SQL.within("to_unit", [unit])))")
        }
        if let child = request.child { conditions.append("child = \(child)") }
        if let offer = request.offer { conditions.append("offer = \(offer)") }
        if let status = request.status { conditions.append("status = \(status.rawValue)") }
        if let period = request.period {
            conditions.append("on_day BETWEEN \(period.start) AND \(period.end)")
        }
        if let from { conditions.append("id > \(from)") }
        return try Row.fetchAll(
            db,
            SQLRequest(
                literal: "SELECT * FROM referrals WHERE \(conditions.all) ORDER BY id LIMIT \(limit)",
                cached: true)
        ).map(Referral.init(row:))
    }

    func save(_ referral: Referral) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO referrals (id, child, offer, provider, domain, from_unit, to_unit, on_day, until_day,
                    status, reason, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET until_day = excluded.until_day, status = excluded.status,
                    reason = excluded.reason
                """
        ).execute(arguments: [
            referral.id, referral.child, referral.offer, referral.provider, referral.domain, referral.from,
            referral.to, referral.on, referral.until, referral.status.rawValue, referral.reason,
            referral.note,
        ])
    }
}

extension Referral {
    init(row: Row) {
        self.init(
            id: row["id"], child: row["child"], offer: row["offer"], provider: row["provider"],
            domain: row["domain"], from: row["from_unit"], to: row["to_unit"], on: row["on_day"],
            until: row["until_day"], status: row["status"])
        reason = row["reason"]
        note = row["note"]
    }
}

extension Snapshot {
    var referrals: ReferralRecords { ReferralRecords(db: db) }
}
