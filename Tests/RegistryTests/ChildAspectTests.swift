import Bus
import GRDB
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

private let first = Office.commune
private let second: UnitPath = "thai-binh/thai-thuy/thuy-truong"
private let third: UnitPath = "thai-binh/tien-hai/vu-lang"
private let fourth: UnitPath = "thai-binh/tien-hai/tien-hai"

/// A child registered on 10 January 2020 at the first commune.
private func entered(_ office: TestClient, id: ChildID? = nil, number: String? = nil) async throws -> Child {
    try await office.call(
        Children.register, child(personalNumber: number, registeredOn: day("2020-01-10"), id: id))
}

private func move(_ id: ChildID, to commune: UnitPath, on text: String) -> UpdateChild {
    UpdateChild(id: id).with { ($0.commune, $0.on) = (commune, day(text)) }
}

private func status(_ id: ChildID, _ status: PovertyStatus, on text: String) -> UpdateChild {
    UpdateChild(id: id).with { ($0.povertyStatus, $0.on) = (status, day(text)) }
}

extension TestClient {
    /// The child on a day, as known at the end of another.
    fileprivate func child(_ id: ChildID, on text: String? = nil, knownOn: String? = nil) async throws
        -> Child
    {
        try await call(
            Children.get, GetChild(id: id).with { ($0.on, $0.knownOn) = (text.map(day), knownOn.map(day)) })
    }

    fileprivate func history(_ id: ChildID, _ aspect: ChildAspect) async throws -> [ChildFactEntry] {
        try await call(Children.history, ListChildHistory(child: id)).items.filter { $0.aspect == aspect }
    }
}

@Suite("A child changes aspect by aspect", .timeLimit(.minutes(2)))
struct ChildAspectTests {
    @Test("a late change takes its place between two others, and moves neither them nor another aspect")
    func between() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            _ = try await office.call(Children.update, move(id, to: second, on: "2020-06-01"))
            _ = try await office.call(Children.update, status(id, .poor, on: "2020-02-01"))
            let now = try await office.call(Children.update, move(id, to: third, on: "2020-03-01"))
            #expect(now.commune == second && now.povertyStatus == .poor)
            for (on, home, poverty) in [
                ("2020-01-10", first, .notPoor), ("2020-01-31", first, .notPoor),
                ("2020-02-01", first, .poor),
                ("2020-03-01", third, .poor), ("2020-05-31", third, .poor), ("2020-06-01", second, .poor),
            ] as [(String, UnitPath, PovertyStatus)] {
                let then = try await office.child(id, on: on)
                #expect(then.commune == home, "on \(on)")
                #expect(then.povertyStatus == poverty, "on \(on)")
            }
            let before = GetChild(id: id).with { $0.on = day("2020-01-09") }
            let refused = try await office.refusal(of: Children.get, before)
            #expect(refused?.status == .notFound && refused?.fields == ["/on"])
        }
    }

    @Test("of two changes of one day the later learned holds, and one that is corrected keeps its rank")
    func oneDay() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            _ = try await office.call(Children.update, move(id, to: second, on: "2020-06-01"))
            let now = try await office.call(Children.update, move(id, to: third, on: "2020-06-01"))
            #expect(now.commune == third)
            let earlier = try #require(try await office.history(id, .home).first { $0.commune == second })
            let corrected = try await office.call(
                Children.correct, CorrectChild(id: id, fact: earlier.fact).with { $0.commune = fourth })
            #expect(corrected.commune == third)
            let later = try #require(try await office.history(id, .home).first { $0.commune == third })
            let voided = try await office.call(Children.void, VoidChildFact(id: id, fact: later.fact))
            #expect(voided.commune == fourth)
        }
    }

    @Test("the same facts entered in any order give the same child on every day")
    func order() async throws {
        let said: [@Sendable (ChildID) -> UpdateChild] = [
            { move($0, to: second, on: "2020-03-01") }, { move($0, to: first, on: "2020-05-01") },
            { status($0, .poor, on: "2020-02-01") }, { status($0, .notPoor, on: "2020-04-01") },
        ]
        try await Office.open { office in
            var stories: Set<[String]> = []
            for (number, order) in permutations(Array(said.indices)).enumerated() {
                let id = try await office.call(
                    Children.register,
                    child("Lê Thị Số \(number)", registeredOn: day("2020-01-10"))
                ).id
                for index in order { _ = try await office.call(Children.update, said[index](id)) }
                var story: [String] = []
                for on in ["2020-01-31", "2020-02-15", "2020-03-15", "2020-04-15", "2020-05-15"] {
                    let then = try await office.child(id, on: on)
                    story.append("\(then.commune) \(then.povertyStatus)")
                }
                let now = try await office.child(id)
                stories.insert(story + ["\(now.commune) \(now.povertyStatus)"])
            }
            #expect(stories.count == 1)
        }
    }

    @Test("an address and a move say nothing of each other, whichever is entered first")
    func addressAndMove() async throws {
        try await Office.open { office in
            var stories: Set<[String]> = []
            for (number, isMoveFirst) in [true, false].enumerated() {
                let id = try await office.call(
                    Children.register,
                    child("Lê Thị Số \(number)", registeredOn: day("2020-01-10"), address: "Thôn Đông")
                ).id
                let address = UpdateChild(id: id).with {
                    ($0.address, $0.on) = ("Thôn Tây", day("2020-03-01"))
                }
                let moving = move(id, to: second, on: "2020-06-01")
                for said in isMoveFirst ? [moving, address] : [address, moving] {
                    _ = try await office.call(Children.update, said)
                }
                var story: [String] = []
                for on in ["2020-02-29", "2020-03-01", "2020-05-31", "2020-06-01", nil] {
                    let then = try await office.child(id, on: on)
                    story.append("\(then.commune) \(then.address ?? "")")
                }
                stories.insert(story)
            }
            #expect(
                stories == [
                    [
                        "\(first) Thôn Đông", "\(first) Thôn Tây", "\(first) Thôn Tây", "\(second) Thôn Tây",
                        "\(second) Thôn Tây",
                    ]
                ])
        }
    }

    @Test("an address is corrected and taken back by its own fact, and taken off from a day on")
    func address() async throws {
        try await Office.open { office in
            let id = try await entered(office).id
            let told = UpdateChild(id: id).with { ($0.address, $0.on) = ("Thôn Đông", day("2020-03-01")) }
            _ = try await office.call(Children.update, told)
            let gone = UpdateChild(id: id).with { ($0.clear, $0.on) = (["address"], day("2020-06-01")) }
            #expect(try await office.call(Children.update, gone).address == nil)
            #expect(try await office.child(id, on: "2020-05-31").address == "Thôn Đông")
            let facts = try await office.history(id, .address)
            #expect(facts.map(\.address) == ["Thôn Đông", nil] && facts.allSatisfy { $0.commune == nil })
            _ = try await office.call(
                Children.correct, CorrectChild(id: id, fact: facts[0].fact).with { $0.address = "Thôn Tây" })
            #expect(try await office.child(id, on: "2020-03-01").address == "Thôn Tây")
            let back = try await office.call(Children.void, VoidChildFact(id: id, fact: facts[1].fact))
            #expect(back.address == "Thôn Tây")
            let home = try #require(try await office.history(id, .home).first?.fact)
            let foreign = CorrectChild(id: id, fact: home).with { $0.address = "Thôn Nam" }
            #expect(try await office.refusal(of: Children.correct, foreign)?.fields == ["/address"])
        }
    }

    @Test("who a child is, is put right for every day, and the figure of before stays known")
    func identity() async throws {
        try await Office.deploy { deployment, office in
            let id = try await entered(office).id
            deployment.set(day: Office.today.advanced(by: 10))
            let right = try await office.call(
                Children.update, UpdateChild(id: id).with { ($0.name, $0.sex) = ("Nguyễn Văn Hòa", .male) })
            #expect(right.name == "Nguyễn Văn Hòa" && right.version == 2)
            #expect(try await office.child(id, on: "2020-01-10").sex == .male)
            let known = try await office.child(id, knownOn: "\(Office.today)")
            #expect(known.sex == .female && known.version == 1 && known.provisional == nil)
            #expect(
                try await office.child(id, knownOn: "\(Office.today.advanced(by: 10))").provisional == true)
            for name in ["thi hoa", "van hoa"] {
                let search = SearchChildren().with { $0.name = name }
                #expect(try await office.call(Children.search, search).items.map(\.id) == [id])
            }
        }
    }

    @Test("the present follows from what was said: it can be made anew")
    func rebuilding() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let id = try await entered(office, number: "034312000123").id
            _ = try await office.call(Children.update, move(id, to: second, on: "2020-06-01"))
            _ = try await office.call(
                Children.close, CloseChild(id: id, reason: .moved).with { $0.note = "Vào Nam" })
            let before = try await office.child(id)
            for spoiling: SQL in [
                "UPDATE children SET commune = 'thai-binh', status = 'active', version = 9",
                "DELETE FROM child_words", "DELETE FROM child_homes", "DELETE FROM child_standings",
            ] {
                try deployment.alter("registry", spoiling)
            }
            let call = CommandCall(
                principal: Principal(unit: Office.province, roles: []), method: "test.Test/Rebuild",
                language: .en, idempotencyKey: "rebuild", body: [])
            _ = try await deployment.store(of: "registry").command(call) { tx in
                tx.authorizeByRoleAlone()
                try tx.childAspects.rebuild()
                return []
            }
            #expect(try await office.child(id) == before)
            let search = SearchChildren().with { $0.name = "hoa" }
            #expect(try await office.call(Children.search, search).items == [before])
        }
    }

    @Test("children are listed and found by what was so on a day, as known then")
    func finding() async throws {
        try await Office.deploy { deployment, office in
            let id = try await entered(office).id
            deployment.set(day: Office.today.advanced(by: 10))
            _ = try await office.call(Children.update, move(id, to: third, on: "2020-06-01"))
            _ = try await office.call(
                Children.close, CloseChild(id: id, reason: .moved).with { $0.on = day("2021-01-01") })
            func listed(
                _ commune: UnitPath, _ status: ChildStatus, on text: String? = nil, knownOn: String? = nil
            ) async throws -> Int {
                let list = ListChildren().with {
                    ($0.commune, $0.status) = (commune, status)
                    ($0.on, $0.knownOn) = (text.map(day), knownOn.map(day))
                }
                let search = SearchChildren().with {
                    ($0.commune, $0.status) = (commune, status)
                    ($0.on, $0.knownOn) = (text.map(day), knownOn.map(day))
                }
                let found = try await office.call(Children.search, search).items
                let all = try await office.items(Children.list, list)
                #expect(found == all)
                return all.count
            }
            #expect(try await listed(third, .moved) == 1)
            #expect(try await listed(third, .active) == 0)
            #expect(try await listed(third, .active, on: "2020-12-31") == 1)
            #expect(try await listed(first, .active, on: "2020-05-31") == 1)
            #expect(try await listed(first, .active, on: "2020-06-01") == 0)
            #expect(try await listed(first, .active, knownOn: "\(Office.today)") == 1)
            #expect(try await listed(first, .active, on: "2020-01-09") == 0)
            let tomorrow = Office.today.advanced(by: 11)
            let ahead = ListChildren().with { ($0.on, $0.knownOn) = (tomorrow, tomorrow) }
            #expect(try await office.refusal(of: Children.list, ahead)?.fields == ["/on", "/knownOn"])
            let search = SearchChildren().with { ($0.commune, $0.on) = (first, tomorrow) }
            #expect(try await office.refusal(of: Children.search, search)?.fields == ["/on"])
        }
    }
}

@Suite("What never was so is taken back", .timeLimit(.minutes(2)))
struct ChildCorrectionTests {
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

private func permutations<Element>(_ elements: [Element]) -> [[Element]] {
    guard !elements.isEmpty else { return [[]] }
    return elements.indices.flatMap { index in
        var rest = elements
        let element = rest.remove(at: index)
        return permutations(rest).map { [element] + $0 }
    }
}
