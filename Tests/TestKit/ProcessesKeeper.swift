internal import Glibc
internal import ProcessKit
internal import Synchronization

/// Keeps one service running: whenever it was killed, it is started again at once.
final class Keeper: Sendable {
    private struct State {
        var program: Program?
        var starts = 0
        /// What ends it for good.
        var stop: Int32?
        var isOver = false
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

    /// Of the life that runs now; nil before the first, and from a killing to the next start.
    var pid: Int32? { state.withLock { $0.program?.pid } }
    /// Whether it has ended, and is not started again.
    var isOver: Bool { state.withLock { $0.isOver } }
    var starts: Int { state.withLock { $0.starts } }
    var endings: [Int32] { state.withLock { $0.endings } }

    /// Starts it; from then on a task of its own waits for it.
    func start() {
        Task.detached { [self] in
            do {
                while try await startOnce() {}
            } catch {
                print("\(service) cannot be started: \(error)")
            }
            state.withLock { $0.isOver = true }
            end.finish()
        }
    }

    /// One life of the service. False when it is not to be started again.
    private func startOnce() async throws -> Bool {
        guard state.withLock({ $0.stop == nil }) else { return false }
        let program = try await Program.start(
            "sh", ["-c", #"log=$1; shift; exec "$@" >>"$log" 2>&1"#, "sh", log, program] + arguments,
            from: .system)
        state.withLock { state in
            state.program = program
            state.starts += 1
            if let stop = state.stop { program.send(stop) }
        }
        let code = try await program.ending().code
        return state.withLock { state in
            state.program = nil
            state.endings.append(code)
            // Only who was killed starts again: one that ends by itself has said why.
            return state.stop == nil && code == 128 + SIGKILL
        }
    }

    /// SIGKILL, once a life: false while there is no process, and for one that is dying already.
    func kill() -> Bool {
        guard let program = state.withLock({ $0.program.take() }) else { return false }
        program.kill()
        return true
    }

    /// Ends it for good with `signal`, and waits until it has ended; a test that is out of time kills it.
    func stop(_ signal: Int32 = SIGTERM) async {
        state.withLock { state in
            state.stop = signal
            state.program?.send(signal)
        }
        await withTaskCancellationHandler {
            // Finishes for nobody but its task: a cancelled task would not wait, so it is asked on another one.
            await Task.detached { [over] in for await _ in over {} }.value
        } onCancel: {
            state.withLock { state in
                state.stop = SIGKILL
                state.program?.kill()
            }
        }
    }
}
