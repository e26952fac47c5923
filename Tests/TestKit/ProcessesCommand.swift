internal import Foundation
internal import ServiceKit
internal import Synchronization

extension Program {
    /// Runs `chungtay` on `place` until it has ended. `hear` gets each line of its output as it comes, while it runs.
    public static func chungtay(
        _ arguments: [String], on place: StackPlace, hear: (@Sendable (String) -> Void)? = nil
    ) async throws -> Ending {
        let errors = "\(place.path)/\(UUID().uuidString).errors"
        let words = arguments + ["--data", place.data.path, "--compose", place.compose]
        let running = RunningChild()
        let (code, output) = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // The whole life on one thread, as a child process asks for.
                Thread.detachNewThread {
                    continuation.resume(
                        with: Result { try run(words, errors: errors, running, hear ?? { _ in }) })
                }
            }
        } onCancel: {
            running.terminate()
        }
        return Ending(
            code: code, output: output, errors: try String(contentsOfFile: errors, encoding: .utf8))
    }

    private static func run(
        _ arguments: [String], errors: String, _ running: RunningChild, _ hear: (String) -> Void
    ) throws -> (Int32, String) {
        let pipe = Pipe()
        let child = try ChildProcess(
            directory + "/chungtay", arguments, output: pipe.fileHandleForWriting.fileDescriptor, log: errors)
        running.set(child.pid)
        try pipe.fileHandleForWriting.close()
        let output = read(pipe.fileHandleForReading, hear)
        let code = child.ending()
        running.set(nil)
        return (code, output)
    }

    /// All that comes, until nobody writes any more.
    private static func read(_ handle: FileHandle, _ hear: (String) -> Void) -> String {
        var all: [UInt8] = []
        var begin = 0
        while true {
            let bytes = handle.availableData
            guard !bytes.isEmpty else { return String(decoding: all, as: UTF8.self) }
            all += bytes
            while let end = all[begin...].firstIndex(of: UInt8(ascii: "\n")) {
                hear(String(decoding: all[begin..<end], as: UTF8.self))
                begin = end + 1
            }
        }
    }
}

/// The process that a command has now.
private final class RunningChild: Sendable {
    private let pid = Mutex<pid_t?>(nil)

    func set(_ pid: pid_t?) { self.pid.withLock { $0 = pid } }

    func terminate() {
        pid.withLock { pid in if let pid { _ = Foundation.kill(pid, SIGTERM) } }
    }
}

/// Runs `body` while `chungtay up` keeps all five services running on `place`; ends all and removes the place.
public func withGateway<Value>(
    on place: StackPlace, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
) async throws -> Value {
    defer { place.remove() }
    let up = try await Program.chungtay(["up", "--detach", "--lang", "en"], on: place)
    guard up.code == 0 else { throw GatewayFailure(command: "up", ending: up) }
    do {
        let value = try await body()
        let down = try await Program.chungtay(["down"], on: place)
        guard down.code == 0 else { throw GatewayFailure(command: "down", ending: down) }
        return value
    } catch {
        // A detached task, so that a test that is out of time still ends what it started.
        _ = try await Task.detached { try await Program.chungtay(["down"], on: place) }.value
        throw error
    }
}

/// `chungtay` did not do what a test needs.
public struct GatewayFailure: Error, CustomStringConvertible {
    let command: String
    let ending: Program.Ending

    public var description: String { "chungtay \(command) ended with \(ending.code): \(ending.errors)" }
}
