import FundingAPI
import GRDB
import Store
import Vocabulary

struct CommitmentRecords {
    let db: Database

    func find(_ id: CommitmentID) throws -> Commitment? { try fetch("WHERE commitments.id = \(id)").first }

    func list(_ request: ListCommitments, within scope: [UnitPath]) throws -> [Commitment] {
        var conditions: [SQL] = [SQL.within("allocations.unit", scope)]
        if let unit = request.unit { conditions.append(SQL.within("allocations.unit", [unit])) }
        if let allocation = request.allocation { conditions.append("allocation = \(allocation)") }
        if let status = request.status { conditions.append("status = \(status.rawValue)") }
        if let year = request.year { conditions.append("allocations.year = \(year)") }
        return try fetch("WHERE \(conditions.all) ORDER BY commitments.id")
    }

    func save(_ commitment: Commitment) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO commitments (id, allocation, amount, paid, purpose, status, document)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, paid = excluded.paid,
                    status = excluded.status, document = excluded.document
                """
        ).execute(arguments: [
            commitment.id, commitment.allocation, commitment.amount, commitment.paid, commitment.purpose,
            commitment.status.rawValue, commitment.document,
        ])
    }

    private func fetch(_ rest: SQL) throws -> [Commitment] {
        try Row.fetchAll(
            db,
            SQLRequest(
                literal: """
                    SELECT commitments.id AS commitment_id, allocation, commitments.amount AS held,
                        commitments.paid AS spent, purpose, status, document, allocations.*,
                        sources.kind AS source_kind, sources.name AS source_name
                    FROM commitments JOIN allocations ON allocations.id = allocation
                        JOIN sources ON sources.id = source \(rest)
                    """, cached: true)
        ).map { row in
            let held: Money = row["held"]
            let spent: Money = row["spent"]
            return Commitment(
                id: row["commitment_id"], allocation: row["allocation"], line: BudgetLine(row: row),
                amount: held, paid: spent, left: try held.minus(spent), purpose: row["purpose"],
                status: row["status"]
            ).with { $0.document = row["document"] }
        }
    }
}

extension Snapshot {
    var commitments: CommitmentRecords { CommitmentRecords(db: db) }
}
