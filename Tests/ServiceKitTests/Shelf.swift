import ServiceKit
import Store
import Vocabulary

@testable import NoteKeeping

/// Keeps the texts of notes in memory: a sink that is no store.
actor Shelf: EventSink {
    private struct Failure: Error {}

    private var kept: [String] = []
    private var failsNext = false
    private(set) var failures = 0
    private var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

    func cursor(for source: String) -> UInt64 { UInt64(kept.count) }

    func apply(_ envelopes: [EventEnvelope], from source: String) throws {
        let fresh = try EventEnvelope.following(cursor(for: source), among: envelopes, of: source)
        if failsNext {
            failsNext = false
            failures += 1
            throw Failure()
        }
        for envelope in fresh {
            guard case .noteWritten(let note) = try envelope.recorded(NoteEvent.self)?.event else { continue }
            kept.append(note.text)
        }
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
        return kept
    }
}
