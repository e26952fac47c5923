import Dispatch
import Synchronization

/// Where work is done that takes a while, one piece at a time, beside the threads that answer pages: passwords, each of which takes 64 MiB,
/// and tables that are looked through.
final class OneAtATime: Sendable {
    /// There is a queue already: come back.
    struct Busy: Error {}

    private let queue: DispatchQueue
    private let waiting = Mutex(0)
    /// Who stands behind so many waits for longer than anybody does.
    private let most: Int

    init(_ what: String, most: Int) {
        queue = DispatchQueue(label: "vn.chungtay.portal.\(what)")
        self.most = most
    }

    /// Throws ``Busy``, and what `work` throws.
    func perform<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let isFull = waiting.withLock { waiting in
            guard waiting < most else { return true }
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
