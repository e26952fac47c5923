import Dispatch
import GRDB
import Testing
import Vocabulary

@testable import Store

@Suite("The write-ahead log stays short", .timeLimit(.minutes(5)))
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

    @Test("after an attempt in vain the next one comes in time, or once it has grown by half")
    func pause() {
        let now = ContinuousClock.now
        let pause = Journal.Pause(until: now + .seconds(45), after: 100)
        #expect(!pause.isOver(at: 149, now))
        #expect(pause.isOver(at: 150, now))
        #expect(pause.isOver(at: 100, now + .seconds(45)))
        // One of nothing is over with the first octet.
        #expect(!Journal.Pause(until: now + .seconds(1), after: 0).isOver(at: 0, now))
        #expect(Journal.Pause(until: now + .seconds(1), after: 0).isOver(at: 1, now))
    }

    @Test("before the longest patience it does not become twelve times as long")
    func promise() {
        for start in Int64(100)..<200 {
            // Attempts are all in vain, and the writer is as fast as can be: they come by length alone.
            var length = start
            while let patience = Journal.patience(at: length, long: 100), patience < Journal.longestPatience {
                let pause = Journal.Pause(until: .now + .seconds(3600), after: length)
                while !pause.isOver(at: length, .now) { length += 1 }
            }
            #expect(length < 1200)
        }
    }

    @Test("a reader who stands makes it grow, and once it is gone it begins anew")
    func reader() async throws {
        try await withStore(limits: limits) { store in
            _ = try await store.write("first", "first")
            let reader = await Standing(store)
            var number = 0
            while try #require(store.sizes()).journal < 2 * limit {
                number += 1
                _ = try await store.write("\(number)", text)
            }
            #expect(try await reader.end() == 1)
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

    @Test("for who reads what is newest the writer waits no longer than for others")
    func newest() async throws {
        try await withStore(limits: limits) { store async throws in
            let old = await Standing(store)
            var number = 0
            while try #require(store.sizes()).journal < limit {
                number += 1
                _ = try await store.write("\(number)", text)
            }
            // What the writer adds of its own accord is there before the reader is: all heads signed, a generation of sums begun.
            try await store.perform { batch in try batch.signHeads() }
            var hasBegun = false
            while !hasBegun {
                try Task.checkCancellation()
                hasBegun = try await store.perform { batch in
                    let begun = try Int64.fetchOne(batch.db, sql: "SELECT generation FROM store_pages")
                    return begun != batch.core.pages.generation
                }
            }
            // This one keeps the log from beginning anew, and none of it from being brought into the file.
            let new = await Standing(store)
            _ = try await old.end()
            var longest = Duration.zero
            var isIn = false
            while !isIn {
                try Task.checkCancellation()
                longest = try await max(
                    longest,
                    ContinuousClock().measure {
                        isIn = try await store.perform { _ in
                            let stand = try store.core.pages.stand()
                            return stand.backfilled == stand.frames
                        }
                    })
            }
            // It waits after that job: the next one is kept.
            longest = try await max(longest, ContinuousClock().measure { try await store.perform { _ in } })
            #expect(longest < .seconds(2))
            #expect(try await new.end() == number)
        }
    }

    @Test("what a reader kept from being summed up is, once it has ended, although nobody writes any more")
    func behind() async throws {
        try await withStore { store async throws in
            _ = try await store.write("first", text)
            let reader = await Standing(store)
            var number = 0
            var look = ServiceStore.PageCheck.blind
            repeat {
                number += 1
                _ = try await store.write("\(number)", text)
                look = try await store.checkPages(from: 1, count: 1)
            } while look != .later
            #expect(try await reader.end() == 1)
            while look == .later { look = try await store.checkPages(from: 1, count: 1) }
            #expect(look == .seen(next: 2))
            #expect(store.damage.isEmpty)
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

/// A reader who reads a store as it was at one moment, until it is ended or nobody has it any more: a store that somebody reads does not
/// close, so that what fails in between would wait for ever.
private final class Standing {
    private let gate = DispatchSemaphore(value: 0)
    private let read: Task<Int, any Error>

    /// Returns once it reads.
    init(_ store: ServiceStore) async {
        let began = AsyncStream<Void>.makeStream()
        read = Task { [gate] in
            try await store.reading { db in
                let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM notes") ?? 0
                began.continuation.yield()
                gate.wait()
                return count
            }
        }
        for await _ in began.stream.prefix(1) {}
    }

    deinit { gate.signal() }

    /// The notes that there were then.
    func end() async throws -> Int {
        gate.signal()
        return try await read.value
    }
}
