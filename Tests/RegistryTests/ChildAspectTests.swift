import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("A child changes aspect by aspect", .timeLimit(.minutes(5)))
struct ChildAspectTests: ChildStories {
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
            // Of a log that is followed nothing can come any more of a day once it has told of a later one.
            try await office.facility(newID())
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
            try await deployment.rebuild(
                "registry",
                after: [
                    "UPDATE children SET commune = 'thai-binh', status = 'active', version = 9",
                    "DELETE FROM child_words", "DELETE FROM child_homes", "DELETE FROM child_standings",
                ]
            ) { try $0.childAspects.rebuild() }
            #expect(try await office.child(id) == before)
            let search = SearchChildren().with { $0.name = "hoa" }
            #expect(try await office.call(Children.search, search).items.map(\.id) == [id])
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
                #expect(found.map(\.id) == all.map(\.id) && found.map(\.commune) == all.map(\.commune))
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
