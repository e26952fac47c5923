import Bus
import Foundation
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary
import ZeroMQ

@testable import NoteKeeping

@Suite("Rights that are taken away while a service runs", .timeLimit(.minutes(5)))
struct ChangedPolicyTests {
    private static let all = "grants:\n  - {unit: thai-binh, roles: {caseworker: [self], reader: [self]}}\n"
    private static let nothing = "grants:\n  - {unit: hung-yen, roles: {reader: [self]}}\n"

    private func withService(_ body: (Place, BusClient) async throws -> Void) async throws {
        let place = try Place()
        defer { place.remove() }
        try place.write("compose/policy.yaml", Self.all)
        let program = try await place.start()
        let found = try await place.whereabouts(of: program)
        try await body(place, try place.client(of: found, keys: CurveKeyPair()))
        program.terminate()
        #expect(try await program.ending().code == 0)
    }

    private func note(_ text: String) -> WriteNote { WriteNote(unit: "thai-binh", text: text) }

    /// Calls until that is refused.
    private func waitUntilDenied(_ client: BusClient) async throws {
        while true {
            do {
                _ = try await client.call(Notes.write, note("còn được viết"))
            } catch let error as CallError {
                #expect(error.status == .permissionDenied)
                return
            }
        }
    }

    @Test("a call is refused, and let through again once the file is what it was")
    func call() async throws {
        try await withService { place, client in
            _ = try await client.call(Notes.write, note("được"))
            try place.write("compose/policy.yaml", Self.nothing)
            try await waitUntilDenied(client)
            // The connection stands: health is for anybody whose key is known.
            #expect(try await client.call(Health.check, Empty()).state == .serving)
            try place.write(
                "compose/policy.yaml", "grants:\n  - unit: thai-binh\n    roles: {king: [self]}\n")
            let denied = await #expect(throws: CallError.self) {
                try await client.call(Notes.write, note("không được"))
            }
            #expect(denied?.status == .permissionDenied)
            try place.write("compose/policy.yaml", Self.all)
            var isAllowed = false
            while !isAllowed {
                do {
                    _ = try await client.call(Notes.write, note("lại được"))
                    isAllowed = true
                } catch let error as CallError where error.status == .permissionDenied {}
            }
        }
    }

    @Test("a feed that runs ends at its next page")
    func feed() async throws {
        try await withService { place, client in
            // More than is ever on the way to a reader who waits.
            let long = String(repeating: "a", count: 20_000)
            for _ in 1...750 { _ = try await client.call(Notes.write, note(long)) }
            var read = 0
            let ended = await #expect(throws: CallError.self) {
                for try await _ in client.feed(Notes.list, ListNotes()) {
                    read += 1
                    guard read == 1 else { continue }
                    try place.write("compose/policy.yaml", Self.nothing)
                    try await waitUntilDenied(client)
                }
            }
            #expect(ended?.status == .permissionDenied)
            #expect((1..<750).contains(read))
        }
    }

    @Test("an import that runs keeps what it has done, and ends at its next rows")
    func importing() async throws {
        try await withService { place, client in
            let (rows, source) = AsyncStream<WriteNote>.makeStream()
            let first = NoteID(at: .now())
            source.yield(WriteNote(id: first, unit: "thai-binh", text: "trước"))
            async let ended = #expect(throws: CallError.self) {
                try await client.send(Notes.import) { rows }
            }
            while true {
                do {
                    _ = try await client.call(Notes.get, GetNote(id: first))
                    break
                } catch let error as CallError where error.status == .notFound {}
            }
            try place.write("compose/policy.yaml", Self.nothing)
            try await waitUntilDenied(client)
            let second = NoteID(at: .now())
            source.yield(WriteNote(id: second, unit: "thai-binh", text: "sau"))
            source.finish()
            #expect(await ended?.status == .permissionDenied)
            try place.write("compose/policy.yaml", Self.all)
            var isThere: Bool?
            while isThere == nil {
                do {
                    _ = try await client.call(Notes.get, GetNote(id: second))
                    isThere = true
                } catch let error as CallError {
                    if error.status == .notFound { isThere = false }
                }
            }
            #expect(isThere == false)
            #expect(try await client.call(Notes.get, GetNote(id: first)).text == "trước")
        }
    }
}
