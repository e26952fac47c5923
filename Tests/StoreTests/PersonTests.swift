import Foundation
import GRDB
import JSONCoding
import Testing
import Vocabulary

@testable import Store

@Suite("Who of a unit", .timeLimit(.minutes(5)))
struct PersonTests {
    static let lan = Person(id: "ntl", name: PersonName("Nguyễn Thị Lan"))
    static let binh = Person(id: "tvb", name: PersonName("Trần Văn Bình"))

    /// The values of a column in the order of the rows; `-` for none.
    private func column(_ name: String, of table: String, _ store: ServiceStore) async throws -> [String] {
        try await store.reading { db in
            try String.fetchAll(db, sql: "SELECT ifnull(\(name), '-') FROM \(table) ORDER BY 1")
        }
    }

    private func write(_ key: String, by person: Person?, _ store: ServiceStore) async throws
        -> CommandOutcome
    {
        try await store.command(Notes.call(key, by: person)) { tx in
            tx.disclose(ChildID(at: tx.now))
            return try Notes.write("\(key) \(tx.recorder.person ?? "-")")(tx)
        }
    }

    @Test("trail, read log and events name the person beside the unit, and nobody where a program acts")
    func named() async throws {
        try await withStore { store async throws in
            _ = try await write("a", by: Self.lan, store)
            _ = try await write("b", by: nil, store)
            let seen = QueryCall(
                principal: Notes.writer.by(Self.binh), method: "notes.Notes/List", language: .vi)
            try await store.recordReads([ChildID(at: .now())], by: seen)
            #expect(try await column("person", of: "store_audit", store) == ["-", "ntl"])
            #expect(try await column("person", of: "store_reads", store) == ["-", "ntl", "tvb"])
            #expect(try await store.events(after: 0, limit: 9).map(\.person) == ["ntl", nil])
            #expect(try await store.notes() == ["a ntl", "b -"])
        }
    }

    @Test("names are kept once each beside the trail, and are in no event")
    func names() async throws {
        let directory = DataDirectory()
        let store = try directory.open(clock: .manual { Timestamp(milliseconds: 0) })
        for key in ["a", "b"] { _ = try await write(key, by: Self.lan, store) }
        _ = try await write("c", by: Person(id: "ntl", name: PersonName("Nguyễn Thị Lan Anh")), store)
        _ = try await write("d", by: Person(id: "x"), store)
        let people = try await store.reading { db in
            try Row.fetchAll(db, sql: "SELECT unit, person, name, since FROM store_people ORDER BY name")
                .map { row in row.databaseValues.map { String.fromDatabaseValue($0) ?? "-" } }
        }
        let (unit, start) = (Notes.unit.text, "1970-01-01T00:00:00.000Z")
        #expect(
            people == [
                [unit, "ntl", "Nguyễn Thị Lan", start], [unit, "ntl", "Nguyễn Thị Lan Anh", start],
            ])
        for envelope in try await store.events(after: 0, limit: 9) {
            #expect(!String(decoding: try envelope.encoded(), as: UTF8.self).contains("Lan"))
        }
        store.close()
    }

    @Test("an event's person is an attribute of the CloudEvent, absent where there is none")
    func envelope() async throws {
        try await withStore { store async throws in
            _ = try await write("a", by: Self.lan, store)
            _ = try await write("b", by: nil, store)
            let envelopes = try await store.events(after: 0, limit: 9)
            let objects = try envelopes.map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.encoded())) as? [String: Any])
            }
            #expect(objects[0]["person"] as? String == "ntl" && objects[1]["person"] == nil)
            #expect(try envelopes.map { try EventEnvelope(encoded: $0.encoded()) } == envelopes)
            #expect(
                try envelopes.map { try JSON.decode(EventEnvelope.self, from: JSON.encode($0)) } == envelopes)
            #expect(envelopes[0].withoutData().person == "ntl")
            #expect(
                try envelopes[0].recorded(NoteEvent.self)?.recorder
                    == Recorder(unit: Notes.unit, person: "ntl"))
        }
    }

    @Test("the log's chain covers the person")
    func chain() async throws {
        try await withStore { store async throws in
            _ = try await write("a", by: Self.lan, store)
            #expect(try await store.reading { db in try RowChain.events.firstFault(db) } == nil)
            try await store.perform { batch in
                try batch.db.execute(sql: "DROP TRIGGER store_events_no_update")
                try batch.db.execute(sql: "UPDATE store_events SET person = 'tvb'")
            }
            #expect(try await store.reading { db in try RowChain.events.firstFault(db) } == .altered(1))
        }
    }

    @Test("a retry is the same person's: another's call under the same key is a call of its own")
    func retries() async throws {
        try await withStore { store async throws in
            #expect(try await write("k", by: Self.lan, store).isReplayed == false)
            #expect(try await write("k", by: Self.lan, store).isReplayed)
            // Under another key pair, or another name, it is the same person.
            #expect(try await write("k", by: Person(id: "ntl"), store).isReplayed)
            #expect(try await write("k", by: Self.binh, store).isReplayed == false)
            #expect(try await write("k", by: nil, store).isReplayed == false)
            #expect(try await write("k", by: nil, store).isReplayed)
            #expect(try await store.notes() == ["k ntl", "k tvb", "k -"])
        }
    }

    @Test("an import that one person broke off is taken up by that person, and begun anew by another")
    func imports() async throws {
        func call(_ person: Person?) -> CommandCall {
            CommandCall(
                principal: Notes.writer.by(person), method: "notes.Notes/Import", language: .vi,
                idempotencyKey: "i", body: [])
        }
        try await withStore { store async throws in
            let first = try await store.beginImport(call(Self.lan))
            try await first.add(Import.rows(1...2), apply: Import.apply, reject: Import.reject)
            for (person, done) in [(Self.lan, 2), (Self.binh, 0), (nil, 0)] {
                let session = try await store.beginImport(call(person))
                #expect(await session.progress.rowsDone == done)
            }
            let outcome = try await first.finish(reply: Import.summary)
            #expect(outcome.reply == Array("2/0/0".utf8))
            let again = try await store.beginImport(call(Self.lan))
            try await again.add(Import.rows(1...2), apply: Import.apply, reject: Import.reject)
            #expect(try await again.finish(reply: Import.summary).isReplayed)
        }
    }

    @Test("what a follower does because of an event is in the name of who caused that")
    func following() async throws {
        try await withStore(following: ["other"]) { store async throws in
            let envelopes = [Log.envelope(1, by: "ntl"), Log.envelope(2)]
            try await store.follow(source: "other", envelopes: envelopes) { envelope, tx in
                #expect(tx.principal.person == envelope.person.map { Person(id: $0) })
                tx.emit(NoteEvent.coloured(.red))
            }
            #expect(try await store.events(after: 0, limit: 9).map(\.person) == ["ntl", nil])
        }
    }
}
