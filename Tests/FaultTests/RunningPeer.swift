import Foundation
import ProcessKit
import Synchronization
import Testing

/// One end that is a process, and what it has said.
struct RunningPeer: Sendable {
    let program: Program
    let lines: Lines
    let endpoint: String

    func at(_ endpoint: String) -> RunningPeer {
        RunningPeer(program: program, lines: lines, endpoint: endpoint)
    }

    /// Waits until it has said `count` lines that begin with `text`; the last of them.
    @discardableResult
    func said(_ text: String, times count: Int = 1) async throws -> String {
        var found: [String] = []
        try await until {
            found = lines.all.filter { $0.hasPrefix(text) }
            return found.count >= count || !program.isRunning
        }
        try #require(found.count >= count, "it ended, and said only \(lines.all)")
        return found[count - 1]
    }

    /// Makes it stand still; the signal alone reaches its threads only some time later.
    func freeze() async throws {
        program.send(SIGSTOP)
        let tasks = "/proc/\(program.pid)/task"
        try await until {
            try FileManager.default.contentsOfDirectory(atPath: tasks).allSatisfy { task in
                try String(contentsOfFile: "\(tasks)/\(task)/stat", encoding: .utf8).contains(") T ")
            }
        }
    }

    func kill() async throws {
        program.kill()
        _ = try await program.ending()
    }
}

final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}
