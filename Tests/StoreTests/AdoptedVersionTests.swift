import Foundation
import GRDB
import Synchronization
import Testing
import Vocabulary

@testable import Store

@Suite("What a service goes by beside its store is kept, since when", .timeLimit(.minutes(5)))
struct AdoptedVersionTests {
    private func versions(
        _ store: ServiceStore, _ kind: AdoptedVersion.Kind? = nil
    ) async throws -> [AdoptedVersion] {
        try await store.asked { snapshot in
            try snapshot.adoptedVersions(of: kind)
        }
    }

    @Test("a row is added whenever they have become others, and over restarts none for what stays")
    func adopting() async throws {
        let directory = DataDirectory()
        // A second before midnight where the deployment is, seven hours ahead.
        let moment = Mutex(Timestamp(milliseconds: 1_769_878_799_000))
        let clock = WallClock.manual { moment.withLock { $0 } }
        var store = try directory.open(clock: clock)
        try await store.adopt(.reference(["a.csv": "a"]))
        try await store.adopt(.policy("p"))
        _ = try await store.write("1", "x")
        store.close()
        moment.withLock { $0 = $0.advanced(byMilliseconds: 1000) }
        store = try directory.open(clock: clock)
        try await store.adopt(.reference(["a.csv": "a"]))
        try await store.adopt(.policy("q"))
        try await store.adopt(.policy("p"))
        let all = try await versions(store)
        #expect(all.map(\.kind) == [.reference, .policy, .policy, .policy])
        let (a, p, q) = (FileDigest.of(["a.csv": "a"]), FileDigest.of("p"), FileDigest.of("q"))
        #expect(all.map(\.digest) == [a, p, q, p])
        #expect(all.map(\.head) == [0, 0, 1, 1])
        let before = try #require(Day("2026-01-31"))
        let after = before.advanced(by: 1)
        #expect(all.map(\.day) == [before, before, after, after])
        #expect(try await versions(store, .reference).map(\.digest) == [a])
        store.close()
    }

    @Test("what they said is kept, each text once, and one that was changed in the file is found")
    func texts() async throws {
        try await withStore { store async throws in
            try await store.adopt(.reference(["a.csv": "a", "b.csv": "b"]))
            try await store.adopt(.reference(["a.csv": "a", "b.csv": "c"]))
            // Three files and two lists.
            #expect(try await store.count("store_version_texts") == 5)
            let rows = try await store.reading { db in
                try Row.fetchAll(db, sql: "SELECT number, kind, digest FROM store_versions ORDER BY number")
                    .map { Array($0.databaseValues) }
            }
            let sound = try await store.reading { db in
                try rows.flatMap { try AdoptedTexts.faults(ofVersion: $0, db) }
            }
            #expect(sound == [])
            try await store.perform { batch in
                try batch.db.execute(
                    sql: """
                        DROP TRIGGER store_version_texts_no_update;
                        UPDATE store_version_texts SET text = 'ZA==' WHERE text = 'Yw=='
                        """)
            }
            let found = try await store.reading { db in
                try rows.map { try AdoptedTexts.faults(ofVersion: $0, db) }
            }
            #expect(found[0] == [])
            #expect(found[1].map(\.message.arguments["digest"]) == [FileDigest.of("c")])
        }
    }

    @Test("nobody changes what was gone by, the service itself included")
    func appendOnly() async throws {
        try await withStore { store async throws in
            try await store.adopt(.reference(["a.csv": "a"]))
            for sql in [
                "UPDATE store_versions SET digest = 'b'", "DELETE FROM store_versions",
                "UPDATE store_version_texts SET text = 'b'", "DELETE FROM store_version_texts",
            ] {
                await #expect(throws: DatabaseError.self) {
                    try await store.perform { batch in try batch.db.execute(sql: sql) }
                }
            }
            #expect(try await versions(store).map(\.digest) == [FileDigest.of(["a.csv": "a"])])
        }
    }
}
