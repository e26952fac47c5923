import Synchronization
import Vocabulary
import ZeroMQ

@testable import Bus

/// Who has which key, as the test says from moment to moment.
final class KeyBook: Sendable {
    struct Closed: Error {}

    private struct State {
        var principals: [CurvePublicKey: Principal] = [:]
        var isClosed = false
        var asked: [CurvePublicKey: Int] = [:]
    }

    private let state = Mutex(State())

    func issue(_ key: CurvePublicKey, to principal: Principal = tester) {
        state.withLock { $0.principals[key] = principal }
    }

    func revoke(_ key: CurvePublicKey) { state.withLock { $0.principals[key] = nil } }

    /// A closed book answers nobody.
    func close(_ isClosed: Bool = true) { state.withLock { $0.isClosed = isClosed } }

    /// How often it was asked for a key.
    func asked(for key: CurvePublicKey) -> Int { state.withLock { $0.asked[key] ?? 0 } }

    func principal(of key: CurvePublicKey) throws -> Principal? {
        try state.withLock { state in
            state.asked[key, default: 0] += 1
            guard !state.isClosed else { throw Closed() }
            return state.principals[key]
        }
    }
}
