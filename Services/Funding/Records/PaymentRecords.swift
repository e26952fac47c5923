import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// What was paid. A payment that was taken back stays, with the day of that.
struct PaymentRecords: Keyed, DatedRecords {
    static let table = "payments"
    static let unknown = "funding.no-payment"
    static let columns: SQL = "payments.*, \(BudgetLine.columns)"
    static let joins: SQL = """
        JOIN commitments ON commitments.id = commitment_id
            JOIN allocations ON allocations.id = commitments.allocation
            JOIN sources ON sources.id = allocations.source
        """
    let db: Database

    /// The table as it stood: what had been paid by then, and taken back by then.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT payments.id AS id, commitment_id, amount, on_day, document,
            (SELECT coalesce(sum(posting.amount), 0) FROM ledger_entries AS entry
                JOIN ledger_postings AS posting ON posting.entry = entry.number
                WHERE entry.event = 'paymentReturned' AND entry.subject = payments.id
                    AND entry.on_day <= \(asOf.on) AND entry.position <= \(asOf.knownOn)) AS returned,
            CASE WHEN standing.status = 'reversed' THEN standing.from_day END AS reversed_on,
            standing.value ->> '$.reason' AS reason
        FROM payments
            \(.joiningStanding(of: "payments.id", asOf))) AS payments
        """
    }

    func find(_ id: PaymentID) throws -> Payment? { try first("WHERE payments.id = \(id)").map(Payment.init) }

    /// The payment that the unit, which has or had one of these names, made from the same source under the same number of a
    /// document and has not taken back. A source is one year's.
    func standing(like payment: Payment, by unit: [UnitPath]) throws -> Payment? {
        try first(
            """
            WHERE document_key = \(payment.document.documentKey) AND allocations.source = \(payment.line.source)
                AND allocations.unit IN \(SQL.each(unit)) AND reversed_on IS NULL
            ORDER BY payments.id LIMIT 1
            """
        ).map(Payment.init)
    }

    /// What was paid from a commitment, or taken back, last.
    func last(of commitment: CommitmentID) throws -> DayBound? {
        try row(
            """
            SELECT id, coalesce(reversed_on, on_day) AS day FROM payments WHERE commitment_id = \(commitment)
            ORDER BY day DESC, id DESC LIMIT 1
            """
        ).flatMap { row in
            let id: PaymentID = try row["id"]
            return .recorded(FundingDay.lastPayment, on: try row["day"], of: id)
        }
    }

    /// In the order of their ids; of lists those that are told to who sees `own` units' line by line.
    func list(
        _ request: ListPayments, within units: Territory, own: [UnitPath], _ asOf: AsOf?, _ page: FeedPage
    ) throws -> [Payment] {
        let conditions: [SQL] = [
            .within("allocations.unit", units), .equal("plan", request.plan),
            .equal("activity", request.activity), .equal("allocations.source", request.source),
            .equal("commitment_id", request.commitment), .during("payments.on_day", request.period),
            RunRecords.tells(of: "payments.id", to: own),
        ]
        return try fetch(page, by: "payments.id", where: conditions, asOf).map(Payment.init)
    }

    func save(_ payment: Payment) throws {
        try run(
            """
            INSERT INTO payments (id, commitment_id, amount, returned, on_day, document, document_key,
                reversed_on, reason)
            VALUES (\(payment.id), \(payment.commitment), \(payment.amount), \(payment.returned ?? .zero),
                \(payment.on), \(payment.document), \(payment.document.documentKey), \(payment.reversedOn), \(payment.reason))
            ON CONFLICT (id) DO UPDATE SET returned = excluded.returned,
                reversed_on = excluded.reversed_on, reason = excluded.reason
            """)
    }
}

extension Payment {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], commitment: row["commitment_id"], line: BudgetLine(row: row),
            amount: row["amount"], on: row["on_day"], document: row["document"])
        let back: Money = try row["returned"]
        returned = back > .zero ? back : nil
        reversedOn = try row["reversed_on"]
        reason = try row["reason"]
    }
}

extension Snapshot { var payments: PaymentRecords { PaymentRecords(db: db) } }
