import Dispatch
import Synchronization

/// Where passwords are looked at: one at a time, for each takes 64 MiB and a while, and beside the threads that answer pages.
final class PasswordDesk: Sendable {
    /// There is a queue already: come back.
    struct Busy: Error {}

    private let queue = DispatchQueue(label: "vn.chungtay.portal.passwords")
    private let waiting = Mutex(0)
    /// Who stands behind so many waits for longer than anybody does.
    private static let most = 50

    /// Throws ``Busy``, and what `work` throws.
    func perform<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let isFull = waiting.withLock { waiting in
            guard waiting < Self.most else { return true }
            waiting += 1
            return false
        }
        guard !isFull else { throw Busy() }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                defer { waiting.withLock { $0 -= 1 } }
                continuation.resume(with: Result { try work() })
            }
        }
    }
}
