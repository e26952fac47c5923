import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store

/// A database file that is written into past SQLite.
struct RawFile {
    let path: String
    static let pageSize = 4096

    /// Puts `bytes` at `offset`.
    func put(_ bytes: [UInt8], at offset: Int) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        try handle.seek(toOffset: UInt64(offset))
        try handle.write(contentsOf: Data(bytes))
    }

    func byte(at offset: Int) throws -> UInt8 {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        try handle.seek(toOffset: UInt64(offset))
        return try #require(try handle.read(upToCount: 1)?.first)
    }

    /// The octet at which the page begins.
    static func start(ofPage number: Int) -> Int { (number - 1) * pageSize }
}

@Suite("A damaged file", .timeLimit(.minutes(5)))
struct DamageTests {
    private func isDamaged(_ error: any Error) -> Bool {
        if case .damaged = error as? StoreError { true } else { false }
    }

    @Test("a page that is none is told as damage by who reads it and who writes it, and not as a full disk")
    func page() async throws {
        let directory = DataDirectory()
        var store = try directory.open()
        for number in 0..<50 { _ = try await store.write("\(number)", "x") }
        let root = try await store.reading { db in
            try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'notes'")
        }
        let path = store.path
        store.close()
        try RawFile(path: path).put([0xFF], at: RawFile.start(ofPage: try #require(root)))
        store = try directory.open()
        #expect(store.damage.isEmpty)
        await #expect {
            _ = try await store.notes()
        } throws: { isDamaged($0) }
        #expect(store.damage.count == 1)
        await #expect {
            _ = try await store.write("new", "x")
        } throws: { isDamaged($0) }
        #expect(store.head == 50)
        store.close()
    }

    @Test("a file whose first page is damaged is not opened, and that is said")
    func opening() async throws {
        let directory = DataDirectory()
        let store = try await directory.openNoted("x")
        let path = store.path
        store.close()
        try RawFile(path: path).put([UInt8](repeating: 0xA5, count: 2000), at: 100)
        #expect {
            _ = try directory.open()
        } throws: { error in
            if case .corrupted(path, _) = error as? StoreError { true } else { false }
        }
    }
}
