import Foundation
import ServiceKit
import Synchronization
import Testing

@testable import GatewayKit

@Suite("Processes that are kept running", .timeLimit(.minutes(1)))
struct SupervisorTests {
    private func spec(_ name: String, _ script: String, in folder: URL) -> ServiceSpec {
        ServiceSpec(
            name: name, executable: "/bin/sh", arguments: ["-c", script],
            log: folder.appending(path: "\(name).log").path)
    }

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
            ["a", "b", "c"].map { spec($0, wait, in: folder) }, isHealthy: { _ in true })
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
            isHealthy: { _ in true })
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

    @Test("a service that cannot start ends the others, and its code and words are known")
    func failure() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let tail = LogTail(folder.appending(path: "b.log").path)
        var supervisor = Supervisor(
            [
                spec("a", "trap 'exit 0' TERM; while :; do sleep 0.01; done", in: folder),
                spec("b", "echo 'the port is taken' >&2; exit 69", in: folder),
            ], isHealthy: { $0 == "a" })
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
