import Bus
import Foundation
import GRDB
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("An id that nothing has", .timeLimit(.minutes(2)))
struct UnknownIDTests {
    private let tomorrow = Office.today.advanced(by: 1)

    @Test("hides no other mistake of a change to a child, and what is out of reach is told like it")
    func children() async throws {
        try await Office.open { office in
            let entered = try await office.call(Children.register, child())
            let stranger = office.acting(as: Office.otherDistrict)
            func wrong(_ id: ChildID) -> UpdateChild {
                UpdateChild(id: id).with {
                    $0.address = " "
                    $0.on = tomorrow
                }
            }
            func closing(_ id: ChildID) -> CloseChild {
                CloseChild(id: id, reason: .active).with { $0.on = tomorrow }
            }
            for (caller, id) in [(office, newID()), (stranger, entered.id), (stranger, newID())] {
                let refused = try await caller.refusal(of: Children.update, wrong(id))
                #expect(refused?.status == .invalidArgument)
                #expect(refused?.fields == ["/id", "/on", "/address"])
                #expect(refused?.violations.first?.rule == ChildRecords.unknown)
                let closed = try await caller.refusal(of: Children.close, closing(id))
                #expect(closed?.status == .invalidArgument)
                #expect(closed?.fields == ["/id", "/on", "/reason"])
            }
            let alone = try await office.refusal(
                of: Children.update, UpdateChild(id: newID()).with { $0.sex = .male })
            #expect(alone?.status == .notFound)
            #expect(alone?.fields == ["/id"])
        }
    }

    @Test("is told of a request that does not decode too")
    func undecoded() async throws {
        try await Office.open { office in
            let entered = try await office.call(Children.register, child())
            let stranger = office.acting(as: Office.otherDistrict)
            for (caller, id) in [(office, newID()), (stranger, entered.id), (stranger, newID())] {
                let refused = try await caller.refusal(
                    of: Children.update.name, json: #"{"id":"\#(id)","sex":"girl"}"#)
                #expect(refused?.status == .invalidArgument)
                #expect(refused?.fields == ["/sex", "/id"])
            }
        }
    }
}

@Suite("What is noted when a registration ends", .timeLimit(.minutes(2)))
struct ClosingNoteTests {
    @Test("stays with the child, line by line, and lies under seal")
    func note() async throws {
        try await Office.deploy { deployment, office in
            let entered = try await office.call(Children.register, child())
            let closed = try await office.call(
                Children.close,
                CloseChild(id: entered.id, reason: .moved).with { $0.note = " Theo mẹ\nvề quê ngoại " })
            #expect(closed.closingNote == "Theo mẹ\nvề quê ngoại")
            #expect(try await office.call(Children.get, GetChild(id: entered.id)) == closed)
            let file = try DatabaseQueue(path: deployment.data.store(of: "registry"))
            let kept = try await file.read { db in
                try Data.fetchOne(
                    db, sql: "SELECT closing_note FROM children WHERE id = ?", arguments: [entered.id.text])
            }
            #expect(try #require(kept).range(of: Data("Theo".utf8)) == nil)
        }
    }

    @Test("a child who comes back is pointed to the entry that was closed")
    func returning() async throws {
        try await Office.open { office in
            let left = try await office.call(Children.register, child())
            _ = try await office.call(Children.close, CloseChild(id: left.id, reason: .closed))
            let refused = try await office.refusal(of: Children.register, child())
            #expect(refused?.status == .alreadyExists)
            #expect(refused?.message.contains(left.id.text) == true)
        }
    }
}
