import Bus
import GRDB
import Store
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping
@testable import ServiceKit

@Suite("Services that follow each other", .timeLimit(.minutes(5)))
struct FollowingTests {
    /// Notes, a service that follows them, and somebody who calls both.
    private func followed(_ body: (Deployment, TestClient) async throws -> Void) async throws {
        try await withDeployment([NotesService.self, DigestsService.self]) { deployment in
            try await body(deployment, deployment.client(as: office))
        }
    }

    @Test("a read right after a write in another service sees it, without waiting by hand")
    func seen() async throws {
        try await followed { _, client in
            for count in 1...20 {
                try await client.call(Notes.write, WriteNote(unit: office, text: "\(count)"))
                #expect(try await client.call(Digests.count, CountNotes(unit: office)).count == count)
            }
        }
    }

    @Test("a command waits for what its caller has seen, as a query does")
    func seenByCommand() async throws {
        try await followed { _, client in
            try await client.call(Notes.write, WriteNote(unit: office, text: "một"))
            #expect(try await client.call(Digests.remark, CountNotes(unit: office)).count == 1)
        }
    }

    @Test(
        "whichever of the two starts again, the follower goes on where it was: what it missed is applied, once",
        arguments: [("notes", true), ("digests", false)])
    func restart(of service: String, onceItHasFollowed: Bool) async throws {
        try await followed { deployment, client in
            try await client.call(Notes.write, WriteNote(unit: office, text: "trước"))
            if onceItHasFollowed {
                #expect(try await client.call(Digests.count, CountNotes(unit: office)).count == 1)
            }
            try await deployment.restart(service)
            try await client.call(Notes.write, WriteNote(unit: office, text: "sau"))
            #expect(try await client.call(Digests.count, CountNotes(unit: office)).count == 2)
        }
    }

    @Test("a service that cannot get there in time says which log it lags behind")
    func lagging() async throws {
        try await withDeployment(
            [NotesService.self, DigestsService.self], patience: .milliseconds(300)
        ) { deployment in
            let client = deployment.client(as: office)
            try await client.call(Notes.write, WriteNote(unit: office, text: "một"))
            try await deployment.store(of: "digests").waitUntil(
                followed: Positions(["notes": 1]), deadline: nil)
            _ = try await client.call(Digests.count, CountNotes(unit: office))
            deployment.pretendToHaveSeen(Positions(["notes": 99]))
            let refused = try #require(
                try await client.refusal(of: Digests.count, CountNotes(unit: office)))
            #expect(refused.status == .deadlineExceeded)
            #expect(refused.message.contains("notes"), "\(refused.message)")
            #expect(refused.message.contains("99"), "\(refused.message)")
        }
    }

    @Test(
        "who waits for a log hears of it before the deadline: an eighth of the time is left, at most two seconds",
        arguments: [(nil, 28), (4, 3.5), (16, 14), (160, 158)] as [(Double?, Double)])
    func endOfWaiting(seconds: Double?, waited: Double) {
        let now = ContinuousClock.now
        let deadline = seconds.map { now + .seconds($0) }
        func end(_ patience: Duration?) -> Duration {
            Dispatcher.endOfWaiting(from: now, deadline: deadline, patience: patience) - now
        }
        #expect(end(nil) == .seconds(waited))
        #expect(end(.seconds(1)) == .seconds(1))
        #expect(end(.seconds(1000)) == .seconds(waited))
    }

    @Test("something else than a store follows a log too, each event once, through failures and restarts")
    func sink() async throws {
        try await withDeployment([NotesService.self]) { deployment in
            let client = deployment.client(as: office)
            let shelf = Shelf()
            let following = Task { await deployment.follow("notes", into: shelf) }
            for text in ["một", "hai", "ba"] {
                try await client.call(Notes.write, WriteNote(unit: office, text: text))
            }
            #expect(await shelf.texts(3) == ["một", "hai", "ba"])
            await shelf.failOnce()
            try await client.call(Notes.write, WriteNote(unit: office, text: "bốn"))
            #expect(await shelf.texts(4).last == "bốn")
            try await deployment.restart("notes")
            try await client.call(Notes.write, WriteNote(unit: office, text: "năm"))
            #expect(await shelf.texts(5) == ["một", "hai", "ba", "bốn", "năm"])
            #expect(await shelf.failures == 1)
            following.cancel()
            await following.value
        }
    }

    /// Of a log that nobody writes: it names the source.
    private enum StrayEvent: DomainEvent {
        case strayed(Note)

        static let source = "strays"
        var subject: String { "stray" }
        var isConfidential: Bool { true }
    }

    @Test(
        "an event that cannot be taken in keeps those behind it waiting, and takes none along that came before it"
    )
    func refusedNeighbour() async throws {
        try await followed { deployment, _ in
            let store = deployment.store(of: "digests")
            func sink(refusing refused: UInt64?) -> StoreSink {
                StoreSink(
                    store: store,
                    following: [
                        Following(
                            StrayEvent.self, apply: { _, _ in }, forget: { _, _ in [] },
                            withheld: { envelope, tx in
                                if envelope.position == refused { throw DigestsFault.unfit }
                                // An id is there once: what was taken in twice would fail.
                                try tx.db.execute(
                                    sql: "INSERT INTO heard VALUES (?, ?, ?)",
                                    arguments: [
                                        "stray-\(envelope.position)", envelope.unit,
                                        Int64(envelope.position),
                                    ])
                            })
                    ])
            }
            let events = (1...5).map { position in
                EventEnvelope(
                    position: position, id: ID(at: Timestamp(milliseconds: 0)), source: "strays",
                    type: "strays.strayed", subject: "stray",
                    time: Timestamp(milliseconds: Int64(position) * 1000), unit: office, person: nil,
                    confidential: true, data: nil, chain: nil)
            }
            await #expect {
                try await sink(refusing: 3).apply(events, from: "strays")
            } throws: { error in
                guard case .notApplied("strays", 3, _) = error as? StoreError else { return false }
                return true
            }
            #expect(store.cursor(for: "strays") == 2)
            // The first of a batch: there is nothing before it.
            await #expect(throws: StoreError.self) {
                try await sink(refusing: 3).apply(Array(events[2...]), from: "strays")
            }
            #expect(store.cursor(for: "strays") == 2)
            try await sink(refusing: nil).apply(events, from: "strays")
            #expect(store.cursor(for: "strays") == 5)
        }
    }

    private enum DigestsFault: Error { case unfit }

    @Test("health tells how far each log is followed")
    func health() async throws {
        try await followed { deployment, client in
            try await client.call(Notes.write, WriteNote(unit: office, text: "một"))
            _ = try await client.call(Digests.count, CountNotes(unit: office))
            let report = try await client.on("digests").call(Health.check, Empty())
            #expect(report.state == .serving)
            #expect(report.following.map(\.source) == ["notes"])
            #expect(report.following.first?.position == 1)
            #expect(report.following.first?.lag == 0)
            #expect(try await client.on("notes").call(Health.check, Empty()).position == 1)
        }
    }
}
