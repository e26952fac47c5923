import Testing
import Vocabulary

@testable import Store

/// What the log held before pages were counted.
private enum EventOfThen: DomainEvent {
    static let source = "notes"
    case written(Text)
    case scribbled(Text)
    var subject: String { "note" }

    struct Text: Codable, Hashable, Sendable { let words: String }
}

/// The same log's events of today.
private enum EventOfNow: DomainEvent, Hashable {
    static let source = "notes"
    static let versions = ["written": 2]
    static let older: [OlderEvent<EventOfNow>] = [
        OlderEvent("written", version: 1, as: EventOfThen.Text.self) {
            .written(Note(text: $0.words, pages: 1))
        },
        OlderEvent("scribbled", version: 1, as: EventOfThen.Text.self) {
            .written(Note(text: $0.words, pages: 0))
        },
    ]

    case written(Note)
    var subject: String { "note" }
}

@Suite("Events of before", .timeLimit(.minutes(5)))
struct OlderEventTests {
    private func envelopes(_ events: [any DomainEvent]) async throws -> [EventEnvelope] {
        try await withStore { store async throws in
            _ = try await store.command(Notes.call("k")) { tx in
                tx.authorizeByRoleAlone()
                for event in events { tx.emit(event) }
                return []
            }
            return try await store.events(after: 0, limit: 10)
        }
    }

    @Test("each is met as the event that it says today, one whose case is gone too")
    func upcast() async throws {
        let then = try await envelopes([
            EventOfThen.written(.init(words: "a")), EventOfThen.scribbled(.init(words: "b")),
        ])
        #expect(then.map(\.version) == [1, 1])
        #expect(
            try then.map { try $0.recorded(EventOfNow.self)?.event } == [
                .written(Note(text: "a", pages: 1)), .written(Note(text: "b", pages: 0)),
            ])
    }

    @Test("one of today says its version, on the wire too, and is read as it is")
    func today() async throws {
        let event = EventOfNow.written(Note(text: "a", pages: 3))
        let now = try #require(try await envelopes([event]).first)
        #expect(now.version == 2)
        let received = try EventEnvelope(encoded: now.encoded())
        #expect(received == now)
        #expect(try received.recorded(EventOfNow.self)?.event == event)
        #expect(now.withoutData().version == 2)
    }

    @Test("a version that the program does not know yet is passed over, as a new type is")
    func newer() async throws {
        let now = try #require(
            try await envelopes([EventOfNow.written(Note(text: "a", pages: 3))]).first)
        #expect(try now.recorded(NoteEvent.self) == nil)
    }

    @Test("data that is not what its version carries is an error")
    func unfit() async throws {
        let then = try #require(try await envelopes([EventOfThen.written(.init(words: "a"))]).first)
        let unfit = EventEnvelope(
            position: then.position, id: then.id, source: then.source, type: then.type,
            subject: then.subject, time: then.time, unit: then.unit, confidential: false,
            data: Array(#"{"text":"a"}"#.utf8))
        #expect(throws: (any Error).self) { try unfit.recorded(EventOfNow.self) }
    }
}
