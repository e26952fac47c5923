import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store

/// Each note is what its event says.
struct NotesProof: LogProof {
    static let table = "notes"
    private var told = 0

    mutating func pass(_ event: EventEnvelope, _ db: Database) throws -> [EvidenceFault] {
        guard let recorded = try event.recorded(NoteEvent.self), case .written(let note) = recorded.event
        else {
            return []
        }
        told += 1
        let found = try String.fetchOne(db, sql: "SELECT text FROM notes WHERE rowid = ?", arguments: [told])
        return found == note.text
            ? [] : [EvidenceFault("notes.other", in: Self.table, number: UInt64(told))]
    }

    func finish(upTo position: UInt64, _ db: Database) throws -> [EvidenceFault] {
        let more = try Int64.fetchAll(
            db, sql: "SELECT rowid FROM notes WHERE rowid > ?", arguments: [told])
        return more.map { EvidenceFault("notes.unexplained", in: Self.table, number: UInt64($0)) }
    }
}

@Suite("What was changed is found", .timeLimit(.minutes(5)))
struct EvidenceTests {
    private struct Found: Equatable, CustomStringConvertible {
        let key: String
        let table: String
        var number: UInt64?

        init(_ key: String, _ table: String, _ number: UInt64? = nil) {
            (self.key, self.table, self.number) = (key, table, number)
        }

        init(_ fault: EvidenceFault) {
            self.init(
                String(fault.message.key.trimmingPrefix("kit.evidence-")), fault.table, fault.number)
        }

        var description: String { "\(key) \(table) \(number.map { "\($0)" } ?? "-")" }
    }

    private func verify(
        _ store: ServiceStore, known: [KnownHead] = [], proof: (any LogProof.Type)? = nil
    ) async throws -> [Found] {
        var found: [Found] = []
        try await store.verifyEvidence(known: known, proof: proof) { piece in
            found += piece.faults.map { Found($0) }
        }
        return found
    }

    /// A store with five rows in each chain, signed, in which `body` does harm.
    private func harmed(
        known: [KnownHead] = [], _ body: (ServiceStore) async throws -> Void
    ) async throws -> [Found] {
        try await withStore { store async throws in
            try await ChainTests.fill(store)
            try await store.perform { batch in try batch.signHeads() }
            #expect(try await verify(store) == [])
            try await body(store)
            return try await verify(store, known: known)
        }
    }

    @Test("all of it is gone over, in pieces, up to what was there at the beginning")
    func pieces() async throws {
        try await withStore { store async throws in
            _ = await store.together((1...1100).map { Attempt("\($0)", "x") })
            var pieces: [EvidencePiece] = []
            try await store.verifyEvidence { piece in
                pieces.append(piece)
                _ = try await store.write("more \(pieces.count)", "x")
            }
            let audit = pieces.filter { $0.table == "store_audit" }
            #expect(audit.map(\.done) == [1024, 1100])
            #expect(audit.map(\.of) == [1100, 1100])
            #expect(audit.map { $0.head != nil } == [false, true])
            #expect(
                try await store.reading { db in try RowChain.audit.head(at: 1100, db) }
                    == audit.last?.head)
            #expect(pieces.first?.table == "sqlite_master")
            let last = try #require(pieces.last)
            #expect(last.table == "store_signed_heads" && last.done == last.of && last.done >= 2)
            #expect(pieces.flatMap(\.faults) == [])
        }
    }

    @Test(
        "a row that was changed, removed, put in or exchanged is found in each log",
        arguments: RowChain.all.map(\.table))
    func rows(table: String) async throws {
        let chain = try #require(RowChain.all.first { $0.table == table })
        let columns = chain.columns.dropFirst()
        let copied = columns.map { ["id", "name"].contains($0) ? "'another'" : $0 }.joined(separator: ", ")
        // Signatures speak of the last row: what is before it only its chain says.
        let attacks: [(sql: String, found: [Found])] = [
            (
                "UPDATE \(table) SET \(chain.columns[2]) = 'thai-binh' WHERE \(chain.number) = 3",
                [Found("row-altered", table, 3)]
            ),
            (
                "DELETE FROM \(table) WHERE \(chain.number) = 2", [Found("row-missing", table, 2)]
            ),
            (
                "DELETE FROM \(table) WHERE \(chain.number) IN (2, 3)", [Found("rows-missing", table, 2)]
            ),
            (
                """
                INSERT INTO \(table) (\(chain.number), \(columns.joined(separator: ", ")), chain)
                SELECT 6, \(copied), chain FROM \(table) WHERE \(chain.number) = 5
                """, [Found("row-altered", table, 6)]
            ),
            (
                """
                CREATE TEMP TABLE held AS SELECT * FROM \(table) WHERE \(chain.number) IN (2, 3);
                DELETE FROM \(table) WHERE \(chain.number) IN (2, 3);
                UPDATE held SET \(chain.number) = 5 - \(chain.number);
                INSERT INTO \(table) SELECT * FROM held;
                """, [2, 3, 4].map { Found("row-altered", table, $0) }
            ),
        ]
        for attack in attacks {
            let found = try await harmed { store in
                try await Attacker.execute(attack.sql, in: store)
                try await Attacker.restoreTriggers(in: store)
            }
            #expect(found == attack.found, "\(attack.sql)")
        }
    }

    @Test("a trigger that is missing, does something else, or was not laid is found; so is a lost index")
    func layout() async throws {
        let found = try await harmed { store in
            try await store.perform { batch in
                try batch.db.execute(
                    sql: """
                        DROP TRIGGER store_audit_no_delete;
                        DROP TRIGGER store_reads_no_update;
                        CREATE TRIGGER store_reads_no_update BEFORE UPDATE ON store_reads BEGIN SELECT 1; END;
                        CREATE TRIGGER quiet AFTER INSERT ON store_events BEGIN SELECT 1; END;
                        DROP INDEX store_events_by_subject;
                        """)
            }
        }
        #expect(
            found == [
                Found("part-missing", "store_events"), Found("trigger-strange", "store_events"),
                Found("trigger-missing", "store_audit"), Found("trigger-altered", "store_reads"),
            ])
    }

    @Test("a chain that was written anew to its end does not fit what was signed, nor what others kept")
    func rewritten() async throws {
        let change = "UPDATE store_audit SET unit = 'thai-binh' WHERE number = 3"
        #expect(
            try await harmed { store in
                try await Attacker.execute(change, rewriting: .audit, from: 3, in: store)
            } == [Found("head-rewritten", "store_audit", 5)])
        // Before anything was signed only who kept a head can tell.
        try await withStore { store async throws in
            try await ChainTests.fill(store)
            let kept = try await store.reading { db in
                try (0...5).map { number in
                    KnownHead(
                        log: "store_audit",
                        mark: LogMark(
                            position: number, chain: try #require(try RowChain.audit.head(at: number, db))))
                }
            }
            #expect(try await verify(store, known: kept) == [])
            try await Attacker.execute(change, rewriting: .audit, from: 3, in: store)
            #expect(try await verify(store) == [])
            #expect(
                try await verify(store, known: kept)
                    == [3, 4, 5].map { Found("known-rewritten", "store_audit", $0) })
            let ahead = KnownHead(log: "store_reads", mark: LogMark(position: 6, chain: .empty))
            #expect(try await verify(store, known: [ahead]) == [Found("known-cut-off", "store_reads", 6)])
        }
    }

    @Test("rows that were cut off at the end are missed by what was signed")
    func cutOff() async throws {
        #expect(
            try await harmed { store in
                try await Attacker.execute(
                    "DELETE FROM store_reads WHERE number > 3", rewriting: .reads, from: 4, in: store)
            } == [Found("head-cut-off", "store_reads", 5)])
    }

    @Test("a signature that was made up, taken away or made with another key is found")
    func signatures() async throws {
        let number = 2
        func harm(_ sql: String, _ arguments: StatementArguments = []) async throws -> [Found] {
            try await harmed { store in
                try await store.perform { batch in
                    for guardian in Guardian.all where guardian.table == SignedHead.table {
                        try batch.db.execute(sql: "DROP TRIGGER \(guardian.name)")
                    }
                    try batch.db.execute(sql: sql, arguments: arguments)
                }
                try await Attacker.restoreTriggers(in: store)
            }
        }
        let table = SignedHead.table
        #expect(
            try await harm("UPDATE \(table) SET at = '2020-01-01T00:00:00.000Z' WHERE number = ?", [number])
                == [Found("head-forged", table, 2)])
        #expect(
            try await harm(
                "UPDATE \(table) SET chain = ? WHERE number = ?", [ChainHead.empty, number])
                == [Found("head-forged", table, 2), Found("head-rewritten", "store_audit", 5)])
        #expect(
            try await harm("UPDATE \(table) SET key = '0123456789abcdef' WHERE number = ?", [number])
                == [Found("head-key-unknown", table, 2)])
        #expect(
            try await harm("DELETE FROM \(table) WHERE number = ?", [number])
                == [Found("row-missing", table, 2)])
        #expect(
            try await harm("UPDATE \(table) SET log = 'elsewhere' WHERE number = ?", [number])
                == [Found("head-unreadable", table, 2)])
    }

    @Test("what the service holds against its log is held against it")
    func proof() async throws {
        try await withStore { store async throws in
            try await ChainTests.fill(store)
            #expect(try await verify(store, proof: NotesProof.self) == [])
            try await store.perform { batch in
                try batch.db.execute(sql: "UPDATE notes SET text = 'another' WHERE rowid = 4")
                try batch.db.execute(sql: "INSERT INTO notes VALUES ('made up')")
            }
            #expect(
                try await verify(store, proof: NotesProof.self)
                    == [Found("notes.other", "notes", 4), Found("notes.unexplained", "notes", 6)])
        }
    }

    @Test("a row of which nothing can be read is a fault, and no end of the process")
    func spoilt() async throws {
        try await withStore { store async throws in
            try await ChainTests.fill(store)
            try await Attacker.execute(
                "UPDATE store_events SET time = 'never' WHERE position = 2", in: store)
            try await Attacker.restoreTriggers(in: store)
            let found = try await verify(store, proof: NotesProof.self)
            #expect(
                found.prefix(2) == [
                    Found("row-altered", "store_events", 2), Found("event-unreadable", "store_events", 2),
                ])
        }
    }

    @Test("a copy is gone over as a file, with the public half of the key alone")
    func copied() async throws {
        let directory = DataDirectory()
        let copy = try DataDirectory.made()
        let store = try directory.open()
        try await ChainTests.fill(store)
        store.close()
        let path = copy.path + "/notes.sqlite"
        try FileManager.default.copyItem(atPath: store.path, toPath: path)
        let keys = try VerifyingKeys(contentsOf: "\(directory.path)/keys/signing/notes.signing.pub")
        func faults(_ keys: VerifyingKeys?) throws -> [Found] {
            var found: [Found] = []
            try ServiceStore.verifyEvidence(
                inFile: path, of: "notes", migrations: Notes.migrations, keys: keys, proof: NotesProof.self
            ) { found += $0.faults.map { Found($0) } }
            return found
        }
        #expect(try faults(keys) == [])
        #expect(try faults(nil) == [])
        let attacked = try DatabaseQueue(path: path)
        try await attacked.write { db in
            try db.execute(
                sql: """
                    DROP TRIGGER store_reads_no_delete;
                    DELETE FROM store_reads WHERE number = 1;
                    """)
        }
        try attacked.close()
        #expect(
            try faults(keys) == [
                Found("trigger-missing", "store_reads"), Found("row-missing", "store_reads", 1),
            ])
        try Data("no database".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreError.self) { try faults(keys) }
    }
}
