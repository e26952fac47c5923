import Bus
import Logging
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping
@testable import ServiceKit
@testable import Store

@Suite("A disk that fills up", .timeLimit(.minutes(5)))
struct DiskSpaceTests {
    private static let mebi: Int64 = 1 << 20
    private let note = WriteNote(unit: "thai-binh/thai-thuy", text: "xin chào")

    private func sizes(free: Int64) -> StoreSizes {
        StoreSizes(file: 5 * Self.mebi, journal: 3 * Self.mebi, free: free, total: 100_000 * Self.mebi)
    }

    @Test("little room and none have their words, which last until there is a sixteenth more")
    func words() {
        let settings = DiskSpaceSettings(lowMiB: 1600, fullMiB: 160)
        func state(_ free: Int64, _ before: StorageReport.State) -> StorageReport.State {
            settings.state(of: sizes(free: free * Self.mebi), after: before)
        }
        #expect(state(1600, .ample) == .ample)
        #expect(state(1599, .ample) == .low)
        #expect(state(1699, .low) == .low)
        #expect(state(1700, .low) == .ample)
        #expect(state(160, .low) == .low)
        #expect(state(159, .ample) == .full)
        #expect(state(169, .full) == .full)
        #expect(state(170, .full) == .low)
        #expect(state(1700, .full) == .ample)
    }

    @Test("what is left out is 2 GiB and 64 MiB, and full is never above low")
    func defaults() {
        #expect(DiskSpaceSettings().low == 2048 * Self.mebi && DiskSpaceSettings().full == 64 * Self.mebi)
        #expect(DiskSpaceSettings(lowMiB: 10).full == 10 * Self.mebi)
    }

    @Test("whoever looks is told once of each change, figures are counted, and changes are let in again")
    func looks() throws {
        let free = Mutex(5000 * Self.mebi)
        let changes = Mutex(0)
        let (log, metrics) = (CaughtLog(), CaughtMetrics())
        let diskSpace = DiskSpace(
            DiskSpaceSettings(), metrics: metrics,
            logger: Logger(label: "notes") { _ in CaughtLog.Handler(log: log, logLevel: .trace) },
            measure: { sizes(free: free.withLock { $0 }) }, changed: { changes.withLock { $0 += 1 } })
        #expect(diskSpace.report.state == .ample)
        #expect(log.lines.isEmpty)
        func fall(to mebi: Int64) {
            free.withLock { $0 = mebi * Self.mebi }
            for _ in 0..<3 { diskSpace.look() }
        }
        fall(to: 1000)
        #expect(diskSpace.report.state == .low)
        try diskSpace.requireRoom()
        fall(to: 10)
        #expect(diskSpace.report.state == .full)
        #expect(throws: StoreError.self) { try diskSpace.requireRoom() }
        fall(to: 5000)
        #expect(diskSpace.report.state == .ample)
        try diskSpace.requireRoom()
        #expect(changes.withLock { $0 } == 3)
        #expect(log.lines.map(\.level) == [.warning, .error, .notice])
        #expect(log.lines.map { $0.metadata["state"] } == ["low", "full", "ample"])
        #expect(diskSpace.report.bytes == 5 * Self.mebi && diskSpace.report.journalBytes == 3 * Self.mebi)
        #expect(diskSpace.report.totalBytes == 100_000 * Self.mebi)
        #expect(metrics["chungtay_store_file_bytes"]?.last == Double(5 * Self.mebi))
        #expect(metrics["chungtay_store_journal_bytes"]?.last == Double(3 * Self.mebi))
        #expect(metrics["chungtay_disk_free_bytes"]?.last == Double(5000 * Self.mebi))
    }

    @Test("damage is told, once, where the file system does not say how much room there is")
    func unmeasured() throws {
        let damage = Mutex<[String]>([])
        let changes = Mutex(0)
        let (log, metrics) = (CaughtLog(), CaughtMetrics())
        let diskSpace = DiskSpace(
            DiskSpaceSettings(), metrics: metrics,
            logger: Logger(label: "notes") { _ in CaughtLog.Handler(log: log, logLevel: .trace) },
            measure: { nil }, damage: { damage.withLock { $0 } }, changed: { changes.withLock { $0 += 1 } })
        #expect(diskSpace.report.state == .ample)
        try diskSpace.requireRoom()
        damage.withLock { $0 = ["page 7 of the file is not what was written"] }
        for _ in 0..<3 { diskSpace.look() }
        #expect(diskSpace.report.state == .damaged)
        #expect(changes.withLock { $0 } == 1)
        #expect(log.lines.map(\.level) == [.error])
        #expect(log.lines.map { $0.metadata["damage"] } == ["page 7 of the file is not what was written"])
        #expect(metrics["chungtay_disk_free_bytes"]?.last == nil)
        #expect(throws: StoreError.damaged(reason: "page 7 of the file is not what was written")) {
            try diskSpace.requireRoom()
        }
    }

    @Test("a damaged store takes no changes: DATA_LOSS in a sentence, and health says so")
    func damaged() async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker, .reader])
            _ = try await office.call(Notes.write, note)
            watched.service.store.core.damage.note("page 7 of the file is not what was written")
            watched.service.diskSpace.look()
            let refused = await #expect(throws: CallError.self) {
                try await office.call(Notes.write, note, CallOptions(language: .en))
            }
            #expect(refused?.status == .dataLoss)
            #expect(refused?.message.contains("damaged") == true, "\(refused?.message ?? "")")
            let row = await #expect(throws: CallError.self) {
                try await office.send(Notes.import, rows: [note])
            }
            #expect(row?.status == .dataLoss)
            #expect(try await office.call(Health.check, Empty()).storage.state == .damaged)
            #expect(watched.service.store.head == 1)
            let line = try #require(watched.log.lines.first { $0.message == "room on the disk" })
            #expect(line.metadata["damage"] == "page 7 of the file is not what was written")
        }
    }

    @Test("without room changes are UNAVAILABLE in a sentence, nothing is done, and what is there is read")
    func full() async throws {
        // No disk has so much free.
        let none = DiskSpaceSettings(lowMiB: 1 << 40, fullMiB: 1 << 40)
        try await Watched.run(room: none) { watched in
            let office = watched.client([.caseworker, .reader])
            let once = CallOptions(retry: .never)
            let health = try await office.call(Health.check, Empty())
            #expect(health.storage.state == .full)
            #expect(health.storage.bytes > 0 && health.storage.totalBytes > health.storage.freeBytes)
            let refused = await #expect(throws: CallError.self) {
                try await office.call(Notes.write, note, CallOptions(language: .en, retry: .never))
            }
            #expect(refused?.status == .unavailable)
            #expect(refused?.message.contains("no room left") == true, "\(refused?.message ?? "")")
            let row = await #expect(throws: CallError.self) {
                try await office.send(Notes.import, rows: [note], once)
            }
            #expect(row?.status == .unavailable)
            #expect(watched.service.store.head == 0)
            for try await kept in office.feed(Notes.list, ListNotes()) { Issue.record("\(kept)") }
        }
    }
}
