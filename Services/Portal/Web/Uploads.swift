import GatewayKit
import Synchronization
import Vocabulary

/// How many files are taken at once, and how much of them is kept: a portal of 2,000 sessions holds what its machine can.
final class Uploads: Sendable {
    /// Each stands in memory while it comes in.
    private static let mostAtOnce = 6
    /// Octets of all that are kept, on the disk: with what is kept of their rows in memory, a few times as much.
    private static let mostKept = 128 << 20

    private struct State {
        var coming = 0
        var kept = 0
    }

    private let state = Mutex(State())

    /// Nil where so many come in already that there is no room.
    func taking<Value: Sendable>(_ body: () async throws -> Value) async rethrows -> Value? {
        let isFree = state.withLock { state in
            guard state.coming < Self.mostAtOnce else { return false }
            state.coming += 1
            return true
        }
        guard isFree else { return nil }
        defer { state.withLock { $0.coming -= 1 } }
        return try await body()
    }

    /// Makes room for so many octets; false where there is none.
    func reserve(_ count: Int) -> Bool {
        state.withLock { state in
            guard state.kept + count <= Self.mostKept else { return false }
            state.kept += count
            return true
        }
    }

    func release(_ count: Int) { state.withLock { $0.kept -= count } }
}
