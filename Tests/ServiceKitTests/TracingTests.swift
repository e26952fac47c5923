import Bus
import JSONCoding
import Store
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping
@testable import ServiceKit

@Suite("One trace through every hop", .timeLimit(.minutes(5)))
struct TracingTests {
    let note = WriteNote(unit: "thai-binh/thai-thuy", text: "xin chào")
    static let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    private func trace(ofEvent position: UInt64, _ watched: Watched) async throws -> TraceContext? {
        let events = watched.client([.follower]).feed(
            EventLog.subscribe, SubscribeLog(after: position - 1, live: false))
        for try await event in events {
            return event.envelope.traceparent.flatMap { TraceContext(traceparent: $0) }
        }
        return nil
    }

    @Test("an event names the call that made it, which is the next hop of its caller's trace")
    func event() async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker])
            _ = try await office.call(Notes.write, note, CallOptions(traceparent: Self.parent))
            let made = try #require(try await trace(ofEvent: 1, watched))
            #expect(made.traceID == "4bf92f3577b34da6a3ce929d0e0e4736")
            #expect(made.spanID != "00f067aa0ba902b7")
            let line = try #require(watched.log.lines(of: Notes.write).first)
            #expect(line.metadata["trace"] == made.traceID)
            #expect(line.metadata["span"] == made.spanID)
        }
    }

    @Test(
        "a traceparent that is none costs the caller its trace and nothing else",
        arguments: ["banana", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", ""])
    func invalid(traceparent: String) async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker])
            _ = try await office.call(Notes.write, note, CallOptions(traceparent: traceparent))
            let made = try #require(try await trace(ofEvent: 1, watched))
            #expect(made.traceparent != traceparent)
        }
    }

    @Test("an import's events are all of its trace")
    func imported() async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker])
            _ = try await office.send(
                Notes.import, rows: [note, note], CallOptions(traceparent: Self.parent))
            let traces = try await [trace(ofEvent: 1, watched), trace(ofEvent: 2, watched)]
            #expect(Set(traces.map { $0?.traceID }) == ["4bf92f3577b34da6a3ce929d0e0e4736"])
        }
    }

    @Test("calls without a trace begin one each")
    func begun() async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker])
            for _ in 0..<2 { _ = try await office.call(Notes.write, note) }
            let lines = watched.log.lines(of: Notes.write)
            #expect(Set(lines.compactMap { $0.metadata["trace"] }).count == 2)
        }
    }

    @Test("what is done for one purpose outside any call is one trace")
    func purpose() async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker])
            let purpose = TraceContext.root()
            try await CallContext.$current.withValue(CallContext(purpose, language: .vi)) {
                for _ in 0..<2 { _ = try await office.call(Notes.write, note) }
            }
            let lines = watched.log.lines(of: Notes.write)
            #expect(lines.map { $0.metadata["trace"] } == [purpose.traceID, purpose.traceID])
            #expect(Set(lines.compactMap { $0.metadata["span"] }).count == 2)
        }
    }

    @Test("what a handler asks of others while it answers is the next hop of its call")
    func nested() async throws {
        try await Watched.run { inner in
            let colleague = inner.client([])
            Relay.colleague.withLock { $0 = colleague }
            try await Watched.run(Relay.self) { outer in
                let office = outer.client([.reader])
                let reply = await office.raw(
                    Relay.ask.name, kind: .query, body: Array("{}".utf8),
                    metadata: ["traceparent": Self.parent, "tracestate": "congo=t61"])
                #expect(reply.status == .ok)
                let asked = try #require(outer.log.lines(of: Relay.ask).first)
                let nested = try #require(inner.log.lines(of: Health.check).first)
                #expect(asked.metadata["trace"] == "4bf92f3577b34da6a3ce929d0e0e4736")
                #expect(nested.metadata["trace"] == asked.metadata["trace"])
                #expect(nested.metadata["parent"] == asked.metadata["span"])
            }
        }
    }
}

/// A department that asks a colleague for every answer.
private struct Relay: DepartmentService {
    static let ask = Query<Empty, HealthReport>("relay.Relays/Ask", needs: .reader)
    static let colleague = Mutex<BusClient?>(nil)

    static let name = "relay"
    static let texts = TextCatalogue(vi: [:], en: [:])
    static let migrations: [Migration] = []

    var routes: [Route] {
        Route(
            Self.ask,
            asking: { _, _ in
                guard let colleague = Self.colleague.withLock({ $0 }) else { throw CancellationError() }
                return try await colleague.call(Health.check, Empty())
            })
    }
}
