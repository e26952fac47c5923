import Dispatch
import GRDB
import Glibc
import Synchronization
import Testing
import Vocabulary

@testable import Store

@Suite("A store that one unit floods", .timeLimit(.minutes(5)))
struct FairnessTests {
    private static let victim = Principal(unit: "thai-binh/kien-xuong", roles: [.caseworker])
    /// Counts until it is interrupted.
    private static let endless =
        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

    private func endless(_ store: ServiceStore, isLong: Bool = false) -> Task<Void, any Error> {
        let call = QueryCall(
            principal: Notes.writer, method: "notes.Notes/List", language: .vi, isLong: isLong)
        return Task {
            _ = try await store.query(call) { snapshot in
                snapshot.authorizeByRoleAlone()
                return try Int.fetchOne(snapshot.db, sql: Self.endless) ?? 0
            }
        }
    }

    private func until(_ isSo: () -> Bool) async throws {
        while !isSo() {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    @Test("another's query is answered while the flood's never end", arguments: [false, true])
    func queries(areLong: Bool) async throws {
        try await withStore { store async throws in
            let flood = (0..<24).map { _ in endless(store, isLong: areLong) }
            let limits = store.core.limits.reading
            let begun = areLong ? limits.long : limits.overduePerAccount
            try await until { store.core.admission.census.waiting == 24 - begun }
            let call = QueryCall(principal: Self.victim, method: "notes.Notes/List", language: .vi)
            let answer = try await store.query(call) { snapshot in
                snapshot.authorizeByRoleAlone()
                return 1
            }
            #expect(answer.value == 1)
            for task in flood { task.cancel() }
            for task in flood { #expect(await task.result.error is CancellationError) }
            #expect(store.core.admission.census == (0, 0))
        }
    }

    @Test("a query that takes more than its time ends, and says so; the next is answered")
    func outOfTime() async throws {
        var limits = StoreLimits()
        limits.queryTime = .milliseconds(100)
        try await withStore(limits: limits) { store async throws in
            await #expect(throws: StoreError.outOfTime(method: "notes.Notes/List")) {
                try await endless(store).value
            }
            #expect(try await store.notes() == [])
            #expect(store.core.admission.census == (0, 0))
        }
    }

    @Test("nobody sleeps a day for what may take the service one, and a query's end is looked for in time")
    func alarms() async throws {
        let admission = ReaderAdmission(ReadingTurns.Limits(readers: 2, quickTime: .milliseconds(50)))
        let began = ContinuousClock.now
        let house = Reader(account: .house, method: "store", isLong: false, budget: .seconds(86_400))
        let first = try await admission.read(as: house) { _ in admission.alarm }
        let upkeep = try #require(first) - began
        #expect(upkeep >= ReaderAdmission.longestSleep && upkeep < ReaderAdmission.longestSleep * 2)
        let query = Reader(
            account: .unit(Notes.unit), method: "notes.Notes/List", isLong: false, budget: .seconds(10))
        let second = try await admission.read(as: query) { _ in admission.alarm }
        let asked = try #require(second) - began
        #expect(asked >= .seconds(10) && asked < .seconds(30))
    }

    @Test("a long query gives way to others at the processor, and a quick one does not")
    func givesWay() async throws {
        try await withStore { store async throws in
            func niceness(isLong: Bool) async throws -> Int32 {
                let call = QueryCall(
                    principal: Notes.writer, method: "notes.Notes/List", language: .vi, isLong: isLong)
                return try await store.query(call) { snapshot in
                    snapshot.authorizeByRoleAlone()
                    _ = try Int.fetchOne(snapshot.db, sql: "SELECT count(*) FROM notes")
                    return getpriority(Int32(PRIO_PROCESS.rawValue), 0)
                }.value
            }
            let usual = getpriority(Int32(PRIO_PROCESS.rawValue), 0)
            let (long, quick) = (try await niceness(isLong: true), try await niceness(isLong: false))
            #expect(long == max(usual, 10))
            // Where it may, libdispatch has what somebody waits for go before the usual.
            #expect(quick <= usual)
        }
    }

    @Test("a long query sees what was so when it began, whatever is written meanwhile")
    func snapshot() async throws {
        try await withStore { store async throws in
            _ = try await store.write("one", "first")
            let call = QueryCall(
                principal: Notes.writer, method: "notes.Notes/List", language: .vi, isLong: true)
            let (entered, leave) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let reading = Task {
                try await store.query(call) { snapshot in
                    snapshot.authorizeByRoleAlone()
                    let before = try Int.fetchOne(snapshot.db, sql: "SELECT count(*) FROM notes")
                    entered.signal()
                    leave.wait()
                    return [before, try Int.fetchOne(snapshot.db, sql: "SELECT count(*) FROM notes")]
                }.value
            }
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    entered.wait()
                    continuation.resume()
                }
            }
            _ = try await store.write("two", "second")
            leave.signal()
            #expect(try await reading.value == [1, 1])
            #expect(try await store.notes().count == 2)
        }
    }

    @Test("another's command is done before the rest of a flood that came before it")
    func commands() async throws {
        var limits = StoreLimits()
        limits.batchTime = .zero
        try await withStore(limits: limits) { store async throws in
            let order = Mutex<[String]>([])
            let gate = DispatchSemaphore(value: 0)
            store.queue.post(
                Job(
                    work: { _ in
                        gate.wait()
                        return {}
                    }, fail: { _ in }))
            await withTaskGroup(of: Void.self) { group in
                let calls =
                    (0..<50).map { ("flood", Notes.call("\($0)")) } + [
                        (
                            "victim",
                            CommandCall(
                                principal: Self.victim, method: "notes.Notes/Write", language: .vi,
                                idempotencyKey: "v", body: [])
                        )
                    ]
                for (name, call) in calls {
                    let (done, end) = AsyncStream<Void>.makeStream()
                    store.command(
                        call,
                        apply: { transaction in
                            transaction.authorizeByRoleAlone()
                            return []
                        },
                        completion: { _ in
                            order.withLock { $0.append(name) }
                            end.finish()
                        })
                    group.addTask { for await _ in done {} }
                }
                gate.signal()
            }
            let place = try #require(order.withLock { $0.firstIndex(of: "victim") })
            #expect(order.withLock { $0.count } == 51)
            // One may have been under way, and one more may be as old.
            #expect(place <= 2, "\(place)")
        }
    }

    @Test("all whom a long answer showed are in the read log when it may be told, each once, in one row")
    func longAnswer() async throws {
        try await withStore { store async throws in
            let children = Set((0..<170).map { _ in ChildID(at: .now()) })
            try await store.recordReads(children, by: Notes.query)
            #expect(try await store.count("store_reads") == 1)
            let shown = try await store.asked { snapshot in
                try Row.fetchAll(snapshot.db, sql: "SELECT number, subjects FROM store_reads")
                    .flatMap { row in try snapshot.children(row[1], ofRead: UInt64(row[0] as Int64)) }
            }
            #expect(shown == children.sorted())
            #expect(try await ChainTests.faults(of: store).isEmpty)
        }
    }
}
