import Foundation
import ServiceKit
import Synchronization
import Testing

@testable import GatewayKit

@Suite("Processes that are kept running", .timeLimit(.minutes(5)))
struct SupervisorTests {
    private func spec(_ name: String, _ script: String, in folder: URL) -> ServiceSpec {
        ServiceSpec(
            name: name, executable: "/bin/sh", arguments: ["-c", script],
            log: folder.appending(path: "\(name).log").path)
    }

    /// Every question is answered.
    private var sound: Heartbeat { Heartbeat(limit: .seconds(20)) { _, _ in true } }

    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test("services stop in the reverse order of their start")
    func stopsInOrder() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let wait = "trap 'exit 0' TERM; while :; do sleep 0.01; done"
        var supervisor = Supervisor(
            ["a", "b", "c"].map { spec($0, wait, in: folder) }, heartbeat: sound, isHealthy: { _ in true })
        let stop = supervisor.stop
        var ended: [String] = []
        let failure = await supervisor.run { supervisor, name, change in
            if case .ended = change { ended.append(name) }
            if change == .healthy, supervisor.states.allSatisfy(\.state.isRunning) { stop() }
        }
        #expect(failure == nil)
        #expect(ended == ["c", "b", "a"])
    }

    @Test("a service that is killed is started again")
    func restarts() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var supervisor = Supervisor(
            [spec("a", "trap 'exit 0' TERM; while :; do sleep 0.01; done", in: folder)],
            heartbeat: sound, isHealthy: { _ in true })
        let stop = supervisor.stop
        var pids: [Int32] = []
        _ = await supervisor.run { supervisor, _, change in
            guard change == .healthy, let pid = supervisor.states.first?.state.pid else { return }
            pids.append(pid)
            if pids.count == 1 { kill(pid, SIGKILL) } else { stop() }
        }
        #expect(Set(pids).count == 2)
        #expect(supervisor.states.first?.restarts == 1)
    }

    @Test("a service that stands still is killed and started again")
    func standsStill() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = Atomic<Bool>(true)
        let heartbeat = Heartbeat(limit: .milliseconds(50)) { _, _ in !first.load(ordering: .relaxed) }
        var supervisor = Supervisor(
            [spec("a", "while :; do sleep 0.01; done", in: folder)], heartbeat: heartbeat,
            isHealthy: { _ in true })
        let stop = supervisor.stop
        var changes: [String] = []
        _ = await supervisor.run { _, _, change in
            switch change {
            case .started: changes.append("started")
            case .healthy:
                changes.append("healthy")
                if changes.contains("silent") { stop() }
            case .silent: changes.append("silent")
            case .ended(let code, .some):
                changes.append("ended with \(code)")
                first.store(false, ordering: .relaxed)
            case .ended: changes.append("stopped")
            case .failed: changes.append("failed")
            }
        }
        #expect(
            changes == ["started", "healthy", "silent", "ended with 137", "started", "healthy", "stopped"])
        #expect(supervisor.states.first?.restarts == 1)
    }

    @Test("a process is ours by its program and its data directory, whatever number it has")
    func ours() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (ours, theirs) = (folder.appending(path: "ours").path, folder.appending(path: "theirs").path)
        for path in [ours, theirs] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        let link = folder.appending(path: "link").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: ours)
        // What follows a shell's script is for who reads the command line.
        let child = try ChildProcess(
            "/bin/sh", ["-c", "while :; do sleep 0.01; done", "sh", "--data", link],
            errors: folder.appending(path: "log").path)
        defer { kill(child.pid, SIGKILL) }
        let file = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(child.pid)/exe")
        let shell = try #require(file.split(separator: "/").last.map(String.init))
        // It has the program before it has the words that it was begun with.
        while try Data(contentsOf: URL(filePath: "/proc/\(child.pid)/cmdline")).isEmpty { sched_yield() }
        #expect(ProcessFile.runs(child.pid, shell, on: ours))
        #expect(!ProcessFile.runs(child.pid, shell, on: theirs))
        #expect(!ProcessFile.runs(child.pid, "chungtay-registry", on: ours))
        #expect(!ProcessFile.runs(getpid(), shell, on: ours))
    }

    @Test("the lock says who holds it")
    func holder() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "lock").path
        try "4711999 was here before\n".write(toFile: path, atomically: true, encoding: .utf8)
        let lock = try StackLock(path)
        #expect(StackLock.holder(path) == getpid())
        withExtendedLifetime(lock) {}
    }

    @Test("a service that cannot start ends the others, and its code and words are known")
    func failure() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let tail = LogTail(folder.appending(path: "b.log").path)
        var supervisor = Supervisor(
            [
                spec("a", "trap 'exit 0' TERM; while :; do sleep 0.01; done", in: folder),
                spec("b", "echo 'the port is taken' >&2; exit 69", in: folder),
            ], heartbeat: sound, isHealthy: { $0 == "a" })
        let failure = await supervisor.run { _, _, _ in }
        #expect(failure?.name == "b")
        #expect(failure?.code == 69)
        #expect(tail.lastLines(5) == ["the port is taken"])
        #expect(supervisor.states.first?.state == .stopped)
    }

    @Test("one data directory has one supervisor")
    func lock() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "lock").path
        let first = try StackLock(path)
        let isFirst = first != nil
        let isSecond = try StackLock(path) != nil
        #expect(isFirst)
        #expect(!isSecond)
        withExtendedLifetime(first) {}
    }

    @Test("free ports are as many as asked for, and nobody else's while they are kept")
    func ports() throws {
        // So many that pickers who knew nothing of each other would all but surely choose one twice.
        let kept = try (0..<40).map { _ in try #require(FreePorts(10)) }
        #expect(Set(kept.flatMap(\.numbers)).count == 400)
    }

    @Test("ports that are given up can be picked again")
    func givenUp() throws {
        // More in all than there are.
        for _ in 0..<30 { #expect(try #require(FreePorts(500)).numbers.count == 500) }
    }
}
