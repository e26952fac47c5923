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
        try await store.adopt(.reference, digest: "a")
        try await store.adopt(.policy, digest: "p")
        _ = try await store.write("1", "x")
        store.close()
        moment.withLock { $0 = $0.advanced(byMilliseconds: 1000) }
        store = try directory.open(clock: clock)
        try await store.adopt(.reference, digest: "a")
        try await store.adopt(.policy, digest: "q")
        try await store.adopt(.policy, digest: "p")
        let all = try await versions(store)
        #expect(all.map(\.kind) == [.reference, .policy, .policy, .policy])
        #expect(all.map(\.digest) == ["a", "p", "q", "p"])
        #expect(all.map(\.head) == [0, 0, 1, 1])
        let before = try #require(Day("2026-01-31"))
        let after = before.advanced(by: 1)
        #expect(all.map(\.day) == [before, before, after, after])
        #expect(try await versions(store, .reference).map(\.digest) == ["a"])
        store.close()
    }

    @Test("nobody changes what was gone by, the service itself included")
    func appendOnly() async throws {
        try await withStore { store async throws in
            try await store.adopt(.reference, digest: "a")
            for sql in ["UPDATE store_versions SET digest = 'b'", "DELETE FROM store_versions"] {
                await #expect(throws: DatabaseError.self) {
                    try await store.perform { batch in try batch.db.execute(sql: sql) }
                }
            }
            #expect(try await versions(store).map(\.digest) == ["a"])
        }
    }
}
