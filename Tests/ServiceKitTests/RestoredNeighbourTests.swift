import Bus
import GRDB
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping

@Suite("A neighbour that was restored to an earlier life", .timeLimit(.minutes(5)))
struct RestoredNeighbourTests {
    @discardableResult
    private func write(_ client: TestClient, _ texts: String...) async throws -> [Note] {
        var notes: [Note] = []
        for text in texts {
            notes.append(try await client.call(Notes.write, WriteNote(unit: office, text: text)))
        }
        return notes
    }

    /// A log of three notes, of which a copy has the first, and who follows it.
    private func withBackup(
        _ body: (Deployment, TestClient, StoreCopy) async throws -> Void
    ) async throws {
        try await withDeployment([NotesService.self, DigestsService.self]) { deployment in
            let client = deployment.client(as: office)
            try await write(client, "một")
            let copy = try await deployment.backUp("notes")
            try await write(client, "hai", "ba")
            #expect(try await heard(client) == 3)
            try await body(deployment, client, copy)
        }
    }

    private func heard(_ client: TestClient) async throws -> Int {
        try await client.call(Digests.count, CountNotes(unit: office)).count
    }

    @Test(
        "its follower notices whether the log is as long as before or not, says so, and ends equal",
        arguments: [1, 2, 5])
    func noticed(writtenAgain count: Int) async throws {
        try await withDeployment([NotesService.self, DigestsService.self]) { deployment in
            let client = deployment.client(as: office)
            try await write(client, "một", "hai")
            let copy = try await deployment.backUp("notes")
            let gone = try await write(client, "ba", "bốn")
            #expect(try await heard(client) == 4)
            try await deployment.restore(copy)
            deployment.forgetSeen(of: "notes")
            for number in 0..<count { try await write(client, "sau \(number)") }

            let rewound = try await deployment.rewound("digests", from: "notes")
            #expect(rewound.lastLearned == 4 && rewound.lastKept == 2)
            #expect(try await heard(client) == 2 + count)
            let health = try await client.on("digests").call(Health.check, Empty())
            #expect(health.state == .serving)
            let head = try await client.on("notes").call(EventLog.head, Empty())
            #expect(health.following.first?.position == head.position)
            #expect(health.following.first?.incarnation == head.incarnation)
            // Whom it was about is put right, once.
            let settled = try await deployment.store(of: "digests").query(
                QueryCall(principal: client.principal, method: "digests.Digests/Count", language: .vi)
            ) { snapshot in
                snapshot.authorizeByRoleAlone()
                return try String.fetchAll(snapshot.db, sql: "SELECT id FROM settled ORDER BY id")
            }
            #expect(settled.value == gone.map(\.id.text).sorted())
        }
    }

    @Test(
        "a caller is told at once that what it has seen is no more, by whom it asks, and goes on from what is there"
    )
    func caller() async throws {
        try await withBackup { deployment, client, copy in
            try await deployment.restore(copy)
            // The log ends before it.
            let beyond = try #require(
                try await client.refusal(of: Notes.write, WriteNote(unit: office, text: "không")))
            #expect(beyond.status == .outOfRange)
            try await write(client, "hai lại", "ba lại")
            #expect(try await heard(client) == 3)

            let first = try await deployment.rewound("digests", from: "notes")
            let again = try await deployment.backUp("notes")
            try await write(client, "bốn")
            #expect(try await heard(client) == 4)
            try await deployment.restore(again)
            _ = try await deployment.rewound("digests", from: "notes", after: first)
            let lost = try #require(
                try await client.refusal(of: Digests.count, CountNotes(unit: office)))
            #expect(lost.status == .failedPrecondition)
            #expect(lost.message.contains("notes"), "\(lost.message)")
            #expect(try await heard(client) == 3)
        }
    }

    @Test(
        "a follower that was restored itself, to what it had read of a life that is no more, ends equal too")
    func bothRestored() async throws {
        try await withBackup { deployment, client, log in
            let follower = try await deployment.backUp("digests")
            try await deployment.restore(log)
            deployment.forgetSeen(of: "notes")
            try await write(client, "hai lại")
            #expect(try await heard(client) == 2)
            try await deployment.restore(follower)
            deployment.forgetSeen(of: "digests")
            let rewound = try await deployment.rewound("digests", from: "notes")
            #expect(rewound.lastLearned == 3 && rewound.lastKept == 1)
            #expect(try await heard(client) == 2)
        }
    }

    @Test("an ordinary restart is no other life: nothing is taken back")
    func restarted() async throws {
        try await withDeployment([NotesService.self, DigestsService.self]) { deployment in
            let client = deployment.client(as: office)
            try await write(client, "một")
            #expect(try await heard(client) == 1)
            try await deployment.restart("notes")
            try await write(client, "hai")
            try await deployment.restart("digests")
            #expect(try await heard(client) == 2)
            let health = try await client.on("digests").call(Health.check, Empty())
            #expect(health.following.map(\.rewound) == [nil])
        }
    }

    @Test("its follower keeps what it had signed, and says from when on it was no more")
    func heads() async throws {
        try await withDeployment([NotesService.self, DigestsService.self]) { deployment in
            let client = deployment.client(as: office)
            let auditor = deployment.client(as: "thai-binh", [.auditor])
            /// Once the follower has asked.
            func kept(
                until isIt: ([NeighbourLogHead]) -> Bool
            ) async throws -> [NeighbourLogHead] {
                while true {
                    let heads = try await auditor.on("digests").call(AdminHeads.get, Empty()).heads
                    if isIt(heads) { return heads }
                }
            }
            try await write(client, "một")
            let copy = try await deployment.backUp("notes")
            try await write(client, "hai")
            // A service signs when it ends, and is asked when its follower begins.
            try await deployment.restart("notes")
            try await deployment.restart("digests")
            let first = try await kept { $0.contains { $0.signed.log == .events } }
            #expect(first.allSatisfy { $0.keeper == "digests" && $0.source == "notes" && $0.goneAt == nil })
            let events = try #require(first.first { $0.signed.log == .events })
            #expect(events.signed.position == 2)
            try await deployment.restore(copy)
            deployment.forgetSeen(of: "notes")
            try await deployment.restart("digests")
            let later = try await kept { $0.contains { $0.goneAt != nil } }
            #expect(later.filter { $0.goneAt != nil }.map(\.signed).contains(events.signed))
            let faults = try await auditor.on("notes").items(
                AdminAudit.verify, VerifyEvidence(neighbours: later)
            ).flatMap(\.faults)
            #expect(faults.map(\.table) == ["store_events", "store_audit"])
            #expect(faults.allSatisfy { $0.number == 2 && $0.text.contains("digests") })
        }
    }

    @Test("a sink that keeps no marks begins anew")
    func sink() async throws {
        try await withDeployment([NotesService.self]) { deployment in
            let client = deployment.client(as: office)
            let shelf = Shelf()
            let following = Task { await deployment.follow("notes", into: shelf) }
            try await write(client, "một")
            let copy = try await deployment.backUp("notes")
            try await write(client, "hai")
            #expect(await shelf.texts(2) == ["một", "hai"])
            try await deployment.restore(copy)
            deployment.forgetSeen(of: "notes")
            try await write(client, "hai lại", "ba")
            #expect(await shelf.texts(3) == ["một", "hai lại", "ba"])
            following.cancel()
            await following.value
        }
    }

    @Test("who subscribes with another event than the log has is refused, and told of it")
    func subscribing() async throws {
        try await withDeployment([NotesService.self]) { deployment in
            let client = deployment.client(as: office)
            try await write(client, "một", "hai")
            let follower = deployment.client(as: "thai-binh", [.follower]).on("notes")
            let events = try await follower.items(EventLog.subscribe, SubscribeLog(live: false))
            let chain = try #require(events[0].envelope.chain)
            let rest = try await follower.items(
                EventLog.subscribe, SubscribeLog(after: 1, live: false, chain: chain))
            #expect(rest.map(\.envelope.position) == [2])
            let refused = try #require(
                try await follower.refusal(
                    of: EventLog.subscribe, SubscribeLog(after: 2, live: false, chain: chain)))
            #expect(refused.status == .failedPrecondition)
            #expect(
                try await follower.call(EventLog.compare, CompareLog(position: 1, chain: chain))
                    == LogCompared(head: 2, same: true))
            #expect(
                try await follower.call(EventLog.compare, CompareLog(position: 9, chain: chain))
                    == LogCompared(head: 2, same: false))
        }
    }
}
