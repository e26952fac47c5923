import Bus
import JSONCoding
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping

@Suite("What every service answers", .timeLimit(.minutes(5)))
struct FrameworkTests {
    @Test("routes are equal to the contract")
    func contract() {
        #expect(RouteContract.differences(NotesService.self, Notes.all) == [])
        #expect(
            RouteContract.differences(NotesService.self, Array(Notes.all.dropFirst()))
                == ["answered, not declared: command notes.Notes/Write (caseworker)"])
    }

    @Test("reflection names the service's methods and the framework's")
    func reflection() async throws {
        try await withService(NotesService.self, as: office, []) { notes in
            let list = try await notes.call(Reflection.list, Empty())
            let names = list.methods.map(\.name)
            #expect(names == names.sorted())
            #expect(names.contains("notes.Notes/Write"))
            #expect(names.contains("health.Health/Check"))
            #expect(names.contains("reflection.Methods/List"))
        }
    }

    @Test("every method describes itself with schemas")
    func describe() async throws {
        try await withService(NotesService.self, as: office, []) { notes in
            for entry in try await notes.call(Reflection.list, Empty()).methods {
                let description = try await notes.call(
                    Reflection.describe, DescribeMethod(method: entry.name))
                #expect(description.request["$comment"] == nil, "\(entry.name)")
                #expect(description.reply["$comment"] == nil, "\(entry.name)")
            }
            let write = try await notes.call(Reflection.describe, DescribeMethod(method: Notes.write.name))
            #expect(write.request["required"] == ["unit", "text"])
            let refused = try await notes.refusal(
                of: Reflection.describe, DescribeMethod(method: "notes.Notes/Wrote"))
            #expect(refused?.status == .notFound)
            #expect(refused?.fields == ["/method"])
        }
    }

    @Test("the framework's sentences are in both languages")
    func sentences() {
        #expect(KitTexts.catalogue.untranslated.isEmpty)
    }

    @Test("the machine's clock cannot be set")
    func clock() async throws {
        try await withService(NotesService.self, as: office, [.operator]) { notes in
            let day = try #require(Day(year: 2021, month: 4, day: 1))
            let refused = try await notes.refusal(of: AdminClock.set, SetClock(day: day))
            #expect(refused?.status == .failedPrecondition)
        }
    }

    @Test("an operator can have the store checked")
    func upkeep() async throws {
        try await withService(NotesService.self, as: office, [.operator, .caseworker]) { notes in
            try await notes.call(Notes.write, WriteNote(unit: office, text: "giữ lại"))
            #expect(try await notes.call(AdminStore.check, Empty()).sound)
        }
    }
}
