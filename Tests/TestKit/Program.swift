internal import Foundation
internal import Synchronization

/// One of the programs that the build made, run as a process of its own.
public final class Program: Sendable {
    /// How a process ended, and what it said.
    public struct Ending: Sendable {
        public let code: Int32
        public let output: String
        public let errors: String
    }

    private let process: Process
    private let output = Collector()
    private let errors = Collector()

    /// The directory that the build puts programs in: where the tests themselves are.
    public static var directory: String {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
    }

    /// Starts it. `name` is the product's: `chungtay-registry`.
    public init(_ name: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        process = Process()
        process.executableURL = URL(fileURLWithPath: Program.directory + "/" + name)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardOutput = output.pipe
        process.standardError = errors.pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    /// False once it has ended.
    public var isRunning: Bool { process.isRunning }

    public var pid: Int32 { process.processIdentifier }

    /// SIGTERM.
    public func terminate() { process.terminate() }

    /// SIGKILL.
    public func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

    /// Waits until it has ended by itself or by a signal.
    public func ending() async -> Ending {
        let process = process
        let code = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                process.waitUntilExit()
                continuation.resume(returning: process.terminationStatus)
            }
        }
        return Ending(code: code, output: await output.text(), errors: await errors.text())
    }
}

/// All that a pipe brings, read as it comes so that the writer never waits.
private final class Collector: Sendable {
    let pipe = Pipe()
    private let reading: Task<Data, Never>

    init() {
        let handle = pipe.fileHandleForReading
        reading = Task.detached {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: handle.readDataToEndOfFile()) }
            }
        }
    }

    func text() async -> String { String(decoding: await reading.value, as: UTF8.self) }
}
