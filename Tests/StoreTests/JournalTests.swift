import Dispatch
import GRDB
import Testing
import Vocabulary

@testable import Store

@Suite("The write-ahead log stays short", .timeLimit(.minutes(1)))
struct JournalTests {
    private let limit: Int64 = 256 << 10

    private var limits: StoreLimits {
        var limits = StoreLimits()
        limits.longJournal = Int(limit)
        return limits
    }

    private let text = String(repeating: "x", count: 16 << 10)

    @Test("the writer waits for readers once it is long, and longer the longer it is, to a bound")
    func patience() {
        #expect(Journal.patience(at: 99, long: 100) == nil)
        #expect(Journal.patience(at: 100, long: 100) == .milliseconds(50))
        #expect(Journal.patience(at: 199, long: 100) == .milliseconds(50))
        #expect(Journal.patience(at: 200, long: 100) == .milliseconds(100))
        #expect(Journal.patience(at: 450, long: 100) == .milliseconds(400))
        #expect(Journal.patience(at: .max, long: 100) == Journal.longestPatience)
    }

    @Test("a reader who stands makes it grow, and once it is gone it begins anew")
    func reader() async throws {
        try await withStore(limits: limits) { store in
            _ = try await store.write("first", "first")
            let (gate, began) = (DispatchSemaphore(value: 0), AsyncStream<Void>.makeStream())
            async let read: Int = store.reading { db in
                let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM notes") ?? 0
                began.continuation.yield()
                gate.wait()
                return count
            }
            for await _ in began.stream.prefix(1) {}
            var number = 0
            while try #require(store.sizes()).journal < 2 * limit {
                number += 1
                _ = try await store.write("\(number)", text)
            }
            gate.signal()
            #expect(try await read == 1)
            // After an attempt in vain the writer is not to spend its time on the next ones.
            while try #require(store.sizes()).journal >= limit {
                number += 1
                _ = try await store.write("\(number)", text)
            }
            #expect(try await store.count("notes") == number + 1)
            #expect(try await store.integrityCheck().isEmpty)
        }
    }

    @Test("readers who follow each other without a gap do not make it grow for ever")
    func crowd() async throws {
        try await withStore(limits: limits) { store in
            let crowd = (0..<3).map { _ in
                Task {
                    while !Task.isCancelled { _ = try await store.count("notes") }
                }
            }
            var longest: Int64 = 0
            for number in 0..<600 {
                _ = try await store.write("\(number)", text)
                longest = max(longest, try #require(store.sizes()).journal)
            }
            for reader in crowd { reader.cancel() }
            #expect(longest < 16 * limit, "\(longest)")
        }
    }

    @Test("a store says how large it is and how much room there is")
    func sizes() async throws {
        try await withStore { store in
            let sizes = try #require(store.sizes())
            #expect(sizes.file > 0 && sizes.free > 0 && sizes.total >= sizes.free)
            for number in 0..<100 { _ = try await store.write("\(number)", text) }
            let later = try #require(store.sizes())
            #expect(later.file + later.journal > sizes.file + sizes.journal + 100 * Int64(text.utf8.count))
        }
        #expect(StoreSizes(at: "/nowhere/notes.sqlite") == nil)
    }
}
