import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store

@Suite("Pages that are not what was written", .timeLimit(.minutes(5)))
struct PageTests {
    private let text = String(repeating: "xin chào ", count: 1000)

    /// The pages of the file that are not what was written.
    private func bad(_ store: ServiceStore) async throws -> [Int] {
        var all: [Int] = []
        var first: Int? = 1
        while let from = first {
            let look = try await store.perform { _ in try store.core.pages.look(from: from, count: 64) }
            guard case .seen(let bad, let next) = look else {
                Issue.record("\(look)")
                return all
            }
            all += bad
            first = next
        }
        return all
    }

    /// A store with some notes, closed once so that they are all in the file.
    private func filled(_ directory: DataDirectory, notes: Int = 40) async throws -> ServiceStore {
        let store = try directory.open()
        for number in 0..<notes { _ = try await store.write("\(number)", "\(number) \(text)") }
        store.close()
        return try directory.open()
    }

    @Test("any change of one octet, and a page in another's place, has another sum")
    func sums() {
        var page = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        func sum(_ number: Int = 7) -> UInt64 { page.withUnsafeBytes { PageSum.of($0, number: number) } }
        let whole = sum()
        #expect(sum(8) != whole)
        for offset in stride(from: 0, to: page.count, by: 13) {
            for bit in 0..<8 {
                page[offset] ^= 1 << bit
                #expect(sum() != whole)
                page[offset] ^= 1 << bit
            }
        }
        #expect(sum() == whole)
        page.swapAt(100, 200)
        #expect(sum() != whole)
    }

    @Test("a byte changed in place is found in whichever page of whichever table")
    func everyPage() async throws {
        let directory = DataDirectory()
        let store = try await filled(directory)
        let file = RawFile(path: store.path)
        #expect(try await bad(store).isEmpty)
        let count = Int(try #require(store.sizes()).file) / RawFile.pageSize
        try #require(count > 40)
        for page in 1...count {
            let place = RawFile.start(ofPage: page) + (page * 977) % RawFile.pageSize
            let byte = try file.byte(at: place)
            try file.put([byte ^ 0x10], at: place)
            let look = try await store.perform { _ in try store.core.pages.look(from: page, count: 1) }
            try file.put([byte], at: place)
            guard case .seen(let bad, _) = look else {
                Issue.record("\(page): \(look)")
                continue
            }
            #expect(bad == [page])
        }
        #expect(try await bad(store).isEmpty)
        store.close()
    }

    @Test("what SQLite reads without a word is found once the store is opened, and told")
    func silent() async throws {
        let directory = DataDirectory()
        var store = try await filled(directory, notes: 3)
        let path = store.path
        _ = try await store.write("marked", "Nguyễn Thị Bé Bỏng")
        store.close()
        let content = try Data(contentsOf: URL(fileURLWithPath: path))
        let place = try #require(content.range(of: Data("Bé Bỏng".utf8), options: .backwards)).lowerBound
        try RawFile(path: path).put([UInt8(ascii: "T")], at: place)
        store = try directory.open()
        #expect(store.damage.isEmpty)
        var first: Int? = 1
        while let from = first {
            guard case .seen(let next) = try await store.checkPages(from: from, count: 16) else { break }
            first = next
        }
        #expect(first == nil)
        #expect(store.damage == ["page \(place / RawFile.pageSize + 1) of the file is not what was written"])
        store.close()
    }

    @Test("what is written while the store is open, closed and opened again is as it was written")
    func alive() async throws {
        let directory = DataDirectory()
        for life in 0..<3 {
            let store = try directory.open()
            for number in 0..<300 { _ = try await store.write("\(life) \(number)", "\(number) \(text)") }
            // So much that the log has begun anew.
            #expect(store.core.pages.isTrusted)
            #expect(try await bad(store).isEmpty)
            store.close()
        }
        let store = try directory.open()
        #expect(store.core.pages.isTrusted)
        #expect(try await bad(store).isEmpty)
        #expect(try await store.integrityCheck().isEmpty)
        store.close()
    }

    /// The store's files as a crash at this moment would leave them, as files of a directory of their own.
    private func crashed(_ store: ServiceStore, without left: [String] = []) throws -> DataDirectory {
        let directory = try DataDirectory.made()
        let copy = directory.path + "/notes.sqlite"
        for suffix in ["", "-wal", ".sums"] where !left.contains(suffix) {
            try FileManager.default.copyItem(atPath: store.path + suffix, toPath: copy + suffix)
        }
        let keys = URL(fileURLWithPath: store.path).deletingLastPathComponent().path + "/keys"
        try FileManager.default.copyItem(atPath: keys, toPath: directory.path + "/keys")
        // It is the same file for those who look at it.
        let sums = try Data(contentsOf: URL(fileURLWithPath: copy + ".sums"))
        var header = try #require(sums.withUnsafeBytes { PageSums.Header($0) })
        var found = stat()
        let isFound = stat(copy, &found) == 0
        #expect(isFound)
        header.file = UInt64(found.st_ino)
        try RawFile(path: copy + ".sums").put(header.bytes, at: 0)
        return directory
    }

    /// A store of 320 notes, the last of them in its log alone, and its files as a crash leaves them.
    private func crashedFull(_ living: DataDirectory) async throws -> (ServiceStore, DataDirectory) {
        let store = try await filled(living, notes: 300)
        for number in 300..<320 { _ = try await store.write("\(number)", "\(number) \(text)") }
        return (store, try crashed(store))
    }

    @Test("after a crash the sums are those of before it, and of what the log still had")
    func crash() async throws {
        let living = DataDirectory()
        let (store, directory) = try await crashedFull(living)
        // In a page that the log does not have: only sums from before the crash can tell.
        let root = try await store.reading { db in
            try Int.fetchOne(
                db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'store_rewinds'")
        }
        let page = try #require(root)
        try RawFile(path: directory.path + "/notes.sqlite").put(
            [0x55], at: RawFile.start(ofPage: page) + 2000)
        let copy = try directory.open()
        #expect(copy.head == 320)
        #expect(try await bad(copy) == [page])
        copy.close()
        store.close()
        withExtendedLifetime(living) {}
    }

    @Test("where another program has brought the log in after a crash, nobody is told of damage")
    func foreignProgram() async throws {
        let living = DataDirectory()
        let (store, directory) = try await crashedFull(living)
        try await DatabaseQueue(path: directory.path + "/notes.sqlite").write { db in
            try db.execute(sql: "UPDATE notes SET text = 'by hand' WHERE rowid = 7")
        }
        #expect(StoreSizes.length(of: directory.path + "/notes.sqlite-wal") == 0)
        let copy = try directory.open()
        #expect(copy.core.pages.isTrusted)
        #expect(try await bad(copy).isEmpty)
        copy.close()
        store.close()
        withExtendedLifetime(living) {}
    }

    @Test("an older file that is put in place of the store's has sums of its own")
    func putBack() async throws {
        let directory = DataDirectory()
        var store = try await filled(directory)
        let path = store.path
        store.close()
        let older = try Data(contentsOf: URL(fileURLWithPath: path))
        store = try directory.open()
        for number in 40..<60 { _ = try await store.write("\(number)", "\(number) \(text)") }
        store.close()
        // Into the same file, so that only its content tells.
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: older)
        try handle.close()
        store = try directory.open()
        #expect(store.head == 40)
        #expect(try await bad(store).isEmpty)
        store.close()
    }
}
