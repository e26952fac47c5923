import ServiceKit
import Store
import Vocabulary

@testable import NoteKeeping

/// Who calls in most tests.
let office: UnitPath = "thai-binh/thai-thuy"

/// Keeps the texts of notes in memory: a sink that is no store.
actor Shelf: EventSink {
    private struct Failure: Error {}

    private var kept: [(position: UInt64, text: String)] = []
    private var reading = LogCursor()
    private var failsNext = false
    private(set) var failures = 0
    private var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

    func cursor(for source: String) -> LogCursor { reading }

    func rewind(_ source: String, to mark: LogMark) {
        kept.removeAll { $0.position > mark.position }
        reading = reading.rewound(to: mark)
    }

    func apply(_ envelopes: [EventEnvelope], from source: String) throws {
        let fresh = try EventEnvelope.following(reading.position, among: envelopes, of: source)
        if failsNext {
            failsNext = false
            failures += 1
            throw Failure()
        }
        for envelope in fresh {
            guard case .noteWritten(let note) = try envelope.recorded(NoteEvent.self)?.event else { continue }
            kept.append((envelope.position, note.text))
        }
        reading = reading.advanced(over: fresh)
        let reached = waiting.filter { $0.count <= kept.count }
        waiting.removeAll { $0.count <= kept.count }
        for one in reached { one.continuation.resume() }
    }

    /// What comes next is not taken in, the first time.
    func failOnce() { failsNext = true }

    /// What is there, as soon as there are `count`.
    func texts(_ count: Int) async -> [String] {
        if kept.count < count {
            await withCheckedContinuation { waiting.append((count, $0)) }
        }
        return kept.map(\.text)
    }
}
