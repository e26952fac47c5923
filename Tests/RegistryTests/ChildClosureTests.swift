import Bus
import GRDB
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Closures and returns, put right later", .timeLimit(.minutes(5)))
struct ChildClosureTests: ChildStories {
    @Test("a closure that never was is voided, and the child goes on")
    func closure() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            let closed = try await office.close(id, .deceased, on: "2021-03-01")
            let fresh = UpdateChild(id: id).with { $0.povertyStatus = .poor }
            #expect(try await office.refusal(of: Children.update, fresh)?.status == .failedPrecondition)
            let reopening = ReopenChild(id: id, note: "Nhầm với em")
            #expect(try await office.refusal(of: Children.reopen, reopening)?.fields == ["/id"])
            let closure = try #require(try await office.history(id, .standing).last)
            #expect(closure.status == .deceased)
            let alive = try await office.call(Children.void, VoidChildFact(id: id, fact: closed))
            #expect(alive.status == .active && alive.closedOn == nil)
            #expect(try await office.call(Children.update, fresh).povertyStatus == .poor)
            let again = try await office.refusal(of: Children.void, VoidChildFact(id: id, fact: closed))
            #expect(again?.status == .failedPrecondition)
        }
    }

    @Test("a child comes back from a day on, and its history says who took it up again and why")
    func reopening() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            try await office.close(id, on: "2020-06-01")
            let reopening = ReopenChild(id: id, note: "Về quê ở với bà").with { $0.on = day("2020-09-01") }
            #expect(try await office.call(Children.reopen, reopening).status == .active)
            for (on, status) in [
                ("2020-05-31", .active), ("2020-06-01", .moved), ("2020-08-31", .moved),
                ("2020-09-01", .active),
            ] as [(String, ChildStatus)] {
                #expect(try await office.child(id, on: on).status == status, "on \(on)")
            }
            let said = try #require(try await office.history(id, .standing).last)
            #expect(said.note == "Về quê ở với bà" && said.from == day("2020-09-01"))
            #expect(said.unit == Office.province)
            #expect(try await office.refusal(of: Children.reopen, reopening)?.fields == ["/id"])
            // A change within the gap is refused, one before it takes its place.
            let gap = move(id, to: second, on: "2020-07-01")
            #expect(try await office.refusal(of: Children.update, gap)?.status == .failedPrecondition)
            _ = try await office.call(Children.update, move(id, to: second, on: "2020-03-01"))
            #expect(try await office.child(id).commune == second)
        }
    }

    @Test("a closure is corrected to a death only where the child did not come back: the return is named")
    func deathBeforeReturn() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            let closure = try await office.close(id, on: "2020-06-01")
            try await office.reopen(id, on: "2020-09-01")
            let returned = try #require(try await office.history(id, .standing).last?.fact)
            let dead = CorrectChild(id: id, fact: closure).with { $0.reason = .deceased }
            expect(
                try await office.refusal(of: Children.correct, dead), .failedPrecondition, at: "/fact",
                returned.text)
            #expect(try await office.child(id, on: "2020-07-01").status == .moved)
            _ = try await office.call(Children.correct, dead.with { $0.reason = .closed })
            #expect(try await office.child(id, on: "2020-07-01").status == .closed)
            #expect(try await office.child(id).status == .active)
            _ = try await office.call(Children.void, VoidChildFact(id: id, fact: returned))
            #expect(try await office.call(Children.correct, dead).status == .deceased)
        }
    }

    @Test("a closure before a change of home names the change, and is taken once that is voided")
    func closureBeforeHome() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            _ = try await office.call(Children.update, move(id, to: second, on: "2020-06-01"))
            let closing = CloseChild(id: id, reason: .moved).with { $0.on = day("2020-05-01") }
            let refused = try await office.refusal(of: Children.close, closing)
            let fact = try #require(try await office.history(id, .home).last?.fact)
            #expect(refused?.status == .failedPrecondition && refused?.fields == ["/on"])
            #expect(refused?.message.contains(fact.text) == true)
            #expect(refused?.message.contains(Office.province.text) == true)
            _ = try await office.call(Children.void, VoidChildFact(id: id, fact: fact))
            #expect(try await office.call(Children.close, closing).status == .moved)
        }
    }

    @Test(
        "an entry made in error is one on every day, until that is voided: then its number must still be free"
    )
    func mistake() async throws {
        try await Office.open { office in
            let id = try await entered(office, number: "034312000123").id
            let closure = try await office.close(id, .enteredInError)
            #expect(try await office.child(id, on: "2020-01-10").status == .enteredInError)
            let other = try await entered(office, number: "034312000123")
            let void = VoidChildFact(id: id, fact: closure)
            let refused = try await office.refusal(of: Children.void, void)
            #expect(refused?.status == .alreadyExists && refused?.message.contains(other.id.text) == true)
            _ = try await office.call(
                Children.update, UpdateChild(id: other.id).with { $0.clear = ["personalNumber"] })
            #expect(try await office.call(Children.void, void).personalNumber == "034312000123")
        }
    }

    @Test("a mistake ends a story: a closure that a return followed is none, until the return is voided")
    func mistakeAndReturn() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            try await office.close(id, on: "2020-06-01")
            try await office.reopen(id, on: "2020-09-01")
            let standings = try await office.history(id, .standing)
            let (closure, back) = (standings[1].fact, standings[2].fact)
            let mistaken = CorrectChild(id: id, fact: closure).with { $0.reason = .enteredInError }
            let refused = try await office.refusal(of: Children.correct, mistaken)
            #expect(refused?.status == .failedPrecondition && refused?.fields == ["/fact"])
            #expect(refused?.message.contains(back.text) == true)
            #expect(try await office.child(id, on: "2020-03-01").status == .active)
            _ = try await office.call(Children.void, VoidChildFact(id: id, fact: back))
            #expect(try await office.call(Children.correct, mistaken).status == .enteredInError)
            #expect(try await office.child(id, on: "2020-03-01").status == .enteredInError)
        }
    }
}
