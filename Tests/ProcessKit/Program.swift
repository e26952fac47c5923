internal import Foundation
internal import Subprocess
internal import Synchronization

/// A program, run as a process of its own. It inherits no descriptor of ours: a pipe or a socket that a child holds
/// keeps whoever waits for its end waiting. When the tests die, it dies with them.
///
/// Foundation's `Process` is not used: with more than about 1,350 open files it writes past the end of a buffer.
public final class Program: Sendable {
    /// How a process ended, and what it said.
    public struct Ending: Sendable {
        /// 128 and the signal's number for a signal.
        public let code: Int32
        public let output: String
        public let errors: String
    }

    public let pid: Int32
    private let life: Task<Ending, any Error>
    private let ended: Flag

    private init(pid: Int32, life: Task<Ending, any Error>, ended: Flag) {
        self.pid = pid
        self.life = life
        self.ended = ended
    }

    /// The directory that the build puts programs in: where the tests themselves are.
    public static var directory: String {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
    }

    /// Starts a program; where there is none it ends with 127 and says so.
    ///
    /// - Parameters:
    ///   - name: a product's, for one that the build made (`chungtay-registry`).
    ///   - hear: gets each line of its output as it comes.
    public static func start(
        _ name: String, _ arguments: [String] = [], from place: Place = .build,
        environment: [String: String] = [:], hear: (@Sendable (_ line: String) -> Void)? = nil
    ) async throws -> Program {
        let command = [place == .build ? "\(directory)/\(name)" : name] + arguments
        let (started, start) = AsyncThrowingStream<Int32, any Error>.makeStream()
        let ended = Flag()
        let life = Task.detached {
            do {
                defer { ended.raise() }
                return try await live(command, environment, hear) { start.yield($0) }
            } catch {
                start.finish(throwing: error)
                throw error
            }
        }
        for try await pid in started { return Program(pid: pid, life: life, ended: ended) }
        // Only a cancelled task hears of no start.
        life.cancel()
        throw CancellationError()
    }

    /// Where a program is looked for.
    public enum Place: Sendable {
        /// Where the build puts its products.
        case build
        /// In `PATH`, unless the name is a path.
        case system
    }

    private static func live(
        _ command: [String], _ environment: [String: String], _ hear: (@Sendable (String) -> Void)?,
        begun: (Int32) -> Void
    ) async throws -> Ending {
        var words: [Environment.Key: String?] = [:]
        for (name, value) in environment { words[Environment.Key(stringLiteral: name)] = value }
        // A parent that is killed cannot clean up: the kernel does it then. (The signal comes when the thread that
        // started the child ends; Subprocess starts all of them on one that never does.)
        let result = try await Subprocess.run(
            .name("setpriv"), arguments: Arguments(["--pdeathsig", "KILL", "--"] + command),
            environment: .inherit.updating(words), input: .none, output: .sequence,
            error: .string(limit: 64 << 20)
        ) { execution in
            begun(execution.processIdentifier.value)
            var lines = Lines()
            for try await buffer in execution.standardOutput {
                for line in buffer.withUnsafeBytes({ lines.take($0) }) { hear?(line) }
            }
            return lines.all
        }
        let code: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): 128 + signal
            }
        return Ending(
            code: code, output: String(decoding: result.closureResult, as: UTF8.self),
            errors: result.standardError)
    }

    /// Starts a program and waits until it has ended. Cancelling the task terminates it.
    public static func run(
        _ name: String, _ arguments: [String] = [], from place: Place = .build,
        hear: (@Sendable (_ line: String) -> Void)? = nil
    ) async throws -> Ending {
        let program = try await start(name, arguments, from: place, hear: hear)
        return try await withTaskCancellationHandler {
            try await program.ending()
        } onCancel: {
            program.terminate()
        }
    }

    /// False once it has ended.
    public var isRunning: Bool { !ended.isRaised }

    /// Does nothing when it has ended.
    public func send(_ signal: Int32) {
        // Between its end and our hearing of it the number is hardly another's: the kernel gives numbers out in turn.
        if isRunning { _ = Foundation.kill(pid, signal) }
    }

    public func terminate() { send(SIGTERM) }

    /// SIGKILL.
    public func kill() { send(SIGKILL) }

    /// Waits until it has ended by itself or by a signal.
    public func ending() async throws -> Ending { try await life.value }
}

/// What has come, and the lines of it.
private struct Lines {
    private(set) var all: [UInt8] = []
    private var begin = 0

    /// The lines that `bytes` complete.
    mutating func take(_ bytes: UnsafeRawBufferPointer) -> [String] {
        all += bytes
        var lines: [String] = []
        while let end = all[begin...].firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(String(decoding: all[begin..<end], as: UTF8.self))
            begin = end + 1
        }
        return lines
    }
}

private final class Flag: Sendable {
    private let raised = Atomic<Bool>(false)

    var isRaised: Bool { raised.load(ordering: .acquiring) }

    func raise() { raised.store(true, ordering: .releasing) }
}
