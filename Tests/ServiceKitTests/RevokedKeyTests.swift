import Bus
import Foundation
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary
import ZeroMQ

@testable import NoteKeeping

@Suite("Keys that are taken away while a service runs", .timeLimit(.minutes(5)))
struct RevokedKeyTests {
    @Test("a feed that waits ends with UNAUTHENTICATED, and the key counts again when it is issued again")
    func cutOff() async throws {
        try await Place.called { place, _, keys, client in
            let ended = await #expect(throws: CallError.self) {
                var isFirst = true
                for try await _ in client.feed(Health.watch, Empty()) where isFirst {
                    isFirst = false
                    try place.takeAllAway()
                }
            }
            #expect(ended?.status == .unauthenticated)
            let refused = await #expect(throws: CallError.self) {
                try await client.call(Health.check, Empty())
            }
            #expect(refused?.status == .unauthenticated)
            try place.allow(keys, "thai-binh")
            #expect(try await client.call(Health.check, Empty()).state == .serving)
        }
    }

    @Test(
        "a key is cut off whatever stands in place of the policy, and others notice nothing",
        arguments: ["bomb", "fifo"])
    func besidePolicy(_ what: String) async throws {
        let log = FileManager.default.temporaryDirectory.path + "/policy-\(UUID().uuidString).log"
        defer { unlink(log) }
        try await Place.running(log: log) { place, found in
            let (keys, others) = (try CurveKeyPair(), try CurveKeyPair())
            let client = try place.client(of: found, keys: keys)
            let other = try place.client(of: found, as: "hung-yen", keys: others)
            let ended = await #expect(throws: CallError.self) {
                var isFirst = true
                for try await _ in client.feed(Health.watch, Empty()) where isFirst {
                    isFirst = false
                    try place.spoilPolicy(with: what)
                    // Once it has been looked at.
                    while try !String(contentsOfFile: log, encoding: .utf8).contains("cannot be read") {
                        try Task.checkCancellation()
                        await Task.yield()
                    }
                    try place.takeAllAway(but: "hung-yen")
                }
            }
            #expect(ended?.status == .unauthenticated)
            #expect(try await other.call(Health.check, Empty()).state == .serving)
        }
    }

    @Test(
        "of an office one person's key is cut off, the others' go on; nobody does more than the key was given"
    )
    func people() async throws {
        try await Place.running { place, found in
            let (lan, binh) = (
                KeyOwner(unit: "thai-binh", person: Person(id: "ntl", name: PersonName("Nguyễn Thị Lan"))),
                KeyOwner(
                    unit: "thai-binh",
                    person: Person(id: "tvb", name: PersonName("Trần Văn Bình"), roles: [.reader]))
            )
            func client(_ owner: KeyOwner) throws -> BusClient {
                let keys = try CurveKeyPair()
                try place.allow(keys, owner)
                return try place.client(of: found, keys: keys, allowed: false)
            }
            let (first, second) = (try client(lan), try client(binh))
            _ = try await first.call(Notes.write, WriteNote(unit: "thai-binh", text: "của Lan"))
            let ended = await #expect(throws: CallError.self) {
                var isFirst = true
                for try await _ in first.feed(Health.watch, Empty()) where isFirst {
                    isFirst = false
                    try place.takeAway(lan)
                }
            }
            #expect(ended?.status == .unauthenticated)
            #expect(try await second.call(Health.check, Empty()).state == .serving)
            let denied = await #expect(throws: CallError.self) {
                try await second.call(Notes.write, WriteNote(unit: "thai-binh", text: "của Bình"))
            }
            #expect(denied?.status == .permissionDenied)
            #expect(denied?.message.contains("Trần Văn Bình (thai-binh)") == true)
        }
    }

    @Test("a key that is issued to another unit ends what runs, and calls as that unit from then on")
    func reissued() async throws {
        try await Place.running(with: [
            "compose/policy.yaml":
                "grants:\n  - {unit: thai-binh, roles: {caseworker: [self], reader: [self]}}\n  - {unit: hung-yen, roles: {reader: [self]}}\n"
        ]) { place, found in
            let keys = try CurveKeyPair()
            let client = try place.client(of: found, keys: keys)
            _ = try await client.call(Notes.write, WriteNote(unit: "thai-binh", text: "của Thái Bình"))
            let ended = await #expect(throws: CallError.self) {
                var isFirst = true
                for try await _ in client.feed(Health.watch, Empty()) where isFirst {
                    isFirst = false
                    try place.allow(keys, "hung-yen")
                    try place.takeAllAway(but: "hung-yen")
                }
            }
            #expect(ended?.status == .unauthenticated)
            let denied = await #expect(throws: CallError.self) {
                try await client.call(Notes.write, WriteNote(unit: "thai-binh", text: "không còn quyền"))
            }
            #expect(denied?.status == .permissionDenied)
            #expect(denied?.message.contains("hung-yen") == true)
        }
    }
}

extension Place {
    /// Puts in place of the policy what would keep a careless reader busy for good.
    fileprivate func spoilPolicy(with what: String) throws {
        let policy = path + "/compose/policy.yaml"
        try FileManager.default.removeItem(atPath: policy)
        if what == "fifo" {
            try #require(mkfifo(policy, 0o600) == 0)
            return
        }
        let lines = (1...30).map { level in
            "- &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
        }
        try write("compose/policy.yaml", "- &a0 [ha]\n" + lines.joined())
    }
}
