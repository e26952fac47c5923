import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Entries of one child, on days before the survivor's first", .timeLimit(.minutes(5)))
struct MergedThenTests: ChildStories {
    private static let abandoned = "law2016-abandoned"

    /// Three entries: the survivor came on the register last, and a circumstance of before that was entered of it.
    private struct Three {
        let survivor: ChildID
        let others: [ChildID]

        init(_ office: TestClient, _ stories: MergedThenTests) async throws {
            others = [
                try await office.call(
                    Children.register, child("Lê Thị Bé", registeredOn: day("2020-01-10"))
                ).id,
                try await office.call(
                    Children.register,
                    child("Lê Thị Hai", commune: stories.second, registeredOn: day("2020-01-20"))
                ).id,
            ].sorted()
            survivor =
                try await office.call(
                    Children.register,
                    child("Lê Thị Ba", commune: stories.third, registeredOn: day("2020-06-01"))
                ).id
            _ = try await office.call(
                Circumstances.add,
                AddCircumstance(child: survivor, code: abandoned, start: day("2020-02-01")))
        }

        func merge(_ office: TestClient) async throws {
            for duplicate in others {
                _ = try await office.call(
                    Children.merge,
                    MergeChildren(survivor: survivor, duplicate: duplicate, reason: "Một trẻ"))
            }
        }
    }

    private func listed(
        _ office: TestClient, on text: String, knownOn: String? = nil,
        _ change: (inout ListChildren) -> Void = { _ in }
    ) async throws -> [ChildID] {
        let request = ListChildren().with { ($0.on, $0.knownOn) = (day(text), knownOn.map(day)) }
        return try await office.items(Children.list, request.with(change)).map(\.id)
    }

    @Test("the child is listed once, found and shown by the entry that was there, with what is around all")
    func before() async throws {
        try await Office.deploy { deployment, office in
            let three = try await Three(office, self)
            let shown = three.others[0]
            deployment.set(day: day("2021-04-10"))
            try await three.merge(office)
            // The day on which both were there, the one on which all were, and the one as known before the merge.
            let early = "2020-02-10"
            #expect(try await listed(office, on: early) == [shown])
            #expect(try await listed(office, on: "2020-06-01") == [three.survivor])
            #expect(try await listed(office, on: early, knownOn: "2021-04-09") == three.others)
            let abandoned = try await listed(office, on: early) { $0.circumstance = Self.abandoned }
            #expect(abandoned == [shown])
            #expect(try await listed(office, on: early) { $0.status = .active } == [shown])
            for id in [three.survivor] + three.others {
                let then = try await office.child(id, on: early)
                #expect(then.id == shown)
                #expect(then.aliases == nil)
                #expect(then.circumstances.map(\.code) == [Self.abandoned])
                #expect(try await office.child(id, on: "2020-06-01").id == three.survivor)
            }
            for name in ["Lê Thị Bé", "Lê Thị Hai", "Lê Thị Ba"] {
                let search = SearchChildren().with { ($0.name, $0.on) = (name, day(early)) }
                #expect(try await office.call(Children.search, search).items.map(\.id) == [shown], "\(name)")
            }
            let nobody = GetChild(id: three.survivor).with { $0.on = day("2020-01-09") }
            expect(try await office.refusal(of: Children.get, nobody), .notFound, at: "/on")
            #expect(try await listed(office, on: "2020-01-09") == [])
        }
    }

    @Test("as known while they were one they are one, found by any name; taken back, each stands for itself")
    func parted() async throws {
        try await Office.deploy { deployment, office in
            let three = try await Three(office, self)
            deployment.set(day: day("2021-04-10"))
            try await three.merge(office)
            deployment.set(day: day("2021-04-20"))
            for duplicate in three.others {
                _ = try await office.call(
                    Children.unmerge, UnmergeChild(duplicate: duplicate, reason: "Là ba chị em"))
            }
            let early = "2020-02-10"
            #expect(try await listed(office, on: early, knownOn: "2021-04-19") == [three.others[0]])
            #expect(try await listed(office, on: early) == three.others)
            let abandoned = try await listed(office, on: early, knownOn: "2021-04-19") {
                $0.circumstance = Self.abandoned
            }
            #expect(abandoned == [three.others[0]])
            #expect(try await listed(office, on: early) { $0.circumstance = Self.abandoned } == [])
            for name in ["Lê Thị Bé", "Lê Thị Hai", "Lê Thị Ba"] {
                let search = SearchChildren().with { ($0.name, $0.knownOn) = (name, day("2021-04-19")) }
                let found = try await office.call(Children.search, search).items.map(\.id)
                #expect(found == [three.survivor], "\(name)")
                let before = try await office.call(Children.search, search.with { $0.on = day(early) })
                #expect(before.items.map(\.id) == [three.others[0]], "\(name)")
            }
        }
    }

    @Test("it is found by the survivor's number and by the telephone of who cares for it, parted since too")
    func numbered() async throws {
        try await Office.deploy { deployment, office in
            let number = "034312001234"
            let early = try await office.registered(on: "2020-01-10")
            let late = try await office.call(
                Children.register,
                child("Lê Thị Ba", personalNumber: number, registeredOn: day("2020-06-01"))
            ).id
            let carer = try await office.call(
                Caregivers.register,
                RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune).with {
                    $0.phone = "0912345678"
                }
            ).id
            _ = try await office.link(carer, to: early, since: "2020-01-15")
            let searches = [
                SearchChildren().with { $0.personalNumber = number },
                SearchChildren().with { $0.name = number },
                SearchChildren().with { $0.name = "0912345678" },
            ]
            func found(_ search: SearchChildren, on text: String, knownOn: String? = nil) async throws
                -> [ChildID]
            {
                let then = search.with { ($0.on, $0.knownOn) = (day(text), knownOn.map(day)) }
                return try await office.call(Children.search, then).items.map(\.id)
            }
            deployment.set(day: day("2021-04-10"))
            _ = try await office.call(
                Children.merge, MergeChildren(survivor: late, duplicate: early, reason: "Một trẻ"))
            for search in searches {
                #expect(try await found(search, on: "2020-02-10") == [early], "\(search)")
                #expect(try await found(search, on: "2020-06-01") == [late], "\(search)")
            }
            // As known before, it is the other's number.
            #expect(try await found(searches[0], on: "2020-06-01", knownOn: "2021-04-09") == [late])
            #expect(try await found(searches[0], on: "2020-02-10", knownOn: "2021-04-09") == [])
            deployment.set(day: day("2021-04-20"))
            _ = try await office.call(
                Children.unmerge, UnmergeChild(duplicate: early, reason: "Hai chị em"))
            for search in searches {
                for (on, id) in [("2020-02-10", early), ("2020-06-01", late)] {
                    #expect(try await found(search, on: on, knownOn: "2021-04-19") == [id], "\(search)")
                }
            }
        }
    }

    @Test("where the survivor turned out to be a mistake, it was on the register on no day")
    func mistaken() async throws {
        try await Office.deploy { deployment, office in
            let three = try await Three(office, self)
            deployment.set(day: day("2021-04-10"))
            try await three.merge(office)
            deployment.set(day: day("2021-04-20"))
            let mistake = CloseChild(id: three.survivor, reason: .enteredInError).with {
                $0.note = "Nhập nhầm"
            }
            _ = try await office.call(Children.close, mistake)
            let (early, shown) = ("2020-02-10", three.others[0])
            func standing(_ status: ChildStatus, knownOn: String? = nil) async throws -> [[ChildID]] {
                let search = SearchChildren().with {
                    ($0.name, $0.on, $0.knownOn, $0.status) = (
                        "Lê Thị", day(early), knownOn.map(day), status
                    )
                }
                let listed = try await listed(office, on: early, knownOn: knownOn) { $0.status = status }
                return [listed, try await office.call(Children.search, search).items.map(\.id)]
            }
            #expect(try await standing(.active) == [[], []])
            #expect(try await standing(.enteredInError) == [[shown], [shown]])
            for id in [three.survivor] + three.others {
                let then = try await office.child(id, on: early)
                #expect((then.id, then.status) == (shown, .enteredInError))
                #expect(then.closedOn == day("2021-04-20"))
            }
            // Nobody knew that before.
            #expect(try await standing(.active, knownOn: "2021-04-19") == [[shown], [shown]])
            #expect(try await office.child(shown, on: early, knownOn: "2021-04-19").status == .active)
        }
    }
}
