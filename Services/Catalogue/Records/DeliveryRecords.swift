import CatalogueAPI
import GRDB
import Store
import Vocabulary

struct DeliveryRecords {
    let db: Database

    func find(_ id: DeliveryID) throws -> Delivery? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM deliveries WHERE id = ?"), arguments: [id])
            .map(Delivery.init(row:))
    }

    /// How many deliveries stand for a referral.
    func count(for referral: ReferralID) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM deliveries WHERE referral = ? AND voided = 0"),
            arguments: [referral]) ?? 0
    }

    func list(
        _ request: ListDeliveries, within scope: [UnitPath], after from: String?, limit: Int
    ) throws -> [Delivery] {
        var conditions: [SQL] = [
            """
            (\(SQL.within("unit", scope)) OR \(SQL.within("place", scope)) OR \(SQL.within("home", scope)))
            """
        ]
        if let child = request.child { conditions.append("child = \(child)") }
        if let provider = request.provider { conditions.append("provider = \(provider)") }
        if let domain = request.domain { conditions.append("domain = \(domain)") }
        if let period = request.period {
            conditions.append("on_day BETWEEN \(period.start) AND \(period.end)")
        }
        if let unit = request.unit {
            conditions.append("(\(SQL.within("unit", [unit])) OR \(SQL.within("place", [unit])))")
        }
        if request.withVoided != true { conditions.append("voided = 0") }
        if let from { conditions.append("deliveries.id > \(from)") }
        return try Row.fetchAll(
            db,
            SQLRequest(
                literal: """
                    SELECT deliveries.* FROM deliveries JOIN known_children ON known_children.id = child
                    WHERE \(conditions.all) ORDER BY deliveries.id LIMIT \(limit)
                    """, cached: true)
        ).map(Delivery.init(row:))
    }

    func save(_ delivery: Delivery) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO deliveries (id, child, provider, domain, on_day, unit, place, offer, referral, note,
                    revision, voided)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET child = excluded.child, domain = excluded.domain,
                    on_day = excluded.on_day, note = excluded.note, revision = excluded.revision,
                    voided = excluded.voided
                """
        ).execute(arguments: [
            delivery.id, delivery.child, delivery.provider, delivery.domain, delivery.on, delivery.unit,
            delivery.place, delivery.offer, delivery.referral, delivery.note, delivery.revision,
            delivery.voided,
        ])
    }
}

extension Delivery {
    init(row: Row) {
        self.init(
            id: row["id"], child: row["child"], provider: row["provider"], domain: row["domain"],
            on: row["on_day"], unit: row["unit"], place: row["place"], revision: row["revision"],
            voided: row["voided"])
        offer = row["offer"]
        referral = row["referral"]
        note = row["note"]
    }
}

extension Snapshot {
    var deliveries: DeliveryRecords { DeliveryRecords(db: db) }
}
