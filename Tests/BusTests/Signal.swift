import Synchronization

/// Waits for something to be said once.
final class Signal: Sendable {
    private let state = Mutex<(said: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    func say() {
        let waiting = state.withLock { state in
            state.said = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func heard() async {
        await withCheckedContinuation { continuation in
            let said = state.withLock { state in
                if !state.said { state.waiting.append(continuation) }
                return state.said
            }
            if said { continuation.resume() }
        }
    }
}
