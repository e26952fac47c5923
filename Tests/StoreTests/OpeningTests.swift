import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store

@Suite("Opening a store", .timeLimit(.minutes(5)))
struct OpeningTests {
    @Test("synchronous is FULL on the writer, and the journal is a write-ahead log")
    func durable() async throws {
        try await withStore { store async throws in
            let (synchronous, journal) = try await store.perform { batch in
                (
                    try Int.fetchOne(batch.db, sql: "PRAGMA synchronous"),
                    try String.fetchOne(batch.db, sql: "PRAGMA journal_mode")
                )
            }
            #expect(synchronous == 2)
            #expect(journal == "wal")
        }
    }

    @Test("what undoes a command stays in memory, and never lies outside the data directory")
    func undo() async throws {
        try await withStore { store async throws in
            let place = try await store.perform { batch in
                try Int.fetchOne(batch.db, sql: "PRAGMA temp_store")
            }
            // 2 is MEMORY.
            #expect(place == 2)
        }
    }

    @Test("every table is STRICT")
    func strict() async throws {
        try await withStore { store async throws in
            let loose = try await store.reading { db in
                try String.fetchAll(
                    db,
                    sql:
                        """
                        SELECT name FROM pragma_table_list
                        WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'
                        """
                )
            }
            #expect(loose.isEmpty)
        }
    }

    @Test("steps are applied once, in order, and new ones at the next start")
    func steps() async throws {
        let directory = DataDirectory()
        try directory.open().close()
        let more =
            Notes.migrations + [
                Migration("0002-colour") { db in
                    try db.execute(sql: "ALTER TABLE notes ADD COLUMN colour TEXT")
                }
            ]
        for _ in 0..<2 {
            let store = try directory.open(more)
            let names = try await store.reading { db in
                try String.fetchAll(
                    db, sql: "SELECT name FROM store_migrations WHERE owner = 'service' ORDER BY ordinal")
            }
            #expect(names == ["0001-notes", "0002-colour"])
            store.close()
        }
    }

    @Test("a file that a newer program wrote is refused, and the steps that are unknown are named")
    func newer() throws {
        let directory = DataDirectory()
        try directory.open(Notes.migrations + [Migration("0002-future") { _ in }]).close()
        #expect(throws: StoreError.newerThanProgram(steps: ["0002-future"])) { try directory.open() }
    }

    @Test("a landed step that was renamed or moved is refused")
    func edited() throws {
        let directory = DataDirectory()
        try directory.open().close()
        #expect(throws: StoreError.historyDiffers(step: "0001-notes")) {
            try directory.open([Migration("0001-renamed") { _ in }])
        }
    }

    @Test("a file of another layout is refused as one, though it has more steps than the program")
    func otherLayout() throws {
        let directory = DataDirectory()
        try directory.open(Notes.migrations + [Migration("0002-more") { _ in }]).close()
        #expect(throws: StoreError.historyDiffers(step: "0001-notes")) {
            try directory.open([Migration("0001-notes-anew") { _ in }])
        }
    }

    @Test("a step that fails leaves the file as it was, and the file is free again")
    func failing() async throws {
        let directory = DataDirectory()
        let broken = Migration("0002-broken") { db in
            try db.execute(sql: "CREATE TABLE half (x) ")
            throw Notes.Refused(reason: "broken")
        }
        #expect {
            try directory.open(Notes.migrations + [broken])
        } throws: { error in
            guard case .migrationFailed(step: "0002-broken", _) = error as? StoreError else { return false }
            return true
        }
        let store = try directory.open()
        let tables = try await store.reading { db in try db.tableExists("half") }
        #expect(!tables)
        store.close()
    }

    @Test("a directory that cannot be written says so")
    func unwritable() throws {
        let directory = try DataDirectory.made()
        let file = directory.path + "/file"
        try Data().write(to: URL(fileURLWithPath: file))
        #expect {
            try ServiceStore(at: file + "/below", service: "notes", migrations: [])
        } throws: { error in
            guard case .unwritable = error as? StoreError else { return false }
            return true
        }
    }

    @Test("a file that is no database says so")
    func corrupted() throws {
        let directory = try DataDirectory.made()
        try Data(repeating: 0x41, count: 8192).write(
            to: URL(fileURLWithPath: directory.path + "/notes.sqlite"))
        #expect {
            try directory.open()
        } throws: { error in
            guard case .corrupted = error as? StoreError else { return false }
            return true
        }
    }

    @Test(
        "a store whose sums cannot be opened, or written, says so, and holds none of its files open any more",
        arguments: ["/", "/dev/full"])
    func sums(elsewhere: String) throws {
        let directory = DataDirectory()
        try directory.open().close()
        let sums = directory.path + "/notes.sqlite.sums"
        try FileManager.default.removeItem(atPath: sums)
        try FileManager.default.createSymbolicLink(atPath: sums, withDestinationPath: elsewhere)
        #expect {
            try directory.open()
        } throws: { error in
            guard case .unwritable(path: sums, _) = error as? StoreError else { return false }
            return true
        }
        #expect(try directory.openFiles().isEmpty)
        try FileManager.default.removeItem(atPath: sums)
        try directory.open().close()
        #expect(try directory.openFiles().isEmpty)
    }

    @Test("a store that is open is not opened again, and is once it is closed")
    func locked() throws {
        let directory = DataDirectory()
        let store = try directory.open()
        #expect(throws: StoreError.alreadyOpen(path: store.path)) { try directory.open() }
        store.close()
        try directory.open().close()
    }

    @Test(
        "a lock that is given back is free, even while a process that is being started has a copy of its descriptor"
    )
    func copiedLock() throws {
        let directory = DataDirectory()
        try directory.open().close()
        let path = directory.path + "/copied.lock"
        let lock = try FileLock(path: path, for: path)
        let copy = fcntl(lock.descriptor, F_DUPFD_CLOEXEC, 0)
        try #require(copy >= 0)
        defer { close(copy) }
        #expect(throws: StoreError.alreadyOpen(path: path)) { try FileLock(path: path, for: path) }
        lock.release()
        try FileLock(path: path, for: path).release()
    }

    @Test("a store that nobody holds any more lets its file go")
    func dropped() async throws {
        let directory = DataDirectory()
        var heads = try directory.open().heads().makeAsyncIterator()
        while await heads.next() != nil {}
        // The stream ends before the file closes: opening waits for neither, so try until the lock is free.
        while true {
            do {
                try directory.open().close()
                return
            } catch StoreError.alreadyOpen {
                await Task.yield()
            }
        }
    }

    @Test("a closed store is one file: no journal stays behind")
    func oneFile() async throws {
        let directory = DataDirectory()
        let store = try directory.open()
        _ = try await store.write("k", "one")
        store.close()
        let journal = directory.path + "/notes.sqlite-wal"
        let size =
            FileManager.default.fileExists(atPath: journal)
            ? try Data(contentsOf: URL(fileURLWithPath: journal)).count : 0
        #expect(size == 0)
    }

    @Test("after the closing, everything fails as closed")
    func closed() async throws {
        let directory = DataDirectory()
        let store = try directory.open()
        store.close()
        await #expect(throws: StoreError.closed) { try await store.write("1", "late") }
        await #expect(throws: StoreError.closed) { try await store.notes() }
        await #expect(throws: StoreError.closed) { try await store.events(after: 0, limit: 1) }
        await #expect(throws: StoreError.closed) {
            try await store.waitUntil(followed: Positions(["notes": 9]), deadline: nil)
        }
    }
}
