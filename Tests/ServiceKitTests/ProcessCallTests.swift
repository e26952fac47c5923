import Bus
import Foundation
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary
import ZeroMQ

@testable import NoteKeeping

@Suite("Calls on a service that is a process", .timeLimit(.minutes(5)))
struct ProcessCallTests {
    @Test("a key is refused until it is issued, and counts from then on")
    func issued() async throws {
        try await Place.running { place, found in
            let keys = try CurveKeyPair()
            let stranger = try place.client(of: found, keys: keys, allowed: false)
            let refused = await #expect(throws: CallError.self) {
                try await stranger.call(Health.check, Empty())
            }
            #expect(refused?.status == .unauthenticated)
            let known = try place.client(of: found, keys: keys)
            let note = try await known.call(
                Notes.write, WriteNote(unit: "thai-binh/tien-hai", text: "vào được"))
            #expect(note.text == "vào được")
        }
    }

    @Test("a key whose certificate was taken away opens no connection any more")
    func takenAway() async throws {
        try await Place.called { place, found, keys, known in
            #expect(try await known.call(Health.check, Empty()).state == .serving)
            try place.takeAllAway()
            let again = try place.client(of: found, keys: keys, allowed: false)
            let refused = await #expect(throws: CallError.self) {
                try await again.call(Health.check, Empty())
            }
            #expect(refused?.status == .unauthenticated)
        }
    }

    @Test("an import that a crash broke off is taken up where it was: every row once")
    func importAfterCrash() async throws {
        let place = try Place()
        defer { place.remove() }
        let rows = (1...600).map { WriteNote(unit: "thai-binh", text: "ghi chú \($0)") }
        let keys = try CurveKeyPair()
        let once = CallOptions(idempotencyKey: "nhap-dang-do", retry: .never)
        let first = try await place.start()
        let client = try place.client(of: await place.whereabouts(of: first), keys: keys)
        // The stream stays open after half of the rows, so that the import is under way when the process
        // dies.
        let (stream, rest) = AsyncStream<WriteNote>.makeStream()
        for row in rows.prefix(300) { rest.yield(row) }
        let broken = Task { try await client.send(Notes.import, once) { stream } }
        while try await count(client) == 0 {}
        first.kill()
        rest.finish()
        await #expect(throws: CallError.self) { try await broken.value }
        _ = try await first.ending()
        let second = try await place.start()
        let again = try place.client(of: await place.whereabouts(of: second), keys: keys, allowed: false)
        let summary = try await again.send(Notes.import, rows: rows, once)
        #expect(summary.accepted == 600)
        #expect(try await count(again) == 600)
        second.terminate()
        #expect(try await second.ending().code == 0)
    }

    private func count(_ client: BusClient) async throws -> Int {
        var count = 0
        for try await _ in client.feed(Notes.list, ListNotes()) { count += 1 }
        return count
    }
}
