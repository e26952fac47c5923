import GRDB
import JSONCoding
import Synchronization
import Testing
import Vocabulary

@testable import Store

@Suite("What is remembered of commands, and for how long", .timeLimit(.minutes(5)))
struct RememberedTests {
    private static let day = Duration.seconds(86_400)

    /// Replies are remembered for ten days.
    private static var tenDays: StoreLimits {
        var limits = StoreLimits()
        limits.rememberedDays = 10
        return limits
    }

    @Test("replies are forgotten when they are old by the store's own clock, and not before")
    func forgetting() async throws {
        let open = Mutex(Duration.zero)
        let directory = DataDirectory()
        let store = try directory.open(limits: Self.tenDays, elapsed: { open.withLock { $0 } })
        for number in 0..<300 { _ = try await store.write("\(number)", "x") }
        #expect(try await store.count("store_replies") == 300)
        open.withLock { $0 += Self.day * 11 }
        for number in 300..<600 { _ = try await store.write("\(number)", "x") }
        #expect(try await store.count("store_replies") == 300)
        #expect(try await !store.write("0", "x").isReplayed)
        #expect(try await store.write("599", "x").isReplayed)
        store.close()
    }

    @Test(
        "a machine's clock that leaps makes no reply be forgotten, whether the store is opened again or not")
    func leaps() async throws {
        let time = Mutex(Timestamp(milliseconds: 0))
        let clock = WallClock.manual { time.withLock { $0 } }
        let directory = DataDirectory()
        for leap in [Int64(0), 3_000, -6_000] {
            time.withLock { $0 = $0.advanced(byMilliseconds: leap * 86_400_000) }
            let store = try directory.open(clock: clock)
            for number in 0..<300 {
                #expect(try await store.write("\(number)", "x").isReplayed == (leap != 0))
            }
            for number in 0..<300 { _ = try await store.write("\(leap) \(number)", "x") }
            store.close()
        }
        let store = try directory.open(clock: clock)
        #expect(try await store.count("store_replies") == 4 * 300)
        store.close()
    }

    @Test("the store's own clock goes on where it was when it is opened again")
    func reopened() async throws {
        let open = Mutex(Duration.zero)
        let directory = DataDirectory()
        for key in 1...4 {
            open.withLock { $0 = .zero }
            let store = try directory.open(limits: Self.tenDays, elapsed: { open.withLock { $0 } })
            open.withLock { $0 = Self.day * 4 }
            _ = try await store.write("\(key)", "x")
            store.close()
        }
        // Kept on the days 4, 8, 12 and 16 of its time; what is older than ten days goes within an hour of it.
        let store = try directory.open(limits: Self.tenDays, elapsed: { open.withLock { $0 } })
        open.withLock { $0 += .seconds(3600) }
        _ = try await store.write("last", "x")
        #expect(try await store.count("store_replies") == 3)
        store.close()
    }

    private static func mandate(run: WorkflowID, until: Day) -> Mandate {
        Mandate(
            run: run, workflow: "admit", version: 1, unit: "thai-binh/thai-thuy", person: "lan",
            bearer: Mandate.coordinator, child: nil, methods: ["notes.Notes/Write"], until: until)
    }

    @Test(
        "the reply to a run's step outlives every mandate for it, and that it was done is kept for good, among thousands of others"
    )
    func steps() async throws {
        let open = Mutex(Duration.zero)
        let directory = DataDirectory()
        let (run, limits) = (WorkflowID(at: .now()), StoreLimits())
        #expect(limits.mandatedDays > Mandate.longest && limits.mandatedDays > limits.rememberedDays)
        let store = try directory.open(limits: limits, elapsed: { open.withLock { $0 } })
        func step(_ until: Day) async throws -> CommandOutcome {
            let call = Notes.call("\(run)/1", mandate: Self.mandate(run: run, until: until))
            return try await store.command(call, apply: Notes.write("step"))
        }
        let first = try #require(Day("2021-03-01"))
        let last = first.advanced(by: Mandate.longest)
        #expect(try await !step(last).isReplayed)
        _ = try await store.write("ordinary", "x")
        open.withLock { $0 += Self.day * (limits.rememberedDays + 1) }
        _ = try await store.write("later", "x")
        #expect(try await !store.write("ordinary", "x").isReplayed)
        open.withLock { $0 += Self.day * (Mandate.longest - limits.rememberedDays) }
        _ = try await store.write("at the mandate's end", "x")
        let doneBefore = try #require(try await step(last).doneBefore)
        // The mandate is over. Another one of the same run does not do it again either.
        open.withLock { $0 += Self.day * 3 }
        _ = try await store.write("after it", "x")
        await #expect(
            throws: StoreError.replyForgotten(method: "notes.Notes/Write", at: doneBefore)
        ) {
            _ = try await step(last.advanced(by: Mandate.longest))
        }
        #expect(try await store.count("notes") == 6)
        store.close()
    }

    @Test("what an import that nobody finished left behind goes after its time, though few commands come")
    func unfinishedImport() async throws {
        let open = Mutex(Duration.zero)
        let directory = DataDirectory()
        let store = try directory.open(elapsed: { open.withLock { $0 } })
        let session = try await store.beginImport(Notes.call("i"))
        try await session.add(Import.rows(1...3), apply: Import.apply, reject: Import.reject)
        open.withLock { $0 += Self.day * 399 }
        _ = try await store.write("a", "x")
        #expect(try await store.count("store_imports") == 1)
        open.withLock { $0 += Self.day * 2 }
        _ = try await store.write("b", "x")
        #expect(try await store.count("store_imports") == 0)
        store.close()
    }
}
