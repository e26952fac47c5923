import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store

/// Whoever has the file may write to it what he likes: he takes the triggers away first.
enum Attacker {
    /// Changes the file behind the store's back.
    static func execute(_ sql: String, in store: ServiceStore) async throws {
        try await store.perform { batch in
            for guardian in Guardian.all {
                try batch.db.execute(sql: "DROP TRIGGER IF EXISTS \(guardian.name)")
            }
            try batch.db.execute(sql: sql)
        }
    }
}

@Suite("Events, deeds, reads, names and adopted versions are chains", .timeLimit(.minutes(5)))
struct ChainTests {
    /// Five rows in each chain.
    static func fill(_ store: ServiceStore) async throws {
        for (index, name) in ["Lan", "Lan Anh", "Lan Chi", "Lan Hương", "Lan Ngọc"].enumerated() {
            _ = try await store.write("\(index + 1)", "x")
            let reader = Notes.writer.by(Person(id: "ntl", name: PersonName("Nguyễn Thị \(name)")))
            try await store.recordReads(
                [ChildID(at: .now())],
                by: QueryCall(principal: reader, method: "notes.Notes/List", language: .vi))
            try await store.adopt(.policy(name))
        }
    }

    /// The first fault of each chain that has one.
    static func faults(of store: ServiceStore) async throws -> [String: ChainFault] {
        try await store.reading { db in
            try RowChain.all.reduce(into: [:]) { faults, chain in
                faults[chain.table] = try chain.firstFault(db)
            }
        }
    }

    @Test("a chain goes over every column of its table", arguments: RowChain.all.map(\.table))
    func columns(table: String) async throws {
        let chain = try #require(RowChain.all.first { $0.table == table })
        try await withStore { store async throws in
            let columns = try await store.reading { db in
                try db.columns(in: table).map(\.name)
            }
            #expect(Set(columns) == Set(chain.columns + ["chain"]))
        }
    }

    @Test("chains go on over restarts, and hold what was refused or replayed in none of them")
    func restart() async throws {
        let directory = DataDirectory()
        var store = try directory.open()
        try await Self.fill(store)
        await #expect(throws: Notes.Refused.self) {
            try await store.command(Notes.call("no"), apply: Notes.refuse("no"))
        }
        store.close()
        store = try directory.open()
        #expect(try await store.write("5", "x").isReplayed)
        try await store.recordReads([ChildID(at: .now()), ChildID(at: .now())], by: Notes.query)
        _ = try await store.write("6", "x")
        #expect(try await Self.faults(of: store).isEmpty)
        #expect(try await store.count("store_audit") == 6)
        #expect(try await store.count("store_reads") == 6)
        store.close()
    }

    @Test(
        "a row that was changed, removed, put in or exchanged is found, by its number",
        arguments: RowChain.all.map(\.table))
    func attacks(table: String) async throws {
        let number = try #require(RowChain.all.first { $0.table == table }).number
        let column = try #require(RowChain.all.first { $0.table == table }).columns[2]
        let columns = try #require(RowChain.all.first { $0.table == table }).columns.dropFirst()
        let copied = columns.map { ["id", "name"].contains($0) ? "'another'" : $0 }.joined(separator: ", ")
        let attacks: [(sql: String, fault: ChainFault)] = [
            ("UPDATE \(table) SET \(column) = 'thai-binh' WHERE \(number) = 3", .altered(3)),
            ("DELETE FROM \(table) WHERE \(number) IN (2, 3)", .missing(2...3)),
            ("DELETE FROM \(table) WHERE \(number) = 1", .missing(1...1)),
            (
                """
                INSERT INTO \(table) (\(number), \(columns.joined(separator: ", ")), chain)
                SELECT 6, \(copied), chain FROM \(table) WHERE \(number) = 5
                """, .altered(6)
            ),
            (
                """
                CREATE TABLE held AS SELECT * FROM \(table) WHERE \(number) IN (2, 4);
                DELETE FROM \(table) WHERE \(number) IN (2, 4);
                UPDATE held SET \(number) = 6 - \(number);
                INSERT INTO \(table) SELECT * FROM held;
                """, .altered(2)
            ),
        ]
        for attack in attacks {
            try await withStore { store async throws in
                try await Self.fill(store)
                #expect(try await Self.faults(of: store).isEmpty)
                try await Attacker.execute(attack.sql, in: store)
                #expect(try await Self.faults(of: store) == [table: attack.fault], "\(attack.sql)")
            }
        }
    }

    @Test("a chain that was written anew behind a change no longer fits what comes after")
    func rewritten() async throws {
        try await withStore { store async throws in
            try await Self.fill(store)
            // The attacker knows how the hash is made, and makes the third row fit again.
            try await store.perform { batch in
                for verb in ["update", "delete"] {
                    try batch.db.execute(sql: "DROP TRIGGER store_audit_no_\(verb)")
                }
                try batch.db.execute(sql: "UPDATE store_audit SET unit = 'thai-binh' WHERE number = 3")
                let row = try #require(
                    try Row.fetchOne(
                        batch.db, sql: "SELECT \(RowChain.audit.listed) FROM store_audit WHERE number = 3"))
                let before = try #require(try RowChain.audit.head(at: 2, batch.db))
                try batch.db.execute(
                    sql: "UPDATE store_audit SET chain = ? WHERE number = 3",
                    arguments: [RowChain.head(after: before, row.databaseValues)])
            }
            #expect(try await Self.faults(of: store) == ["store_audit": .altered(4)])
        }
    }
}
