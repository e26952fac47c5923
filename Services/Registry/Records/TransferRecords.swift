import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Children who are handed over from one commune to another. What was written about it is sealed.
struct TransferRecords: Keyed {
    static let table = "child_transfers"
    static let unknown = "registry.no-transfer"
    static let order = ListOrder<KeptTransfer>("transfer.id") { [$0.id] }
    let db: Database
    let vault: Vault

    /// For a migration.
    static func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE child_transfers (
                  id TEXT PRIMARY KEY NOT NULL,
                  child TEXT NOT NULL REFERENCES children (id),
                  from_commune TEXT NOT NULL,
                  to_commune TEXT NOT NULL,
                  status TEXT NOT NULL,
                  asked_on TEXT NOT NULL,
                  decided_on TEXT,
                  -- Why it was asked, and why it was not to be: sealed.
                  reason BLOB,
                  answer BLOB
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX child_transfers_by_child ON child_transfers (child);
                CREATE INDEX child_transfers_by_commune ON child_transfers (to_commune, id);
                """)
    }

    func find(_ id: ChildTransferID) throws -> KeptTransfer? {
        try row("SELECT * FROM child_transfers WHERE id = \(id)").map(transfer)
    }

    /// The one of a child that nobody has answered yet.
    func waiting(of child: ChildID) throws -> KeptTransfer? {
        try row(
            """
            SELECT * FROM child_transfers
            WHERE child IN \(SQL.entries(of: "\(child)")) AND status = \(TransferStatus.asked)
            ORDER BY id LIMIT 1
            """
        ).map(transfer)
    }

    /// Those of children who live in the units, and those that wait for an answer from there: of a child that never came nobody there
    /// is told who it is any more.
    func list(
        _ request: ListTransfers, within units: Territory, _ page: ListPage<ListTransfers, KeptTransfer>
    ) throws -> [KeptTransfer] {
        let conditions: [SQL] = [
            """
            (\(SQL.within("children.commune", units)) OR
              transfer.status = \(TransferStatus.asked) AND \(SQL.within("transfer.to_commune", units)))
            """, .equal("transfer.status", request.status), ChildRecords.known, page.condition,
        ]
        return try rows(
            """
            SELECT transfer.* FROM child_transfers AS transfer
              JOIN children ON children.id = transfer.child
            WHERE \(conditions.all) \(page.ordering)
            """
        ).map(transfer)
    }

    func save(_ transfer: KeptTransfer) throws {
        func sealed(_ text: String?, _ member: String) throws -> Sealed? {
            try text.map { try vault.seal($0, for: place(transfer.id, member)) }
        }
        try run(
            """
            INSERT INTO child_transfers
              (id, child, from_commune, to_commune, status, asked_on, decided_on, reason, answer)
            VALUES (\(transfer.id), \(transfer.child), \(transfer.from), \(transfer.to), \(transfer.status),
              \(transfer.askedOn), \(transfer.decidedOn), \(sealed(transfer.reason, "reason")),
              \(sealed(transfer.answer, "answer")))
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, decided_on = excluded.decided_on,
              answer = excluded.answer
            """)
    }

    /// Takes what was written of the child out of its transfers.
    func forgetWords(of child: ChildID) throws {
        try run("UPDATE child_transfers SET reason = NULL, answer = NULL WHERE child = \(child)")
    }

    private func transfer(_ row: StoredRow) throws -> KeptTransfer {
        let id: ChildTransferID = try row["id"]
        func opened(_ column: String) throws -> String? {
            let sealed: Sealed? = try row[column]
            return try sealed.map { try vault.openText($0, for: place(id, column)) }
        }
        var kept = try KeptTransfer(
            id: id, child: row["child"], from: row["from_commune"], to: row["to_commune"],
            askedOn: row["asked_on"], reason: opened("reason"))
        kept.status = try row["status"]
        kept.decidedOn = try row["decided_on"]
        kept.answer = try opened("answer")
        return kept
    }

    private func place(_ id: ChildTransferID, _ member: String) -> String {
        "child_transfers/\(id)/\(member)"
    }
}

extension Snapshot { var transfers: TransferRecords { TransferRecords(db: db, vault: vault) } }
