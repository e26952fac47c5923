import Bus
import Foundation
import GRDB
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("A store that a disk has changed", .timeLimit(.minutes(5)))
struct DamagedStoreTests {
    private let reader: UnitPath = "thai-binh/so-ldtbxh"
    private let keeper: UnitPath = "he-thong/quan-tri"

    /// The file of a registry that has run there.
    private func written(_ place: StackPlace) async throws -> String {
        try await withStack(on: place, ["registry"]) { stack in try await stack.healthy(as: reader) }
        return place.data.store(of: "registry")
    }

    /// Writes `octets` into a file that is longer.
    private func spoil(_ path: String, at offset: UInt64, _ octets: Data) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try #require(try handle.seekToEnd() > offset + UInt64(octets.count))
        try handle.seek(toOffset: offset)
        try handle.write(contentsOf: octets)
        try handle.close()
    }

    @Test("one byte in a page that nobody reads is found when the service starts, and changes are refused")
    func found() async throws {
        let place = try StackPlace(["registry"])
        defer { place.remove() }
        let path = try await written(place)
        let root = try await DatabaseQueue(path: path).read { db in
            try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'store_rewinds'")
        }
        let offset = UInt64((try #require(root) - 1) * 4096 + 2000)
        try spoil(path, at: offset, Data([0x55]))

        try await withStack(on: place, ["registry"]) { stack in
            let client = try stack.client(of: "registry", as: reader)
            for try await health in client.feed(Health.watch, Empty()) {
                if health.storage.state == .damaged { break }
            }
            let refused = await #expect(throws: CallError.self) {
                try await stack.client(of: "registry", as: keeper).call(
                    AdminClock.set, SetClock(day: day("2022-02-02")), CallOptions(language: .en))
            }
            #expect(refused?.status == .dataLoss)
            #expect(refused?.message.contains("damaged") == true, "\(refused?.message ?? "")")
            #expect(try await client.call(AdminClock.get, Empty()).today != day("2022-02-02"))
            try await stack.says("is not what was written", "registry")
        }
    }

    @Test("a store of which 25 pages are damaged does not start its service, and what mends it is said")
    func notOpened() async throws {
        let place = try StackPlace(["registry"])
        defer { place.remove() }
        let path = try await written(place)
        // The first hundred octets say that it is a database.
        try spoil(path, at: 100, Data(repeating: 0xA5, count: 25 * 4096 - 100))
        StartTests.expectSentences(
            try await StartTests.run("registry", place), .storeDamaged, naming: path, "chungtay restore")
    }

    @Test("services that are killed and start again have no damage to tell of")
    func killed() async throws {
        try await withStack(["registry"]) { stack in
            let operatorClient = try stack.client(of: "registry", as: keeper)
            for turn in 0..<3 {
                for number in 1...9 {
                    let moved = day("202\(2 + turn)-01-0\(number)")
                    _ = try await operatorClient.call(AdminClock.set, SetClock(day: moved))
                }
                while !stack.kill("registry") { await Task.yield() }
            }
            try await stack.healthy(as: reader)
            let health = try await stack.client(of: "registry", as: reader).call(Health.check, Empty())
            #expect(health.storage.state != .damaged)
            #expect(!stack.log(of: "registry").contains("is not what was written"))
        }
    }
}
