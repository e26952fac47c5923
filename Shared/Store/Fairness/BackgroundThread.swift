internal import Dispatch
internal import Foundation
internal import Glibc
internal import Synchronization

/// A thread for work that takes long and can wait: beside it, whatever else the process has to do gets most of a processor. One
/// piece at a time, in the order in which they come.
final class BackgroundThread: Sendable {
    /// What waits for the thread, which outlives this by what it is at.
    private final class Line: Sendable {
        private struct State {
            var work: [@Sendable () -> Void] = []
            var isClosed = false
        }

        private let state = Mutex(State())
        private let bell = DispatchSemaphore(value: 0)

        func add(_ work: @escaping @Sendable () -> Void) {
            state.withLock { $0.work.append(work) }
            bell.signal()
        }

        func close() {
            state.withLock { $0.isClosed = true }
            bell.signal()
        }

        /// Nil once it is closed and empty.
        func next() -> (@Sendable () -> Void)? {
            while true {
                bell.wait()
                let (work, isClosed) = state.withLock { state in
                    (state.work.isEmpty ? nil : state.work.removeFirst(), state.isClosed)
                }
                if let work { return work }
                if isClosed { return nil }
            }
        }
    }

    /// A third of what others get who want the same processor (setpriority(2)).
    private static let niceness: Int32 = 5

    private let line = Line()

    init(_ name: String) {
        let thread = Thread { [line] in
            // Of this thread alone. Nobody is forbidden to give way; were it so, the work would be done all the same.
            _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, Self.niceness)
            while let work = line.next() { work() }
        }
        thread.name = name
        thread.start()
    }

    deinit { line.close() }

    /// Throws what `work` throws. It is not interrupted when the caller is cancelled.
    func perform<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            line.add { continuation.resume(with: Result(catching: work)) }
        }
    }
}
