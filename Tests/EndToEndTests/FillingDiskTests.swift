import Bus
import Foundation
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

/// A file system of 64 MiB at a folder. Needs root.
struct SmallDisk {
    static let needs = "file systems cannot be mounted here (needs root)"

    static func isPermitted() async -> Bool { await probe.value }

    private static let probe = Task {
        let folder = FileManager.default.temporaryDirectory.path + "/disk-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let disk = SmallDisk(path: folder)
            let isMounted = try await disk.mount()
            if isMounted { try await disk.unmount() }
            try FileManager.default.removeItem(atPath: folder)
            return isMounted
        } catch {
            return false
        }
    }

    let path: String

    /// Mounts it over the folder; what was in it is on it. False where that is not permitted.
    func mount() async throws -> Bool {
        let script =
            "cp -a \"$1\" \"$1.kept\" && mount -t tmpfs -o size=64m tmpfs \"$1\" && cp -a \"$1.kept/.\" \"$1/\""
        return try await Program.run("sh", ["-c", script, "sh", path], from: .system).code == 0
    }

    func unmount() async throws {
        _ = try await Program.run(
            "sh", ["-c", "umount -l \"$1\"; rm -rf \"$1.kept\"", "sh", path], from: .system)
    }

    /// Takes up so much of it.
    func fill(_ name: String, mebi: Int) throws {
        try Data(count: mebi << 20).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    func free(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
}

@Suite(
    "A disk that fills up under a service", .enabled("\(SmallDisk.needs)") { await SmallDisk.isPermitted() },
    .timeLimit(.minutes(5)))
struct FillingDiskTests {
    private let reader: UnitPath = "thai-binh/so-ldtbxh"
    private let keeper: UnitPath = "he-thong/quan-tri"

    @Test("is said long before, changes are refused while it is full, and taken in again when there is room")
    func fillsUp() async throws {
        let place = try StackPlace(["registry"])
        defer { place.remove() }
        try place.write(
            "compose/stack.yaml", try place.read("compose/stack.yaml") + "room: {lowMiB: 40, fullMiB: 8}\n")
        let disk = SmallDisk(path: place.data.path)
        try #require(try await disk.mount())
        do {
            try await withStack(on: place, ["registry"]) { stack in try await fill(disk, stack) }
        } catch {
            try await disk.unmount()
            throw error
        }
        try await disk.unmount()
    }

    private func fill(_ disk: SmallDisk, _ stack: ProcessStack) async throws {
        // Both have to be known before they can be let in.
        let client = try stack.client(of: "registry", as: reader)
        let clock = try stack.client(of: "registry", as: keeper)
        var states = client.feed(Health.watch, Empty()).makeAsyncIterator()
        func wait(for state: StorageReport.State) async throws {
            while let health = try await states.next() {
                if health.storage.state == state { return }
            }
            Issue.record("the feed ended before \(state)")
        }
        try await wait(for: .ample)
        _ = try await clock.call(AdminClock.set, SetClock(day: day("2022-01-01")))
        try disk.fill("first", mebi: 30)
        try await wait(for: .low)
        _ = try await clock.call(AdminClock.set, SetClock(day: day("2022-01-02")))
        try disk.fill("second", mebi: 28)
        try await wait(for: .full)
        let refused = await #expect(throws: CallError.self) {
            try await clock.call(
                AdminClock.set, SetClock(day: day("2022-01-03")),
                CallOptions(language: .en, retry: .never))
        }
        #expect(refused?.status == .unavailable)
        #expect(refused?.message.contains("no room left") == true, "\(refused?.message ?? "")")
        #expect(try await client.call(AdminClock.get, Empty()).today == day("2022-01-02"))
        try disk.free("first")
        try disk.free("second")
        try await wait(for: .ample)
        #expect(
            try await clock.call(AdminClock.set, SetClock(day: day("2022-01-03"))).today
                == day("2022-01-03"))
    }
}
