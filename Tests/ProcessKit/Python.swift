/// Python 3, run beside a test.
public enum Python {
    /// It did not end with 0.
    public struct Failure: Error, CustomStringConvertible {
        let ending: Program.Ending

        public var description: String { "python3 ended with \(ending.code): \(ending.errors)" }
    }

    /// Whether pyzmq with CURVE is there.
    public static func hasZMQ() async -> Bool { await probe.value }

    private static let probe = Task {
        do {
            return try await run("import zmq, zmq.auth; print('yes')") == "yes\n"
        } catch {
            return false
        }
    }

    public static func start(_ script: String, _ arguments: String...) async throws -> Program {
        try await Program.start("python3", ["-B", "-c", script] + arguments, from: .system)
    }

    /// What `script` prints. Throws ``Failure``.
    public static func run(_ script: String, _ arguments: String...) async throws -> String {
        try await output(
            of: Program.start("python3", ["-B", "-c", script] + arguments, from: .system))
    }

    /// What a started script has printed when it has ended. Throws ``Failure``.
    public static func output(of program: Program) async throws -> String {
        let ending = try await program.ending()
        guard ending.code == 0 else { throw Failure(ending: ending) }
        return ending.output
    }
}
