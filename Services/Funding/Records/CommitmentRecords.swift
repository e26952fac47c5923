import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Commitments as they are now, with what of each is paid.
struct CommitmentRecords: Keyed, ListedRecords {
    static let table = "commitments"
    static let unknown = "funding.no-commitment"
    static let order = ListOrder<Commitment>("commitments.id") { [$0.id] }
    static let columns: SQL = "commitments.*, \(BudgetLine.columns)"
    static let joins: SQL = """
        JOIN allocations ON allocations.id = allocation JOIN sources ON sources.id = allocations.source
        """
    let db: Database

    /// The table as it stood: each commitment where its steps had brought it, with what it held by the ledger.
    static func table(_ asOf: AsOf) -> SQL {
        let own: SQL = "(commitments.id)"
        let paid = SQL.balance(.paid, of: own, asOf)
        return """
            (SELECT commitments.id AS id, allocation, purpose, standing.status AS status,
                commitments.on_day AS on_day,
                \(.balance(.reserved, of: own, asOf)) + \(.balance(.confirmed, of: own, asOf)) + \(paid)
                    AS amount,
                \(paid) AS paid,
                CASE WHEN standing.status <> 'reserved' THEN confirmed_on END AS confirmed_on,
                CASE WHEN standing.status <> 'reserved' THEN document END AS document,
                CASE WHEN standing.status = 'released' THEN released_on END AS released_on,
                standing.value ->> '$.reason' AS reason
            FROM commitments
                \(.joiningStanding(of: "commitments.id", asOf))) AS commitments
            """
    }

    func find(_ id: CommitmentID) throws -> Commitment? {
        try first("WHERE commitments.id = \(id)").map(Commitment.init)
    }

    func list(
        _ request: ListCommitments, within units: Territory, _ asOf: AsOf?,
        _ page: ListPage<ListCommitments, Commitment>
    ) throws -> [Commitment] {
        let conditions: [SQL] = [
            .within("allocations.unit", units), .equal("allocation", request.allocation),
            .equal("status", request.status), .equal("allocations.year", request.year),
        ]
        return try fetch(page, where: conditions, asOf).map(Commitment.init)
    }

    func save(_ commitment: Commitment) throws {
        try run(
            """
            INSERT INTO commitments (id, allocation, amount, paid, purpose, status, document, on_day,
                confirmed_on, released_on, reason)
            VALUES (\(commitment.id), \(commitment.allocation), \(commitment.amount), \(commitment.paid),
                \(commitment.purpose), \(commitment.status), \(commitment.document),
                \(commitment.on), \(commitment.confirmedOn), \(commitment.releasedOn),
                \(commitment.reason))
            ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, paid = excluded.paid,
                status = excluded.status, document = excluded.document,
                confirmed_on = excluded.confirmed_on, released_on = excluded.released_on,
                reason = excluded.reason
            """)
    }
}

extension Commitment {
    init(row: StoredRow) throws {
        let amount: Money = try row["amount"]
        let paid: Money = try row["paid"]
        try self.init(
            id: row["id"], allocation: row["allocation"], line: BudgetLine(row: row), amount: amount,
            paid: paid, left: amount.minus(paid), purpose: row["purpose"], status: row["status"],
            on: row["on_day"])
        confirmedOn = try row["confirmed_on"]
        releasedOn = try row["released_on"]
        document = try row["document"]
        reason = try row["reason"]
    }
}

extension Snapshot { var commitments: CommitmentRecords { CommitmentRecords(db: db) } }
