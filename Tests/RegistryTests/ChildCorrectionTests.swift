import Bus
import GRDB
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What never was so is taken back", .timeLimit(.minutes(2)))
struct ChildCorrectionTests: ChildStories {
    @Test("a correction changes what is known of a day, not what was known of it before")
    func correction() async throws {
        try await Office.deploy { deployment, office in
            let id = try await entered(office).id
            _ = try await office.call(Children.update, move(id, to: second, on: "2020-06-01"))
            deployment.set(day: Office.today.advanced(by: 10))
            let fact = try #require(try await office.history(id, .home).last?.fact)
            let correction = CorrectChild(id: id, fact: fact).with {
                ($0.commune, $0.on) = (third, day("2020-07-01"))
            }
            #expect(try await office.call(Children.correct, correction).commune == third)
            #expect(try await office.child(id, on: "2020-06-15").commune == first)
            let known = try await office.child(id, on: "2020-06-15", knownOn: "\(Office.today)")
            #expect(known.commune == second)
            let said = try await office.history(id, .home).filter { $0.fact == fact }
            #expect(said.map(\.kind) == [.recorded, .corrected])
            #expect(said.map(\.stands) == [false, true])
            #expect(said.allSatisfy { $0.unit == Office.province })
            let again = try await office.refusal(of: Children.correct, correction)
            #expect(again?.status == .failedPrecondition && again?.fields == ["/fact"])
            #expect(again?.message.contains(Office.province.text) == true)
        }
    }

    @Test("histories and refusals say which person of the unit recorded it")
    func people() async throws {
        try await Office.open { office in
            let lan = office.by(Person(id: "ntl", name: PersonName("Nguyễn Thị Lan")))
            let id = try await entered(lan).id
            _ = try await office.call(Children.update, move(id, to: second, on: "2020-06-01"))
            let said = try await office.history(id, .home)
            #expect(said.map(\.recordedBy) == ["ntl", nil])
            #expect(said.allSatisfy { $0.unit == Office.province })
            let fact = try #require(said.last?.fact)
            let binh = office.by(Person(id: "tvb", name: PersonName("Trần Văn Bình")))
            let correction = CorrectChild(id: id, fact: fact).with {
                ($0.commune, $0.on) = (third, day("2020-07-01"))
            }
            _ = try await binh.call(Children.correct, correction)
            let again = try await lan.refusal(of: Children.correct, correction)
            #expect(again?.message.contains("\(Office.province), tvb") == true, "\(again?.message ?? "")")
        }
    }

    @Test("only what a fact is about can be corrected in it")
    func foreign() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            let home = try #require(try await office.history(id, .home).first?.fact)
            let wrong = CorrectChild(id: id, fact: home).with {
                ($0.povertyStatus, $0.reason) = (.poor, .moved)
            }
            #expect(
                try await office.refusal(of: Children.correct, wrong)?.fields == [
                    "/povertyStatus", "/reason",
                ])
            let who = try #require(try await office.history(id, .identity).first?.fact)
            let named = CorrectChild(id: id, fact: who)
            #expect(try await office.refusal(of: Children.correct, named)?.fields == ["/fact"])
            let unknown = VoidChildFact(id: id, fact: newID())
            #expect(try await office.refusal(of: Children.void, unknown)?.status == .notFound)
        }
    }

    @Test("what the registration said can be moved in time, and not be voided")
    func registration() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            let registration = try #require(try await office.history(id, .standing).first?.fact)
            let home = try #require(try await office.history(id, .home).first?.fact)
            for fact in [registration, home] {
                let refused = try await office.refusal(of: Children.void, VoidChildFact(id: id, fact: fact))
                #expect(refused?.status == .failedPrecondition && refused?.fields == ["/fact"])
            }
            func moved(_ on: String) -> CorrectChild {
                CorrectChild(id: id, fact: registration).with { $0.on = day(on) }
            }
            #expect(
                try await office.refusal(of: Children.correct, moved("2012-05-09"))?.fields == ["/on"])
            #expect(
                try await office.call(Children.correct, moved("2019-09-01")).registeredOn == day("2019-09-01")
            )
            #expect(try await office.child(id, on: "2019-09-01").commune == first)
            let late = CorrectChild(id: id, fact: home).with { $0.on = day("2020-01-10") }
            #expect(try await office.refusal(of: Children.correct, late)?.status == .failedPrecondition)
        }
    }

    @Test(
        "a registration does not pass what came after it: that is named, and once it is moved on it stays the present"
    )
    func registrationPastLater() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            _ = try await office.call(Children.update, move(id, to: second, on: "2020-06-01"))
            _ = try await office.call(Children.update, status(id, .poor, on: "2020-07-01"))
            let registration = try #require(try await office.history(id, .standing).first?.fact)
            let moved = try #require(try await office.history(id, .home).last?.fact)
            let poor = try #require(try await office.history(id, .poverty).last?.fact)
            func registered(_ on: String) -> CorrectChild {
                CorrectChild(id: id, fact: registration).with { $0.on = day(on) }
            }
            let refused = try await office.refusal(of: Children.correct, registered("2020-09-01"))
            #expect(refused?.status == .failedPrecondition && refused?.fields == ["/fact"])
            for fact in [moved, poor] { #expect(refused?.message.contains(fact.text) == true) }
            #expect(try await office.child(id).commune == second)
            for fact in [moved, poor] {
                _ = try await office.call(
                    Children.correct, CorrectChild(id: id, fact: fact).with { $0.on = day("2020-09-01") })
            }
            let now = try await office.call(Children.correct, registered("2020-09-01"))
            #expect(now.registeredOn == day("2020-09-01"))
            #expect(now.commune == second && now.povertyStatus == .poor)
            let before = GetChild(id: id).with { $0.on = day("2020-08-31") }
            #expect(try await office.refusal(of: Children.get, before)?.fields == ["/on"])
        }
    }

    @Test("a home or a registration is moved to no day on which its commune was not there")
    func communeOfTheDay() async throws {
        let merged: UnitPath = "thai-binh/thai-thuy/duong-hong-thuy"
        try await Office.open { office in
            let id = try await entered(office).id
            _ = try await office.call(Children.update, move(id, to: merged, on: "2020-06-01"))
            let moved = try #require(try await office.history(id, .home).last?.fact)
            func correct(_ on: String, _ commune: UnitPath? = nil) -> CorrectChild {
                CorrectChild(id: id, fact: moved).with { ($0.on, $0.commune) = (day(on), commune) }
            }
            let early = try await office.refusal(of: Children.correct, correct("2020-02-01"))
            expect(early, .invalidArgument, at: "/on", "thai-binh/thai-thuy/thai-duong")
            let named = try await office.refusal(of: Children.correct, correct("2020-02-01", merged))
            expect(named, .invalidArgument, at: "/commune", "thai-binh/thai-thuy/thai-duong")
            let then = correct("2020-02-01", "thai-binh/thai-thuy/thai-duong")
            #expect(try await office.call(Children.correct, then).commune == then.commune)
            let second = try await office.call(
                Children.register, child("Lê Thị Bé", commune: merged, registeredOn: day("2020-06-01")))
            let registration = try #require(try await office.history(second.id, .standing).first?.fact)
            let earlier = CorrectChild(id: second.id, fact: registration).with { $0.on = day("2020-02-01") }
            let refused = try await office.refusal(of: Children.correct, earlier)
            expect(refused, .invalidArgument, at: "/on", "thai-binh/thai-thuy/thai-duong")
        }
    }

    @Test("a closure that never was is voided, and the child goes on")
    func closure() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            _ = try await office.call(
                Children.close, CloseChild(id: id, reason: .deceased).with { $0.on = day("2021-03-01") })
            let fresh = UpdateChild(id: id).with { $0.povertyStatus = .poor }
            #expect(try await office.refusal(of: Children.update, fresh)?.status == .failedPrecondition)
            let reopening = ReopenChild(id: id, note: "Nhầm với em")
            #expect(try await office.refusal(of: Children.reopen, reopening)?.fields == ["/id"])
            let closure = try #require(try await office.history(id, .standing).last)
            #expect(closure.status == .deceased)
            let alive = try await office.call(Children.void, VoidChildFact(id: id, fact: closure.fact))
            #expect(alive.status == .active && alive.closedOn == nil)
            #expect(try await office.call(Children.update, fresh).povertyStatus == .poor)
            let again = try await office.refusal(
                of: Children.void, VoidChildFact(id: id, fact: closure.fact))
            #expect(again?.status == .failedPrecondition)
        }
    }

    @Test("a child comes back from a day on, and its history says who took it up again and why")
    func reopening() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            _ = try await office.call(
                Children.close, CloseChild(id: id, reason: .moved).with { $0.on = day("2020-06-01") })
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
            _ = try await office.call(
                Children.close, CloseChild(id: id, reason: .moved).with { $0.on = day("2020-06-01") })
            let closure = try #require(try await office.history(id, .standing).last?.fact)
            _ = try await office.call(
                Children.reopen,
                ReopenChild(id: id, note: "Về quê ở với bà").with { $0.on = day("2020-09-01") })
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
            _ = try await office.call(Children.close, CloseChild(id: id, reason: .enteredInError))
            #expect(try await office.child(id, on: "2020-01-10").status == .enteredInError)
            let closure = try #require(try await office.history(id, .standing).last?.fact)
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
            _ = try await office.call(
                Children.close, CloseChild(id: id, reason: .moved).with { $0.on = day("2020-06-01") })
            _ = try await office.call(
                Children.reopen, ReopenChild(id: id, note: "Về quê").with { $0.on = day("2020-09-01") })
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

    @Test("a history is read in pages, as it was learned")
    func pages() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            for month in 2...6 {
                _ = try await office.call(
                    Children.update,
                    status(id, month.isMultiple(of: 2) ? .poor : .notPoor, on: "2020-0\(month)-01"))
            }
            let whole = try await office.call(Children.history, ListChildHistory(child: id)).items
            #expect(whole.count == 9)
            var read: [ChildFactEntry] = []
            var after: String?
            repeat {
                let page = try await office.call(
                    Children.history, ListChildHistory(child: id).with { ($0.limit, $0.after) = (4, after) })
                read += page.items
                after = page.next
            } while after != nil
            #expect(read == whole)
        }
    }
}
