import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

struct CommitmentRecords: Keyed {
    static let table = "commitments"
    static let unknown = "funding.no-commitment"
    static let order = ListOrder<Commitment>("commitments.id") { [$0.id] }
    let db: Database

    private static let select: SQL = """
        SELECT commitments.*, \(BudgetLine.columns)
        FROM commitments JOIN allocations ON allocations.id = allocation
            JOIN sources ON sources.id = allocations.source
        """

    func find(_ id: CommitmentID) throws -> Commitment? {
        try row("\(Self.select) WHERE commitments.id = \(id)").map(Commitment.init)
    }

    func list(
        _ request: ListCommitments, within scope: Territory, _ page: ListPage<ListCommitments, Commitment>
    ) throws -> [Commitment] {
        var conditions: [SQL] = [.within("allocations.unit", scope)]
        if let allocation = request.allocation { conditions.append("allocation = \(allocation)") }
        if let status = request.status { conditions.append("status = \(status)") }
        if let year = request.year { conditions.append("allocations.year = \(year)") }
        conditions.append(page.condition)
        return try rows(
            "\(Self.select) WHERE \(conditions.all) \(page.ordering)"
        ).map(Commitment.init)
    }

    func save(_ commitment: Commitment) throws {
        try run(
            """
            INSERT INTO commitments (id, allocation, amount, paid, purpose, status, document, on_day, reason)
            VALUES (\(commitment.id), \(commitment.allocation), \(commitment.amount), \(commitment.paid),
                \(commitment.purpose), \(commitment.status), \(commitment.document),
                \(commitment.on), \(commitment.reason))
            ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, paid = excluded.paid,
                status = excluded.status, document = excluded.document, reason = excluded.reason
            """)
    }
}

extension Commitment {
    init(row: StoredRow) throws {
        let amount: Money = try row["amount"]
        let paid: Money = try row["paid"]
        try self.init(
            id: row["id"], allocation: row["allocation"], line: BudgetLine(row: row), amount: amount,
            paid: paid, left: amount.minus(paid), purpose: row["purpose"], status: row["status"])
        on = try row["on_day"]
        document = try row["document"]
        reason = try row["reason"]
    }
}

extension Snapshot {
    var commitments: CommitmentRecords { CommitmentRecords(db: db) }
}
