import Bus
import ServiceKit
import Store
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping

@Suite("Feeds, imports and the log", .timeLimit(.minutes(5)))
struct StreamTests {
    private func rows(_ count: Int, emptyAt: Set<Int> = []) -> [WriteNote] {
        (1...count).map { number in
            WriteNote(unit: office, text: emptyAt.contains(number) ? "" : "ghi chú \(number)")
        }
    }

    @Test("an import keeps the good rows, and names the others by number and member")
    func importNamesRows() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let summary = try await notes.import(Notes.import, rows(300, emptyAt: [2, 299]))
            #expect(summary.accepted == 298)
            #expect(summary.rejected == 2)
            #expect(summary.rejections.map(\.row) == [2, 299])
            #expect(summary.rejections.first?.fields == ["/text"])
            #expect(summary.rejections.first?.message == "Ghi chú trống. Hãy viết gì đó.")
            #expect(try await notes.items(Notes.list, ListNotes()).count == 298)
        }
    }

    @Test("an import that is sent again under its key does nothing twice and gets the same summary")
    func importReplay() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let first = try await notes.import(Notes.import, rows(150), key: "nhap-1")
            let second = try await notes.import(Notes.import, rows(150), key: "nhap-1")
            #expect(first == second)
            #expect(try await notes.items(Notes.list, ListNotes()).count == 150)
        }
    }

    @Test(
        "a command whose reply is longer than a message can be is refused, and has done nothing",
        arguments: TestTransport.allCases)
    func longReply(_ transport: TestTransport) async throws {
        try await withService(NotesService.self, as: office, on: [transport]) { notes in
            let long = WriteNote(
                unit: office, text: String(repeating: "a", count: 20_000),
                copies: Frame.maximumBodyLength / 20_000 + 1)
            let refusal = try await notes.refusal(of: Notes.write, long)
            #expect(refusal?.status == .resourceExhausted)
            #expect(try await notes.items(Notes.list, ListNotes()).isEmpty)
            try await notes.call(Notes.write, WriteNote(unit: office, text: "ngắn"))
            #expect(try await notes.items(Notes.list, ListNotes()).count == 1)
        }
    }

    @Test("an import without rows is a summary of nothing")
    func importNothing() async throws {
        try await withService(NotesService.self, as: office) { notes in
            let summary = try await notes.import(Notes.import, [])
            #expect(summary == ImportSummary())
        }
    }

    @Test("a feed of many pages brings every item once, in order")
    func feedPages() async throws {
        try await withService(NotesService.self, as: office) { notes in
            _ = try await notes.import(Notes.import, rows(500))
            let ids = try await notes.items(Notes.list, ListNotes()).map(\.id)
            #expect(ids.count == 500)
            #expect(ids == Set(ids).sorted())
        }
    }

    /// The client lets 64 numbers come, 96 more once it has read 32, and 192 more once it has read 96: 352 in all,
    /// until it has read 224.
    @Test(
        "a feed reads as far ahead as its reader has room, and no further",
        arguments: TestTransport.allCases)
    func slowReader(_ transport: TestTransport) async throws {
        try await withDeployment([EndlessService.self], on: [transport]) { deployment in
            let reader = Principal(unit: office, roles: Deployment.workRoles)
            let client = try deployment.client(of: EndlessService.name, as: reader)
            let asked = EndlessService.asked
            let start = EndlessService.Start(test: transport.rawValue)
            var numbers = client.feed(EndlessService.count, start).makeAsyncIterator()
            for expected in 0..<100 {
                let number = try await numbers.next()?.number
                #expect(number == expected)
            }
            // The 353rd number is one of the sixth page, and waits.
            await asked.reaches(6, in: start.test)
            // Meanwhile who does not wait goes on.
            for _ in 0..<50 { _ = try await client.call(Health.check, Empty()) }
            #expect(asked.pages(in: start.test) == 6)
            let next = try await numbers.next()?.number
            #expect(next == 100)
        }
    }

    @Test("the log brings events from a position on, and only to followers")
    func subscribe() async throws {
        try await withService(NotesService.self, as: office) { notes in
            for number in 1...3 {
                try await notes.call(Notes.write, WriteNote(unit: office, text: "\(number)"))
            }
            let follower = notes.acting(as: "thai-binh", [.follower])
            let events = try await follower.items(EventLog.subscribe, SubscribeLog(after: 1, live: false))
            #expect(events.map(\.envelope.sequence) == ["2", "3"])
            #expect(events.first?.envelope.type == "notes.noteWritten")
            #expect(
                try await notes.refusal(of: EventLog.subscribe, SubscribeLog(live: false))?.status
                    == .permissionDenied)
            #expect(
                try await follower.refusal(of: EventLog.subscribe, SubscribeLog(after: 9, live: false))?
                    .status
                    == .outOfRange)
        }
    }

    @Test("a confidential event's data goes only to who has the role")
    func withheld() async throws {
        try await withService(NotesService.self, as: office) { notes in
            try await notes.call(Notes.write, WriteNote(unit: office, text: "kín", secret: true))
            let plain = try await notes.acting(as: "thai-binh", [.follower])
                .items(EventLog.subscribe, SubscribeLog(live: false))
            #expect(plain.map(\.withheld) == [true])
            #expect(plain.first?.envelope.data == nil)
            #expect(plain.first?.envelope.subject.isEmpty == true && plain.first?.envelope.traceparent == nil)
            // A log is of all places: who sees what is confidential in some only has none of it.
            let partly = Principal(
                unit: "thai-binh",
                reaches: [.follower: ["thai-binh", "hung-yen"], .confidential: ["thai-binh"]])
            let parts = try await notes.acting(as: partly)
                .items(EventLog.subscribe, SubscribeLog(live: false))
            #expect(parts.map(\.withheld) == [true])
            let trusted = try await notes.acting(as: "thai-binh", [.follower, .confidential])
                .items(EventLog.subscribe, SubscribeLog(live: false))
            #expect(trusted.map(\.withheld) == [false])
            #expect(
                trusted.first?.envelope.data.map { String(decoding: $0, as: UTF8.self) }?.contains("kín")
                    == true)
        }
    }
}
