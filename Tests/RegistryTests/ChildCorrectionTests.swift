import Bus
import GRDB
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What never was so is taken back", .timeLimit(.minutes(5)))
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
