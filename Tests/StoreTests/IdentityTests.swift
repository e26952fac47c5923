import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store

@Suite("Logs have an identity", .timeLimit(.minutes(5)))
struct IdentityTests {
    /// A store as it is now, in a directory of its own.
    private func copy(of store: ServiceStore, in directory: DataDirectory) async throws -> DataDirectory {
        let copied = try DataDirectory.made()
        try StoreFile(store.path, of: "notes").copy(to: copied.path + "/notes.sqlite")
        try FileManager.default.copyItem(atPath: directory.path + "/keys", toPath: copied.path + "/keys")
        return copied
    }

    @Test(
        "each event says what the log is up to it, after a restart too, and a row that was altered is found")
    func chain() async throws {
        let directory = DataDirectory()
        var store = try directory.open()
        for number in 1...3 { _ = try await store.write("\(number)", "x") }
        let chains = try await store.events(after: 0, limit: 10).map(\.chain)
        #expect(Set(chains).count == 3 && !chains.contains(nil))
        store.close()
        store = try directory.open()
        _ = try await store.write("4", "x")
        #expect(try await store.events(after: 0, limit: 3).map(\.chain) == chains)
        #expect(try await store.integrityCheck().isEmpty)
        try await store.perform { batch in
            try batch.db.execute(sql: "DROP TRIGGER store_events_no_update")
            try batch.db.execute(sql: "UPDATE store_events SET unit = 'x' WHERE position = 2")
        }
        #expect(try await store.integrityCheck() == ["row 2 of store_events is not what its chain says"])
        store.close()
    }

    @Test("what is rolled back is in no chain")
    func refused() async throws {
        try await withStore { store async throws in
            _ = try await store.write("1", "one")
            await #expect(throws: Notes.Refused.self) {
                try await store.command(Notes.call("2"), apply: Notes.refuse("two"))
            }
            _ = try await store.write("3", "three")
            #expect(try await store.integrityCheck().isEmpty)
            #expect(Set(try await store.events(after: 0, limit: 9).map(\.incarnation)).count == 1)
        }
    }

    @Test("what was seen before a restart stays seen; what was seen of a life that a copy has not is no more")
    func lives() async throws {
        let directory = DataDirectory()
        var store = try directory.open()
        #expect(store.place(of: 0) == Positions(["notes": 0]))
        _ = try await store.write("1", "one")
        let first = store.place(of: 1)
        let restored = try await copy(of: store, in: directory)
        _ = try await store.write("2", "two")
        store.close()
        store = try directory.open()
        let second = store.place(of: 2)
        #expect(second.incarnations == first.incarnations)
        _ = try await store.write("3", "three")
        let third = store.place(of: 3)
        #expect(third.incarnations != first.incarnations)
        for seen in [first, second, third] { #expect(store.standing(of: seen) == .reached) }
        store.close()

        store = try restored.open()
        #expect(store.standing(of: first) == .reached)
        #expect(try await store.standingInFile(of: first) == .reached)
        #expect(try await store.standingInFile(of: second) == .ahead("notes"))
        #expect(try await store.standingInFile(of: third) == .lost("notes"))
        _ = try await store.write("9", "another")
        #expect(store.place(of: 2).incarnations != second.incarnations)
        #expect(store.standing(of: first) == .reached)
        #expect(store.standing(of: second) == .lost("notes"))
        await #expect(throws: StoreError.seenLost(source: "notes")) {
            try await store.waitUntil(followed: second, deadline: nil)
        }
        store.close()
    }

    @Test(
        "who follows a log that was restored finds what both have, takes back the rest, and puts right what it told"
    )
    func rewinding() async throws {
        let (directory, reader) = (DataDirectory(), DataDirectory())
        var log = try directory.open()
        func open() throws -> ServiceStore { try reader.open(service: "elsewhere", following: ["notes"]) }
        func follow(_ follower: ServiceStore) async throws {
            let after = follower.cursor(for: "notes")
            try await follower.follow(
                source: "notes", envelopes: try await log.events(after: after, limit: 100)
            ) { envelope, tx in
                try Notes.insert("\(envelope.position)", tx)
            }
        }
        var follower = try open()
        for number in 1...3 { _ = try await log.write("\(number)", "x") }
        let restored = try await copy(of: log, in: directory)
        for number in 4...5 { _ = try await log.write("\(number)", "x") }
        try await follow(follower)
        let gone = log.place(of: 5)
        #expect(follower.standing(of: gone) == .reached)
        log.close()

        log = try restored.open()
        for number in 14...17 { _ = try await log.write("\(number)", "x") }
        let marks = try await follower.marks(of: "notes")
        #expect(marks.map(\.position) == [1, 2, 3, 4, 5])
        var held: [Bool] = []
        for mark in [.start] + marks { held.append(try await log.holds(mark)) }
        #expect(held == [true, true, true, true, false, false])
        try await follower.rewind(source: "notes", to: marks[2]) { point, tx in
            #expect(point == LogPoint(3))
            try tx.db.execute(sql: "DELETE FROM notes WHERE CAST(text AS INTEGER) > 3")
            return ["b", "a"]
        }
        #expect(follower.logCursor(for: "notes").mark == marks[2])
        #expect(follower.standing(of: gone) == .lost("notes"))
        follower.close()

        // What is still to be settled outlives the process.
        follower = try open()
        #expect(follower.standing(of: gone) == .lost("notes"))
        let rewind = try #require(follower.rewinds["notes"])
        #expect(rewind.from == 5 && rewind.to == 3 && !rewind.isSettled)
        try await follow(follower)
        #expect(try await follower.notes() == ["1", "2", "3", "4", "5", "6", "7"])
        #expect(follower.standing(of: log.place(of: 7)) == .reached)
        try await follower.settle(source: "notes") { subject, tx in
            tx.emit(ForeignEvent.happened(Note(text: subject, pages: 0)))
        }
        #expect(follower.rewinds["notes"]?.isSettled == true)
        let told = try await follower.events(after: 0, limit: 9)
        #expect(
            try told.map { try $0.recorded(ForeignEvent.self)?.event.note.text } == ["a", "b"])
        // Once and for all.
        try await follower.settle(source: "notes") { _, _ in Issue.record("it was settled") }
        for store in [log, follower] {
            #expect(try await store.integrityCheck().isEmpty)
            store.close()
        }
    }

    @Test("a rewind that cannot be done leaves everything as it was")
    func failing() async throws {
        try await withStore(following: ["other"]) { store async throws in
            let chain = ChainHead(bytes: [UInt8](repeating: 7, count: 32))
            let envelopes = [1, 2].map { Log.envelope($0, chain: chain) }
            try await store.follow(source: "other", envelopes: envelopes, apply: Log.derive)
            let notes = try await store.notes()
            await #expect(throws: Notes.Refused.self) {
                try await store.rewind(source: "other", to: .start) { _, tx in
                    try tx.db.execute(sql: "DELETE FROM notes")
                    throw Notes.Refused(reason: "unfit")
                }
            }
            #expect(store.cursor(for: "other") == 2)
            #expect(store.rewinds.isEmpty)
            #expect(try await store.notes() == notes)
        }
    }

    @Test("of events of long ago every 256th is marked")
    func marks() async throws {
        try await withStore(following: ["other"]) { store async throws in
            let chain = ChainHead(bytes: [UInt8](repeating: 7, count: 32))
            for end in [3000, 4200, 5000] as [UInt64] {
                let envelopes = (store.cursor(for: "other") + 1...end).map { Log.envelope($0, chain: chain) }
                try await store.follow(source: "other", envelopes: envelopes) { _, _ in }
            }
            let marks = try await store.marks(of: "other").map(\.position)
            #expect(marks == [256, 512, 768] + Array(905...5000))
        }
    }

    @Test("what was known of another log's subject after a point is taken back, and what follows from it")
    func forgetting() throws {
        try DatabaseQueue().write { db in
            let homes = StateTable<ChildID, Home>("known_homes", isFollowed: true)
            try homes.create(in: db)
            let (records, child, ghost) = (homes.in(db), ChildID(at: .now()), ChildID(at: .now()))
            var line = Timeline<Home>()
            for (day, point) in [(1, 1), (5, 3), (9, 4)] as [(Int, UInt64)] {
                let version = try line.change(
                    Home(commune: "\(day)"), from: Facts.day(day), as: FactID(at: .now()),
                    learned: Facts.learned(point))
                line.append(version)
                try records.append(version, of: child, by: Facts.recorder)
                guard point == 4 else { continue }
                try records.append(version, of: ghost, by: Facts.recorder)
            }
            #expect(Set(try records.forget(after: LogPoint(3))) == [child, ghost])
            let left = try records.timeline(of: child)
            #expect(left.value(on: Facts.day(20))?.commune == "5")
            #expect(try records.timeline(of: ghost) == Timeline())
            let held = try records.held(on: Facts.day(20))
            #expect(held.map(\.about) == [child] && held.map(\.value.commune) == ["5"])
            #expect(try records.forget(after: LogPoint(3)).isEmpty)
        }
    }
}

extension ForeignEvent {
    fileprivate var note: Note {
        switch self {
        case .happened(let note): note
        }
    }
}
