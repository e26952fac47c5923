internal import Foundation
internal import Synchronization

/// Keeps one service running: whenever it was killed, it is started again at once.
final class Keeper: Sendable {
    private struct State {
        var pid: Int32?
        var starts = 0
        var isStopping = false
        /// Exit codes in their order.
        var endings: [Int32] = []
    }

    let service: String
    let log: String
    private let program: String
    private let arguments: [String]
    private let state = Mutex(State())
    private let over: AsyncStream<Void>
    private let end: AsyncStream<Void>.Continuation

    init(_ service: String, program: String, arguments: [String], log: String) {
        self.service = service
        self.program = program
        self.arguments = arguments
        self.log = log
        (over, end) = AsyncStream.makeStream()
    }

    var isRunning: Bool { state.withLock { $0.pid != nil } }
    var starts: Int { state.withLock { $0.starts } }
    var endings: [Int32] { state.withLock { $0.endings } }

    /// Starts it; from then on a thread of its own waits for it.
    func start() {
        Thread.detachNewThread { [self] in
            while startOnce() {}
            end.finish()
        }
    }

    /// One life of the service. False when it is not to be started again.
    private func startOnce() -> Bool {
        let child: ChildProcess
        do {
            child = try state.withLock { state in
                guard !state.isStopping else { throw CancellationError() }
                let child = try ChildProcess(program, arguments, log: log)
                state.pid = child.pid
                state.starts += 1
                return child
            }
        } catch {
            if !(error is CancellationError) { print(error) }
            return false
        }
        let code = child.ending()
        return state.withLock { state in
            state.pid = nil
            state.endings.append(code)
            // Only who was killed starts again: one that ends by itself has said why.
            return !state.isStopping && code == 128 + SIGKILL
        }
    }

    /// Sends `signal` to the process as it is now; false while there is none.
    @discardableResult
    func send(_ signal: Int32) -> Bool {
        // Under the lock, so that the number cannot have become another process's.
        state.withLock { state in state.pid.map { Foundation.kill($0, signal) == 0 } ?? false }
    }

    /// SIGKILL, once a life: false while there is no process, and for one that is dying already.
    func kill() -> Bool {
        state.withLock { state in
            guard let pid = state.pid.take() else { return false }
            return Foundation.kill(pid, SIGKILL) == 0
        }
    }

    /// Ends it for good with `signal`, and waits until it has ended; a test that is out of time kills it.
    func stop(_ signal: Int32 = SIGTERM) async {
        state.withLock { $0.isStopping = true }
        send(signal)
        await withTaskCancellationHandler {
            // Finishes for nobody but its thread: a cancelled task would not wait, so it is asked on another one.
            await Task.detached { [over] in for await _ in over {} }.value
        } onCancel: {
            send(SIGKILL)
        }
    }
}
