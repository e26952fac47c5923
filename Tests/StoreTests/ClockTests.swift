import Testing
import Vocabulary

@testable import Store

@Suite("The simulated clock", .timeLimit(.minutes(5)))
struct ClockTests {
    private static let start: Day? = Day(year: 2021, month: 1, day: 4)

    private func set(_ store: ServiceStore, _ day: Day?, key: String) async throws {
        let day = try #require(day)
        _ = try await store.command(Notes.call(key)) { tx in
            tx.authorizeByRoleAlone()
            try tx.setClock(to: day)
            return []
        }
    }

    @Test("calls of a day are a millisecond apart from 08:00 local on; refusals and replays take no time")
    func ticking() async throws {
        try await withStore(clock: .simulated(startingOn: Self.start)) { store async throws in
            _ = try await store.write("a", "one")
            await #expect(throws: Notes.Refused.self) {
                try await store.command(Notes.call("r"), apply: Notes.refuse("no"))
            }
            _ = try await store.write("a", "one")
            _ = try await store.write("b", "two")
            let times = try await store.events(after: 0, limit: 10).map(\.time.description)
            #expect(times == ["2021-01-04T01:00:00.000Z", "2021-01-04T01:00:00.001Z"])
        }
    }

    @Test("the day is set forwards only, holds for the next calls, and survives a restart without going back")
    func setting() async throws {
        let directory = DataDirectory()
        var store = try directory.open(clock: .simulated(startingOn: Self.start))
        _ = try await store.write("a", "one")
        try await set(store, Day(year: 2021, month: 2, day: 1), key: "set")
        _ = try await store.write("b", "two")
        #expect(store.today == Day(year: 2021, month: 2, day: 1))
        await #expect(throws: StoreError.self) { try await set(store, Self.start, key: "back") }
        let before = store.now
        store.close()
        store = try directory.open(clock: .simulated(startingOn: Self.start))
        #expect(store.now == before)
        _ = try await store.write("c", "three")
        let times = try await store.events(after: 0, limit: 10).map(\.time)
        #expect(times == times.sorted() && Set(times).count == 3)
        #expect(times[1].description == "2021-02-01T01:00:00.000Z")
        store.close()
    }

    @Test("queries see the simulated day")
    func queries() async throws {
        try await withStore(clock: .simulated(startingOn: Self.start)) { store async throws in
            let day = try await store.query(Notes.query) { snapshot in
                snapshot.authorizeByRoleAlone()
                return snapshot.today
            }.value
            #expect(day == Self.start)
        }
    }

    @Test("the machine's clock is not set")
    func real() async throws {
        try await withStore { store async throws in
            await #expect(throws: StoreError.clockNotSimulated) {
                try await set(store, Day(year: 2199, month: 1, day: 1), key: "k")
            }
        }
    }
}
