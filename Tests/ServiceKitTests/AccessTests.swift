import Bus
import JSONCoding
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping

@Suite("Before a handler runs", .timeLimit(.minutes(5)))
struct AccessTests {
    @Test("a caller without the role is told which role it needs, and nothing is written")
    func roleNeeded() async throws {
        try await withService(NotesService.self, as: office, [.reader]) { notes in
            let refused = try #require(
                try await notes.refusal(of: Notes.write, WriteNote(unit: office, text: "xin chào")))
            #expect(refused.status == .permissionDenied)
            #expect(refused.message.contains("caseworker"))
            #expect(try await notes.items(Notes.list, ListNotes()).isEmpty)
        }
    }

    @Test("a unit outside the caller's is refused with the member that named it")
    func outOfScope() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let refused = try #require(
                try await notes.refusal(
                    of: Notes.write, WriteNote(unit: "thai-binh/tien-hai", text: "xin chào")))
            #expect(refused.status == .permissionDenied)
            #expect(refused.fields == ["/unit"])
            #expect(refused.message.contains("thai-binh/tien-hai"))
        }
    }

    @Test("a call touches what its caller reaches in the role that the method needs, and nothing else")
    func reachOfRole() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let principal = Principal(
                unit: office, reaches: [.caseworker: [office], .reader: ["thai-binh/tien-hai"]])
            let split = notes.acting(as: principal)
            let own = try await split.call(Notes.write, WriteNote(unit: office, text: "của mình"))
            let other = WriteNote(unit: "thai-binh/tien-hai", text: "của huyện khác")
            let refused = try #require(try await split.refusal(of: Notes.write, other))
            #expect(refused.status == .permissionDenied)
            #expect(refused.fields == ["/unit"])
            #expect(refused.message.contains("(\(office))"), "\(refused.message)")
            let written = try await notes.acting(as: "thai-binh/tien-hai").call(Notes.write, other)
            #expect(try await split.call(Notes.get, GetNote(id: written.id)) == written)
            #expect(try await split.refusal(of: Notes.get, GetNote(id: own.id))?.status == .permissionDenied)
            #expect(try await split.items(Notes.list, ListNotes()) == [written])
            let summary = try await split.import(Notes.import, [other, WriteNote(unit: office, text: "nữa")])
            #expect(summary.accepted == 1)
            #expect(summary.rejections.map(\.row) == [1])
        }
    }

    @Test("a handler that forgets to ask for permission is refused, and what it did is undone")
    func deniedByDefault() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let note = WriteNote(id: ID(at: .now()), unit: office, text: "quên hỏi")
            let refused = try #require(try await notes.refusal(of: Notes.careless, note))
            #expect(refused.status == .internal)
            #expect(try await notes.items(Notes.list, ListNotes()).isEmpty)
            try await notes.call(Notes.write, note)
            let read = try await notes.refusal(of: Notes.carelessGet, GetNote(id: try #require(note.id)))
            #expect(read?.status == .internal)
        }
    }

    @Test("an unknown method is UNIMPLEMENTED, and the nearest name is offered")
    func unknownMethod() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let refused = try #require(try await notes.refusal(of: "notes.Notes/Wriite", json: "{}"))
            #expect(refused.status == .unimplemented)
            #expect(refused.message.contains("notes.Notes/Write"))
            let strange = try #require(
                try await notes.refusal(of: "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", json: "{}"))
            #expect(strange.status == .unimplemented)
        }
    }

    @Test("a command without an idempotency key is told how to mend that")
    func keyNeeded() async throws {
        try await withService(NotesService.self, as: office) { notes in
            for key in [nil, "", "có dấu", String(repeating: "k", count: 129)] {
                let refused = try await #require(throws: Refused.self) {
                    try await notes.send(
                        Notes.write.name, Array(#"{"unit":"thai-binh/thai-thuy","text":"a"}"#.utf8), key: key)
                }
                #expect(refused.status == .invalidArgument)
            }
        }
    }

    @Test("a repeated command gets its first reply and is done once")
    func replay() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let first = try await notes.call(Notes.write, WriteNote(unit: office, text: "một lần"), key: "k1")
            let second = try await notes.call(
                Notes.write, WriteNote(unit: office, text: "một lần"), key: "k1")
            #expect(first == second)
            #expect(try await notes.items(Notes.list, ListNotes()).count == 1)
            let other = try await notes.refusal(
                of: Notes.write, WriteNote(unit: office, text: "khác"), key: "k1")
            #expect(other?.status == .invalidArgument)
        }
    }

    @Test("a refused command is not remembered: the same key may bring it again, put right")
    func refusedThenRight() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let refused = try await notes.refusal(
                of: Notes.write, WriteNote(unit: office, text: ""), key: "k1")
            #expect(refused?.status == .invalidArgument)
            #expect(refused?.fields == ["/text"])
            let note = try await notes.call(Notes.write, WriteNote(unit: office, text: "đúng"), key: "k1")
            #expect(note.text == "đúng")
        }
    }

    @Test("malformed and missing members are named by pointer, in the caller's language")
    func malformed() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let missing = try #require(
                try await notes.refusal(of: Notes.write.name, json: #"{"unit":"thai-binh/thai-thuy"}"#))
            #expect(missing.status == .invalidArgument)
            #expect(missing.fields == ["/text"])
            let broken = try #require(try await notes.refusal(of: Notes.write.name, json: "{"))
            #expect(broken.status == .invalidArgument)
            let unit = try #require(
                try await notes.refusal(of: Notes.write.name, json: #"{"unit":"Thái Bình","text":"a"}"#))
            #expect(unit.fields == ["/unit"])
            let empty = WriteNote(unit: office, text: "")
            #expect(
                try await notes.refusal(of: Notes.write, empty)?.message == "Ghi chú trống. Hãy viết gì đó.")
            #expect(
                try await notes.reading(.en).refusal(of: Notes.write, empty)?.message
                    == "The note is empty. Write something.")
        }
    }

    @Test("all mistakes come at once, what does not decode first, and nothing of the trial stays")
    func allMistakes() async throws {
        try await withService(NotesService.self, as: office) { notes in
            for body in [
                #"{"unit":"Thái Bình","text":"","secret":"no"}"#, #"{"unit":3,"text":"","secret":[]}"#,
            ] {
                let refused = try #require(try await notes.refusal(of: Notes.write.name, json: body))
                #expect(refused.status == .invalidArgument)
                #expect(refused.fields == ["/unit", "/secret", "/text"])
            }
            // What a stand-in is told is not the request's mistake.
            let unread = try await notes.refusal(of: Notes.write.name, json: #"{"text":0,"secret":"no"}"#)
            #expect(unread?.fields == ["/unit", "/text", "/secret"])
            let id = try await notes.refusal(of: Notes.get.name, json: #"{"id":"x"}"#)
            #expect(id?.status == .invalidArgument && id?.fields == ["/id"])
            let twice = #"{"unit":"thai-binh/thai-thuy","text":"a","text":"b"}"#
            #expect(try await notes.refusal(of: Notes.write.name, json: twice)?.fields == ["/text"])
            #expect(try await notes.call(EventLog.head, Empty()).position == 0)
            #expect(try await notes.items(Notes.list, ListNotes()).isEmpty)
        }
    }

    @Test("who may not act for a unit that is named legibly hears that alone")
    func deniedBeforeMistakes() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let body = #"{"unit":"thai-binh/tien-hai","text":"","secret":"no"}"#
            let refused = try #require(try await notes.refusal(of: Notes.write.name, json: body))
            let wellFormed = try #require(
                try await notes.refusal(of: Notes.write, WriteNote(unit: "thai-binh/tien-hai", text: "a")))
            #expect(refused == wellFormed)
            #expect(refused.status == .permissionDenied)
            let reader = notes.acting(as: office, [.reader])
            let role = try #require(try await reader.refusal(of: Notes.write.name, json: body))
            #expect(role.status == .permissionDenied && role.fields.isEmpty)
        }
    }

    @Test("a key under which a request did not decode is free for the next")
    func keyOfADraft() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let bad = Array(#"{"unit":"thai-binh/thai-thuy","text":1}"#.utf8)
            await #expect(throws: Refused.self) { try await notes.send(Notes.write.name, bad, key: "k1") }
            let note = try await notes.call(Notes.write, WriteNote(unit: office, text: "đúng"), key: "k1")
            #expect(note.text == "đúng")
        }
    }

    @Test("a row that does not decode is rejected with all that is wrong, and leaves nothing")
    func badRow() async throws {
        let anything = Import<JSONValue>(Notes.import.name, needs: .caseworker)
        try await withService(NotesService.self, as: office) { notes in
            let summary = try await notes.import(
                anything,
                [
                    ["unit": "thai-binh/thai-thuy", "text": "một"], ["unit": 1, "text": "", "secret": 2],
                    ["unit": "thai-binh/thai-thuy", "text": "ba"],
                ])
            #expect(summary.accepted == 2)
            #expect(summary.rejections.map(\.row) == [2])
            #expect(summary.rejections.first?.fields == ["/unit", "/secret", "/text"])
            #expect(try await Set(notes.items(Notes.list, ListNotes()).map(\.text)) == ["một", "ba"])
        }
    }

    @Test("what fails inside is INTERNAL, and nothing of the inside is told")
    func ourMistake() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let refused = try #require(try await notes.refusal(of: Notes.broken, Empty()))
            #expect(refused.status == .internal)
            #expect(!refused.message.contains("secret"))
            #expect(!refused.message.contains("Mishap"))
        }
    }
}
