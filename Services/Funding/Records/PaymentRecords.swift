import FundingAPI
import GRDB
import Store
import Vocabulary

struct PaymentRecords {
    let db: Database

    func find(_ id: PaymentID) throws -> Payment? { try fetch("WHERE payments.id = \(id)").first }

    func list(
        _ request: ListPayments, within scope: [UnitPath], after from: String?, limit: Int
    ) throws -> [Payment] {
        var conditions: [SQL] = [SQL.within("allocations.unit", scope)]
        if let unit = request.unit { conditions.append(SQL.within("allocations.unit", [unit])) }
        if let plan = request.plan { conditions.append("plan = \(plan)") }
        if let activity = request.activity { conditions.append("activity = \(activity)") }
        if let source = request.source { conditions.append("source = \(source)") }
        if let commitment = request.commitment { conditions.append("commitment_id = \(commitment)") }
        if let period = request.period {
            conditions.append("on_day BETWEEN \(period.start) AND \(period.end)")
        }
        if let from { conditions.append("payments.id > \(from)") }
        return try fetch("WHERE \(conditions.all) ORDER BY payments.id LIMIT \(limit)")
    }

    func save(_ payment: Payment) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO payments (id, commitment_id, amount, on_day, document, reversed_on, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET reversed_on = excluded.reversed_on, reason = excluded.reason
                """
        ).execute(arguments: [
            payment.id, payment.commitment, payment.amount, payment.on, payment.document, payment.reversedOn,
            payment.reason,
        ])
    }

    private func fetch(_ rest: SQL) throws -> [Payment] {
        try Row.fetchAll(
            db,
            SQLRequest(
                literal: """
                    SELECT payments.id AS payment_id, commitment_id, payments.amount AS sum, on_day,
                        payments.document AS order_number, reversed_on, reason, allocations.*,
                        sources.kind AS source_kind, sources.name AS source_name
                    FROM payments JOIN commitments ON commitments.id = commitment_id
                        JOIN allocations ON allocations.id = allocation
                        JOIN sources ON sources.id = source \(rest)
                    """, cached: true)
        ).map { row in
            Payment(
                id: row["payment_id"], commitment: row["commitment_id"], line: BudgetLine(row: row),
                amount: row["sum"], on: row["on_day"], document: row["order_number"]
            ).with {
                $0.reversedOn = row["reversed_on"]
                $0.reason = row["reason"]
            }
        }
    }
}

extension Snapshot {
    var payments: PaymentRecords { PaymentRecords(db: db) }
}
