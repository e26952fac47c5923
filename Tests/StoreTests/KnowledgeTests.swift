import GRDB
import Synchronization
import Testing
import Vocabulary

@testable import Store

@Suite("What was known when", .timeLimit(.minutes(5)))
struct KnowledgeTests {
    private static func noon(_ day: Int) -> Timestamp {
        Timestamp(milliseconds: Int64(18_000 + day) * 86_400_000 + 5 * 3_600_000)
    }

    private func knowledge(_ store: ServiceStore, on day: Day?) async throws -> Knowledge {
        try await store.asked { snapshot in
            try snapshot.knowledge(on: day)
        }
    }

    @Test("a day is known by the last event before the next began, and provisionally until it is over")
    func days() async throws {
        let today = Mutex(1)
        let clock = WallClock.manual { KnowledgeTests.noon(today.withLock { $0 }) }
        let directory = DataDirectory()
        var store = try directory.open(clock: clock)
        _ = try await store.write("1", "one")
        _ = try await store.write("2", "two")
        today.withLock { $0 = 3 }
        _ = try await store.write("3", "three")
        store.close()
        store = try directory.open(clock: clock)
        _ = try await store.write("4", "four")
        today.withLock { $0 = 4 }
        let expected: [(Int, UInt64, Bool)] = [
            (0, 0, false), (1, 2, false), (2, 2, false), (3, 4, false), (4, 4, true), (9, 4, true),
        ]
        for (day, position, isProvisional) in expected {
            let known = try await knowledge(store, on: Facts.day(day))
            #expect(
                known["notes"] == LogPoint(position) && known.isProvisional == isProvisional, "day \(day)")
        }
        #expect(
            try await knowledge(store, on: nil) == Knowledge(Positions(["notes": 4]), isProvisional: false))
        #expect(try await store.count("store_days") == 2)
        store.close()
    }

    @Test("a followed log is known by its own moments, provisionally until it was read past the day")
    func followed() async throws {
        try await withStore(
            following: ["other"],
            { store async throws in
                let envelopes = [(1, 1), (2, 1), (3, 4)].map { position, day in
                    let plain = Log.envelope(UInt64(position))
                    return EventEnvelope(
                        position: plain.position, id: plain.id, source: plain.source, type: plain.type,
                        subject: plain.subject, time: KnowledgeTests.noon(day), unit: plain.unit,
                        confidential: false, data: plain.data)
                }
                try await store.follow(source: "other", envelopes: envelopes) { envelope, tx in
                    #expect(envelope.learned == Learned(at: LogPoint(envelope.position), moment: tx.now))
                }
                for (day, position, isProvisional) in [
                    (0, 0, false), (1, 2, false), (3, 2, false), (4, 3, true),
                ] {
                    let known = try await knowledge(store, on: Facts.day(day))
                    #expect(
                        known["other"] == LogPoint(UInt64(position)) && known.isProvisional == isProvisional)
                }
                let exact = try await store.asked { snapshot in
                    try ["other=2", "other=9", "elsewhere=1"].map {
                        try snapshot.knowledge(at: try #require(Positions($0)))
                    }
                }
                #expect(
                    exact.map(\.positions.description) == [
                        "notes=0,other=2", "notes=0,other=9", "notes=0,other=3",
                    ])
                #expect(exact.map(\.isProvisional) == [false, true, false])
            })
    }

    @Test(
        "a log's moments never go back, whatever the clock does, and facts have their event's place and moment"
    )
    func never() async throws {
        let moment = Mutex(KnowledgeTests.noon(5))
        let directory = DataDirectory()
        let store = try directory.open(clock: .manual { moment.withLock { $0 } })
        defer { store.close() }
        _ = try await store.write("1", "one")
        moment.withLock { $0 = KnowledgeTests.noon(2) }
        _ = try await store.command(Notes.call("2")) { tx in
            #expect(tx.learned == Learned(at: LogPoint(2), moment: KnowledgeTests.noon(5)))
            let reply = try Notes.write("two")(tx)
            #expect(tx.learned.at == LogPoint(3))
            return reply
        }
        let times = try await store.reading { db in
            try Timestamp.fetchAll(db, sql: "SELECT time FROM store_events ORDER BY position")
        }
        #expect(times == [KnowledgeTests.noon(5), KnowledgeTests.noon(5)])
        #expect(try await store.count("store_days") == 1)
    }
}
