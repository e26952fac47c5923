import GRDB
import Synchronization
import Testing
import Vocabulary

@testable import Store

/// Refuses commits while it is told to: what a disk does that fails at the worst moment.
private final class FailingCommit: TransactionObserver, Sendable {
    struct Failure: Error {}
    let fails = Mutex(true)

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseWillCommit() throws { if fails.withLock({ $0 }) { throw Failure() } }
    func databaseDidCommit(_ db: Database) {}
    func databaseDidRollback(_ db: Database) {}
}

@Suite("Failing disks", .timeLimit(.minutes(5)))
struct DurabilityTests {
    private func isNotDurable(_ error: (any Error)?) -> Bool {
        if case .notDurable = error as? StoreError { true } else { false }
    }

    @Test(
        "when the commit fails, every command of the batch fails, nothing is kept, and trying again is safe")
    func commit() async throws {
        let directory = DataDirectory()
        var store = try await directory.openNoted("before")
        let failing = FailingCommit()
        store.core.pool.add(transactionObserver: failing, extent: .databaseLifetime)
        let calls = (0..<8).map { Attempt("\($0)", "\($0)", refused: $0 == 3) }
        let results = await store.together(calls)
        #expect(results.allSatisfy { isNotDurable($0.error) })
        #expect(store.head == 1)
        #expect(try await store.notes() == ["before"])
        failing.fails.withLock { $0 = false }
        let again = await store.together(calls)
        #expect(again.map { $0.error == nil } == (0..<8).map { $0 != 3 })
        #expect(try again[7].get().position == 8)
        store.close()
        store = try directory.open()
        #expect(store.head == 8)
        #expect(try await store.integrityCheck().isEmpty)
        store.close()
    }

    @Test("a full disk fails the command that fills it; the store goes on when there is room again")
    func full() async throws {
        let directory = DataDirectory()
        var store = try await directory.openNoted("before")
        try await store.perform { batch in
            let pages = try Int.fetchOne(batch.db, sql: "PRAGMA page_count") ?? 0
            try batch.db.execute(sql: "PRAGMA max_page_count = \(pages + 20)")
        }
        let large = String(repeating: "x", count: 1_000_000)
        let results = await store.together([Attempt("small", "small"), Attempt("large", large)])
        #expect(isNotDurable(results[1].error))
        store.close()
        store = try directory.open()
        let kept = results[0].error == nil
        #expect(try await store.notes() == (kept ? ["before", "small"] : ["before"]))
        #expect(store.head == (kept ? 2 : 1))
        #expect(try await store.write("large", large).isReplayed == false)
        #expect(try await store.integrityCheck().isEmpty)
        store.close()
    }

    @Test("a failed batch leaves cursors and imports where they were")
    func cursors() async throws {
        try await withStore(following: ["other"]) { store async throws in
            let failing = FailingCommit()
            store.core.pool.add(transactionObserver: failing, extent: .databaseLifetime)
            await #expect {
                try await store.follow(source: "other", envelopes: [Log.envelope(1)]) { _, _ in }
            } throws: { isNotDurable($0) }
            #expect(store.cursor(for: "other") == 0)
            let session = try await store.beginImport(Notes.call("i"))
            await #expect {
                try await session.add(Import.rows(1...3), apply: Import.apply, reject: Import.reject)
            } throws: { isNotDurable($0) }
            failing.fails.withLock { $0 = false }
            try await session.add(Import.rows(1...3), apply: Import.apply, reject: Import.reject)
            #expect(await session.progress.accepted == 2)
            #expect(try await store.follow(source: "other", envelopes: [Log.envelope(1)]) { _, _ in } == 1)
        }
    }
}
