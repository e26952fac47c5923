import Foundation
import GRDB
import Testing
import Vocabulary

@testable import Store

@Suite("Keys of people's own", .timeLimit(.minutes(5)))
struct PersonKeyTests {
    private static let sealed = SealedTable<ChildID, Timeline<String>>(
        "sealed_names", [FactColumn("name", "$")], sealing: { SealedByPerson(in: $0, by: $1) })
    private static let whispers = SealedTable<ChildID, Timeline<String>>(
        "whispers", sealing: { SealedByPerson(in: $0, by: $1) }, hiding: { $0.hasPrefix("whisper") })
    private static let migrations =
        Notes.migrations + [
            Migration("0002-names") { db in
                try sealed.create(in: db)
                try whispers.create(in: db)
            }
        ]
    private static let child = ChildID(at: Timestamp(milliseconds: 1))

    private static func call(_ key: String) -> CommandCall {
        CommandCall(
            principal: Notes.writer, method: "notes.Notes/Write", language: .vi, idempotencyKey: key,
            body: [])
    }

    /// Enters the child under a name; the reply says it.
    private static func enter(_ name: String) -> @Sendable (Transaction) throws -> [UInt8] {
        { tx in
            tx.authorizeByRoleAlone()
            let version = try Timeline<String>().change(
                name, from: Facts.day(1), as: tx.newID(), learned: tx.learned)
            try sealed.in(tx.db, tx.sealing).append(version, of: child, by: tx.recorder)
            tx.disclose(child)
            tx.emit(NoteEvent.written(Note(text: "entered", pages: 1)))
            return Array(name.utf8)
        }
    }

    private static func forget(_ tx: Transaction) throws -> [UInt8] {
        tx.authorizeByRoleAlone()
        try tx.destroyKey(of: child.text, PersonTraces(of: child.text, texts: ["Unheard-Of-Name"]))
        try sealed.in(tx.db, tx.sealing).rebuild(child)
        return []
    }

    @Test(
        "who somebody is cannot be read once the key is destroyed: not in facts, not in replies; chains hold")
    func destroyed() async throws {
        let directory = DataDirectory()
        let store = try directory.open(Self.migrations)
        _ = try await store.command(Self.call("enter"), apply: Self.enter("Unheard-Of-Name"))
        // Lists ask by it: until then it lies there.
        let asked = try await store.reading { db in
            try String.fetchAll(db, sql: "SELECT name FROM sealed_names")
        }
        #expect(asked == ["Unheard-Of-Name"])
        let again = try await store.command(Self.call("enter"), apply: Self.enter("Unheard-Of-Name"))
        #expect(String(decoding: again.reply, as: UTF8.self) == "Unheard-Of-Name")
        #expect(again.isReplayed)

        _ = try await store.command(Self.call("forget"), apply: Self.forget)
        #expect(try !directory.holds("Unheard-Of-Name"))
        #expect(try await store.count("sealed_names") == 0)
        #expect(try await store.count("sealed_names_versions") == 1)
        await #expect(throws: StoreError.replyDestroyed(method: "notes.Notes/Write")) {
            try await store.command(Self.call("enter"), apply: Self.enter("Unheard-Of-Name"))
        }
        await #expect(throws: StoreError.keyDestroyed(person: Self.child.text)) {
            try await store.command(Self.call("enter-again"), apply: Self.enter("Another-Name"))
        }
        let history = try await store.asked { snapshot in
            do {
                return try Self.sealed.in(snapshot.db, snapshot.sealing).history(of: Self.child).versions
                    .count
            } catch StoreError.keyDestroyed {
                return -1
            }
        }
        #expect(history == -1)
        #expect(try await store.integrityCheck().isEmpty)
        store.close()
        #expect(try !directory.holds("Unheard-Of-Name"))
    }

    @Test("a key is read and unwrapped once a call, and not at all where nobody is read")
    func counted() async throws {
        let store = try DataDirectory().open(Self.migrations)
        defer { store.close() }
        _ = try await store.command(Self.call("enter")) { tx in
            let reply = try Self.enter("Unheard-Of-Name")(tx)
            // It was made here, and not read.
            #expect(tx.people.unwrapped == 0)
            return reply
        }
        let (reading, listing) = try await store.asked { snapshot in
            let facts = Self.sealed.in(snapshot.db, snapshot.sealing)
            _ = try String.fetchAll(snapshot.db, sql: "SELECT subject FROM sealed_names WHERE name = 'x'")
            let listing = snapshot.people.unwrapped
            for _ in 1...3 { _ = try facts.timeline(of: Self.child) }
            return (snapshot.people.unwrapped, listing)
        }
        #expect(listing == 0)
        #expect(reading == 1)
    }

    @Test("a store that comes back from an earlier copy destroys again what was destroyed since, and says so")
    func restored() async throws {
        let directory = DataDirectory()
        let store = try directory.open(Self.migrations)
        _ = try await store.command(Self.call("enter"), apply: Self.enter("Unheard-Of-Name"))
        let copy = directory.path + "/earlier"
        try StoreFile(store.path, of: "notes").copy(to: copy)
        _ = try await store.command(Self.call("forget"), apply: Self.forget)
        store.close()
        try FileManager.default.removeItem(atPath: store.path)
        try FileManager.default.moveItem(atPath: copy, toPath: store.path)
        #expect(try directory.holds("Unheard-Of-Name"))

        let back = try ServiceStore(
            at: directory.path, service: "notes", migrations: Self.migrations,
            forgetting: { person, tx in
                #expect(person == Self.child.text)
                _ = try Self.forget(tx)
            })
        #expect(try !directory.holds("Unheard-Of-Name"))
        let methods = try await back.reading { db in
            try String.fetchAll(db, sql: "SELECT method FROM store_audit ORDER BY number")
        }
        #expect(methods == ["notes.Notes/Write", "people.Keys/DestroyAgain"])
        back.close()
        // Once is enough.
        let later = try directory.open(Self.migrations)
        #expect(try await later.count("store_audit") == 2)
        later.close()
    }

    @Test("a refused command destroys nothing")
    func refused() async throws {
        let directory = DataDirectory()
        let store = try directory.open(Self.migrations)
        defer { store.close() }
        _ = try await store.command(Self.call("enter"), apply: Self.enter("Unheard-Of-Name"))
        await #expect(throws: Notes.Refused(reason: "no")) {
            try await store.command(Self.call("forget")) { tx in
                _ = try Self.forget(tx)
                throw Notes.Refused(reason: "no")
            }
        }
        let again = try await store.command(Self.call("enter"), apply: Self.enter("Unheard-Of-Name"))
        #expect(String(decoding: again.reply, as: UTF8.self) == "Unheard-Of-Name")
        #expect(!FileManager.default.fileExists(atPath: directory.path + "/keys/destroyed/notes.destroyed"))
    }

    @Test("of what is hidden the file tells neither whom nor when it is about, and it is read like the rest")
    func hidden() async throws {
        let directory = DataDirectory()
        let store = try directory.open(Self.migrations)
        defer { store.close() }
        let other = ChildID(at: Timestamp(milliseconds: 2))
        _ = try await store.command(Self.call("hide")) { tx in
            tx.authorizeByRoleAlone()
            let facts = Self.whispers.in(tx.db, tx.sealing)
            for (about, words) in [(Self.child, "whispered"), (other, "said")] {
                let version = try Timeline<String>().change(
                    words, from: Facts.day(3), as: tx.newID(), learned: tx.learned)
                try facts.append(version, of: about, by: tx.recorder)
            }
            try facts.rebuild()
            return []
        }
        let (subjects, listed) = try await store.reading { db in
            (
                try Row.fetchAll(db, sql: "SELECT subject, from_day FROM whispers_versions ORDER BY number")
                    .map { ($0[0] as String, $0[1] as Day) },
                try String.fetchAll(db, sql: "SELECT subject FROM whispers")
            )
        }
        #expect(subjects[0].0 != Self.child.text)
        #expect(subjects[0].1 != Facts.day(3))
        #expect(subjects[1].0 == other.text)
        #expect(subjects[1].1 == Facts.day(3))
        #expect(listed == [other.text])
        let read = try await store.asked { snapshot in
            let facts = Self.whispers.in(snapshot.db, snapshot.sealing)
            return try [facts.history(of: Self.child), facts.hiddenHistory(of: Self.child)]
                .flatMap(\.versions).map { ($0.value, $0.days.from) }
        }
        #expect(read.map(\.0) == ["whispered", "whispered"])
        #expect(read.map(\.1) == [Facts.day(3), Facts.day(3)])
    }
}
