import Foundation
import GRDB
import JSONCoding
import Testing
import Vocabulary

@testable import Store

@Suite("Events", .timeLimit(.minutes(5)))
struct EventTests {
    static let all: [NoteEvent] = [
        .written(Note(text: #"a "quoted" \ {brace} và tiếng Việt"#, pages: 2)),
        .tricky(Tricky(zero: ["_0": 1], text: #"}}],{"_0":"#, parts: [1.5, nil, -2e10])),
        .coloured(.blue), .shaped(.circle(radius: 3)), .shaped(.square(4)), .listed([]), .listed([1, 2]),
        .whispered(Note(text: "thì thầm", pages: 1)),
    ]

    private func emit(_ events: [NoteEvent], to store: ServiceStore) async throws {
        _ = try await store.command(Notes.call("k")) { tx in
            tx.authorizeByRoleAlone()
            for event in events { tx.emit(event) }
            return []
        }
    }

    @Test("events come back from the log, and from the wire, as they went in")
    func roundTrip() async throws {
        try await withStore { store async throws in
            try await emit(Self.all, to: store)
            let envelopes = try await store.events(after: 0, limit: 100)
            #expect(envelopes.map(\.position) == Array(1...UInt64(Self.all.count)))
            #expect(try envelopes.map { try $0.recorded(NoteEvent.self)?.event } == Self.all)
            let spliced = try envelopes.map { try EventEnvelope(encoded: $0.encoded()) }
            #expect(spliced == envelopes)
            let coded = try envelopes.map { try JSON.decode(EventEnvelope.self, from: JSON.encode($0)) }
            #expect(try coded.map { try $0.recorded(NoteEvent.self)?.event } == Self.all)
        }
    }

    @Test("an envelope is a CloudEvent, and its data the payload alone")
    func cloudEvent() async throws {
        try await withStore(clock: .manual { Timestamp(milliseconds: 1_607_562_000_000) }) {
            store async throws in
            try await emit([.written(Note(text: "n", pages: 2))], to: store)
            let envelope = try #require(try await store.events(after: 0, limit: 1).first)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(envelope.encoded())) as? [String: Any])
            #expect(object["specversion"] as? String == "1.0")
            #expect(object["type"] as? String == "notes.written")
            #expect(object["source"] as? String == "notes")
            #expect(object["subject"] as? String == "note")
            #expect(object["time"] as? String == "2020-12-10T01:00:00.000Z")
            #expect(object["sequence"] as? String == "1")
            #expect(object["unit"] as? String == "thai-binh/thai-thuy")
            #expect(object["datacontenttype"] as? String == "application/json")
            #expect((object["data"] as? [String: Any])?["pages"] as? Int == 2)
            #expect(envelope.data == Array(#"{"text":"n","pages":2}"#.utf8))
        }
    }

    @Test("an event that the program does not know is passed over; data that does not fit is an error")
    func unknown() async throws {
        try await withStore { store async throws in
            try await emit([.coloured(.red), .written(Note(text: "n", pages: 1))], to: store)
            let envelopes = try await store.events(after: 0, limit: 10)
            #expect(try envelopes[0].recorded(OlderNoteEvent.self) == nil)
            #expect(try envelopes[1].recorded(OlderNoteEvent.self) != nil)
            #expect(try envelopes[1].recorded(ForeignEvent.self) == nil)
            let unfit = EventEnvelope(
                position: 1, id: envelopes[0].id, source: "notes", type: "notes.written", subject: "",
                time: envelopes[0].time, unit: "thai-binh", confidential: false, data: Array("{}".utf8))
            #expect(throws: (any Error).self) { try unfit.recorded(OlderNoteEvent.self) }
        }
    }

    @Test("without its data an event says whose it is and when, not about whom; followers pass it over")
    func withoutData() async throws {
        try await withStore { store async throws in
            try await emit([.whispered(Note(text: "n", pages: 1))], to: store)
            let hidden = try #require(try await store.events(after: 0, limit: 1).first).withoutData()
            #expect(hidden.confidential && hidden.data == nil)
            #expect(hidden.subject.isEmpty && hidden.traceparent == nil)
            #expect(try EventEnvelope(encoded: hidden.encoded()) == hidden)
            #expect(try JSON.decode(EventEnvelope.self, from: JSON.encode(hidden)) == hidden)
            #expect(try hidden.recorded(NoteEvent.self) == nil)
        }
    }

    @Test("white space and the order of members do not matter to who reads an envelope")
    func readable() throws {
        let text = """
            { "data" : { "text" : "a,}", "pages" : 1 } , "sequence":"7","specversion":"1.0",
              "id":"0190a000-0000-7000-8000-000000000000","source":"notes","type":"notes.written",
              "subject":"note","time":"2020-12-10T01:00:00Z","unit":"thai-binh","extra":[1,{"data":2}] }
            """
        let envelope = try EventEnvelope(encoded: Array(text.utf8))
        #expect(envelope.position == 7)
        #expect(try envelope.recorded(NoteEvent.self)?.event == .written(Note(text: "a,}", pages: 1)))
    }

    @Test(
        "what is no event of this house is refused",
        arguments: [("specversion", "0.3"), ("sequence", "0"), ("sequence", "-1"), ("sequence", "x")])
    func malformed(member: String, value: String) throws {
        var members = [
            "specversion": "1.0", "id": "0190a000-0000-7000-8000-000000000000", "source": "notes",
            "type": "notes.written", "subject": "s", "time": "2020-12-10T01:00:00Z", "unit": "thai-binh",
            "sequence": "1",
        ]
        members[member] = value
        let text = try JSON.encode(members)
        let error = #expect(throws: JSONError.self) { try EventEnvelope(encoded: text) }
        #expect(error?.pointer == "/\(member)")
    }

    @Test("confidential events cannot be read in the file, others can")
    func sealed() async throws {
        let directory = DataDirectory()
        let store = try directory.open()
        try await emit(
            [
                .written(Note(text: "plain-to-see", pages: 1)),
                .whispered(Note(text: "not-for-all", pages: 1)),
            ],
            to: store)
        store.close()
        #expect(try directory.holds("plain-to-see"))
        #expect(try !directory.holds("not-for-all"))
    }

    @Test("log, audit trail and read log cannot be altered")
    func appendOnly() async throws {
        try await withStore { store async throws in
            _ = try await store.write("k", "one")
            try await store.recordReads([ChildID(at: .now())], by: Notes.query)
            for table in ["store_events", "store_audit", "store_reads"] {
                for sql in ["UPDATE \(table) SET unit = 'x'", "DELETE FROM \(table)"] {
                    await #expect(throws: DatabaseError.self) {
                        try await store.perform { batch in try batch.db.execute(sql: sql) }
                    }
                }
                #expect(try await store.count(table) == 1)
            }
        }
    }

    @Test("the audit trail says who did what when, and which events came of it")
    func audit() async throws {
        try await withStore(clock: .manual { Timestamp(milliseconds: 0) }) { store async throws in
            _ = try await store.write("a", "one")
            _ = try await store.write("b", "two")
            _ = try await store.write("b", "two")
            let entries = try await store.reading { db in
                try Row.fetchAll(db, sql: "SELECT * FROM store_audit ORDER BY number")
                    .map { row -> String in
                        "\(row["at"] as String) \(row["unit"] as String) \(row["method"] as String) "
                            + "\(row["key"] as String) \(row["position_before"] as Int)-\(row["position_after"] as Int)"
                    }
            }
            let start = "1970-01-01T00:00:00.000Z thai-binh/thai-thuy notes.Notes/Write"
            #expect(entries == ["\(start) a 0-1", "\(start) b 1-2"])
        }
    }

    @Test(
        "children whose data a reply shows are in the read log: a command's by itself, a query's when recorded"
    )
    func reads() async throws {
        try await withStore { store async throws in
            let (one, two) = (ChildID(at: .now()), ChildID(at: .now()))
            _ = try await store.command(Notes.call("k")) { tx in
                tx.authorizeByRoleAlone()
                tx.disclose(one)
                return []
            }
            let seen = try await store.query(Notes.query) { snapshot in
                snapshot.authorizeByRoleAlone()
                snapshot.disclose(two)
            }
            #expect(seen.disclosed == [two])
            try await store.recordReads(seen.disclosed, by: Notes.query)
            let log = try await store.query(Notes.query) { snapshot in
                snapshot.authorizeByRoleAlone()
                return try Row.fetchAll(
                    snapshot.db, sql: "SELECT number, method, subjects FROM store_reads ORDER BY number"
                ).map { row in
                    let children = try snapshot.children(row[2], ofRead: UInt64(row[0] as Int64))
                    return [row[1] as String] + children.map(\.text)
                }
            }.value
            #expect(log == [["notes.Notes/Write", one.text], ["notes.Notes/List", two.text]])
        }
    }

    @Test("a query's position is the head of the log that it saw")
    func position() async throws {
        try await withStore { store async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { for number in 0..<200 { _ = try await store.write("\(number)", "x") } }
                group.addTask {
                    for _ in 0..<200 {
                        let seen = try await store.query(Notes.query) { snapshot in
                            snapshot.authorizeByRoleAlone()
                            return try Int.fetchOne(snapshot.db, sql: "SELECT count(*) FROM notes")
                        }
                        #expect(seen.value == Int(seen.position))
                    }
                }
                try await group.waitForAll()
            }
            let last = try await store.query(Notes.query) { $0.authorizeByRoleAlone() }
            #expect(last.position == 200)
        }
    }
}
