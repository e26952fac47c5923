import GRDB
import Testing
import Vocabulary

@testable import Store

/// Events of another service's log.
enum Log {
    static func envelope(
        _ position: UInt64, source: String = "other", pages: Int = 1, by person: PersonCode? = nil,
        chain: ChainHead? = nil
    )
        -> EventEnvelope
    {
        EventEnvelope(
            position: position, id: ID(at: Timestamp(milliseconds: 0)), source: source,
            type: "\(source).written",
            subject: "note", time: Timestamp(milliseconds: Int64(position) * 1000), unit: "thai-binh",
            person: person, confidential: false,
            data: Array(#"{"text":"\#(position)","pages":\#(pages)}"#.utf8), chain: chain
        )
    }

    static let derive: @Sendable (EventEnvelope, Transaction) throws -> Void = { envelope, tx in
        try Notes.insert("\(envelope.position) of \(tx.principal.unit) at \(tx.now.milliseconds)", tx)
    }

    static func note(_ position: Int) -> String { "\(position) of thai-binh at \(position * 1000)" }
}

@Suite("Following", .timeLimit(.minutes(5)))
struct FollowingTests {
    @Test("each event is applied once, whatever is sent again, and the cursor outlives the store")
    func exactlyOnce() async throws {
        let directory = DataDirectory()
        var store = try directory.open(following: ["other"])
        #expect(
            try await store.follow(
                source: "other", envelopes: [1, 2].map { Log.envelope($0) }, apply: Log.derive) == 2)
        #expect(
            try await store.follow(
                source: "other", envelopes: [2, 1, 2, 3].map { Log.envelope($0) }, apply: Log.derive) == 3)
        store.close()
        store = try directory.open(following: ["other"])
        #expect(store.cursor(for: "other") == 3)
        #expect(
            try await store.follow(
                source: "other", envelopes: [3, 4].map { Log.envelope($0) }, apply: Log.derive) == 4)
        #expect(try await store.notes() == (1...4).map(Log.note))
        #expect(store.positions == Positions(["notes": 0, "other": 4]))
        store.close()
    }

    @Test("a gap is refused, and nothing of its batch is kept")
    func gap() async throws {
        try await withStore(following: ["other"]) { store async throws in
            await #expect(throws: StoreError.gap(source: "other", expected: 2, found: 3)) {
                try await store.follow(
                    source: "other", envelopes: [1, 3].map { Log.envelope($0) }, apply: Log.derive)
            }
            #expect(store.cursor(for: "other") == 0)
            let notes = try await store.notes()
            #expect(notes.isEmpty)
        }
    }

    @Test("an event that cannot be applied keeps the cursor and the derived rows where they were")
    func notApplied() async throws {
        try await withStore(following: ["other"]) { store async throws in
            await #expect {
                try await store.follow(source: "other", envelopes: [1, 2].map { Log.envelope($0) }) {
                    event, tx in
                    try Log.derive(event, tx)
                    if event.position == 2 { throw Notes.Refused(reason: "unfit") }
                }
            } throws: { error in
                guard case .notApplied("other", 2, let reason) = error as? StoreError else { return false }
                // Not what it quotes, which may be about a person.
                return reason == "StoreTests.Notes.Refused"
            }
            #expect(store.cursor(for: "other") == 0)
            let notes = try await store.notes()
            #expect(notes.isEmpty)
        }
    }

    @Test("an event of another log than the one followed is refused")
    func source() async throws {
        try await withStore(following: ["other"]) { store async throws in
            await #expect(throws: StoreError.malformedEvent(reason: "an event of third in the log of other"))
            {
                try await store.follow(
                    source: "other", envelopes: [Log.envelope(1, source: "third")], apply: Log.derive)
            }
        }
    }

    @Test("a follower may tell of what it derived in its own log, which stays gapless")
    func emitting() async throws {
        try await withStore(following: ["other"]) { store async throws in
            _ = try await store.write("1", "own")
            try await store.follow(source: "other", envelopes: [Log.envelope(1)]) { _, tx in
                tx.emit(NoteEvent.listed([1]))
            }
            let events = try await store.events(after: 0, limit: 10)
            #expect(events.map(\.type) == ["notes.written", "notes.listed"])
            #expect(events[1].unit == "thai-binh")
        }
    }

    @Test("who waits for a position is woken by the batch that reaches it")
    func waking() async throws {
        try await withStore(following: ["other"]) { store async throws in
            async let waited: Void = store.waitUntil(
                followed: Positions(["other": 2, "notes": 1]), deadline: nil)
            try await store.follow(source: "other", envelopes: [Log.envelope(1)], apply: Log.derive)
            _ = try await store.write("1", "own")
            try await store.follow(source: "other", envelopes: [Log.envelope(2)], apply: Log.derive)
            try await waited
            #expect(store.positions.byService == ["notes": 1, "other": 2])
        }
    }

    @Test(
        "who waits in vain hears at the deadline how far the service is; logs it does not follow do not count"
    )
    func deadline() async throws {
        try await withStore(following: ["other"]) { store async throws in
            try await store.waitUntil(followed: Positions(["unfollowed": 99]), deadline: nil)
            await #expect(throws: StoreError.notYetFollowed(Positions(["notes": 0]))) {
                try await store.waitUntil(followed: Positions(["other": 1]), deadline: .now)
            }
        }
    }

    @Test("who is cancelled while waiting stops waiting")
    func cancelled() async throws {
        try await withStore(following: ["other"]) { store async throws in
            let waiting = Task { try await store.waitUntil(followed: Positions(["other": 1]), deadline: nil) }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
        }
    }

    @Test("live subscribers hear of the log's head, the latest one first when they are slow")
    func heads() async throws {
        try await withStore { store async throws in
            var heads = store.heads().makeAsyncIterator()
            #expect(await heads.next() == 0)
            for number in 1...5 { _ = try await store.write("\(number)", "x") }
            #expect(await heads.next() == 5)
        }
    }
}
