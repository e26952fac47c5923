import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

struct PaymentRecords: Keyed {
    static let table = "payments"
    static let unknown = "funding.no-payment"
    let db: Database

    private static let select: SQL = """
        SELECT payments.*, \(BudgetLine.columns)
        FROM payments JOIN commitments ON commitments.id = commitment_id
            JOIN allocations ON allocations.id = commitments.allocation
            JOIN sources ON sources.id = allocations.source
        """

    func find(_ id: PaymentID) throws -> Payment? {
        try row("\(Self.select) WHERE payments.id = \(id)").map(Payment.init)
    }

    /// The payment from a source, which is one year's, that was made under the number of a document and not taken back.
    func standing(under document: String, from source: SourceID) throws -> Payment? {
        try row(
            """
            \(Self.select)
            WHERE payments.document = \(document) AND allocations.source = \(source)
                AND reversed_on IS NULL
            """
        ).map(Payment.init)
    }

    /// In the order of their ids, those after `from`.
    func list(
        _ request: ListPayments, within scope: Territory, after from: String?
    ) throws -> [Payment] {
        var conditions: [SQL] = [.within("allocations.unit", scope)]
        if let plan = request.plan { conditions.append("plan = \(plan)") }
        if let activity = request.activity { conditions.append("activity = \(activity)") }
        if let source = request.source { conditions.append("allocations.source = \(source)") }
        if let commitment = request.commitment { conditions.append("commitment_id = \(commitment)") }
        if let period = request.period {
            conditions.append("payments.on_day BETWEEN \(period.start) AND \(period.end)")
        }
        if let from { conditions.append("payments.id > \(from)") }
        return try rows(
            """
            \(Self.select) WHERE \(conditions.all) ORDER BY payments.id LIMIT \(FeedPage.size)
            """
        ).map(Payment.init)
    }

    func save(_ payment: Payment) throws {
        try run(
            """
            INSERT INTO payments (id, commitment_id, amount, on_day, document, reversed_on, reason)
            VALUES (\(payment.id), \(payment.commitment), \(payment.amount), \(payment.on),
                \(payment.document), \(payment.reversedOn), \(payment.reason))
            ON CONFLICT (id) DO UPDATE SET reversed_on = excluded.reversed_on, reason = excluded.reason
            """)
    }
}

extension Payment {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], commitment: row["commitment_id"], line: BudgetLine(row: row),
            amount: row["amount"], on: row["on_day"], document: row["document"])
        reversedOn = try row["reversed_on"]
        reason = try row["reason"]
    }
}

extension Snapshot {
    var payments: PaymentRecords { PaymentRecords(db: db) }
}
