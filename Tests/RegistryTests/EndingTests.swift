import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What goes on around a child ends with it", .timeLimit(.minutes(5)))
struct EndingTests {
    @Test(
        "a closure ends it the day before, moves its end where it is moved, and gives it back where it is void"
    )
    func followed() async throws {
        try await Around.open { office, around in
            let closed = try await office.call(
                Children.close,
                CloseChild(id: around.child, reason: .moved).with { $0.on = day("2020-09-01") })
            #expect(closed.circumstances.isEmpty && closed.caregivers == 0)
            #expect(try await around.ends().allSatisfy { $0 == day("2020-08-31") })
            let history = try await office.call(Children.history, ListChildHistory(child: around.child)).items
            let fact = try #require(history.last { $0.aspect == .standing }?.fact)
            for on in ["2020-07-01", "2020-11-01"] {
                _ = try await office.call(
                    Children.correct,
                    CorrectChild(id: around.child, fact: fact).with { $0.on = day(on) })
                #expect(
                    try await around.ends().allSatisfy { $0 == day(on).advanced(by: -1) }, "\(on)")
            }
            let back = try await office.call(
                Children.void, VoidChildFact(id: around.child, fact: fact))
            #expect(back.circumstances.map(\.id) == [around.circumstance] && back.caregivers == 1)
            #expect(try await around.ends().allSatisfy { $0 == nil })
        }
    }

    @Test(
        "a return restores nothing, what has taken its place is named when the closure is void, and a decision stays"
    )
    func undecided() async throws {
        try await Around.open { office, around in
            let fact = try await office.close(around.child, on: "2020-09-01")
            try await office.reopen(around.child, on: "2020-10-01")
            #expect(try await around.ends().allSatisfy { $0 == day("2020-08-31") })
            let other = try await office.place(around.child, since: "2020-11-01")
            let void = VoidChildFact(id: around.child, fact: fact)
            let refused = try await office.refusal(of: Children.void, void)
            expect(refused, .failedPrecondition, at: "/fact", other.id.text)
            #expect(try await around.ends().allSatisfy { $0 == day("2020-08-31") })
            // Whoever says when the first placement ended has decided: not on a day past the time off the register, while
            // that stands.
            let decision = CorrectPlacement(id: around.placement)
            expect(
                try await office.refusal(
                    of: Placements.correct, decision.with { $0.end = day("2020-10-31") }),
                .failedPrecondition, at: "/id", fact.text)
            _ = try await office.call(Placements.correct, decision.with { $0.end = day("2020-08-30") })
            _ = try await office.call(Children.void, void)
            #expect(try await around.ends() == [nil, nil, day("2020-08-30")])
            _ = try await office.call(Placements.correct, decision.with { $0.end = day("2020-10-31") })
            #expect(try await around.ends() == [nil, nil, day("2020-10-31")])
        }
    }

    @Test("a closure that turns out to be of a child entered in error ends nothing, as one that never was")
    func mistaken() async throws {
        try await Around.open { office, around in
            let fact = try await office.close(around.child, on: "2020-09-01")
            let correction = CorrectChild(id: around.child, fact: fact)
            let mistake = try await office.call(
                Children.correct, correction.with { $0.reason = .enteredInError })
            #expect(mistake.status == .enteredInError)
            #expect(try await around.ends() == [nil, nil, nil])
            _ = try await office.call(Children.correct, correction.with { $0.reason = .deceased })
            #expect(try await around.ends().allSatisfy { $0 == day("2020-08-31") })
            _ = try await office.call(Children.correct, correction.with { $0.reason = .enteredInError })
            let back = try await office.call(Children.void, VoidChildFact(id: around.child, fact: fact))
            #expect(back.status == .active)
            #expect(try await around.ends() == [nil, nil, nil])
        }
    }

    @Test("a closure is not put off past a return where what it ended would lie beside what has begun since")
    func putOff() async throws {
        try await Around.open { office, around in
            let fact = try await office.close(around.child, on: "2020-09-01")
            try await office.reopen(around.child, on: "2020-10-01")
            let other = try await office.place(around.child, since: "2020-11-01").id
            let later = CorrectChild(id: around.child, fact: fact).with { $0.on = day("2020-12-01") }
            expect(
                try await office.refusal(of: Children.correct, later), .failedPrecondition, at: "/fact",
                other.text)
            #expect(try await around.ends().allSatisfy { $0 == day("2020-08-31") })
            #expect(try await office.call(Children.get, GetChild(id: around.child)).status == .active)
            // Whoever says when the first placement ended has decided.
            _ = try await office.call(
                Placements.correct,
                CorrectPlacement(id: around.placement).with { $0.end = day("2020-08-30") })
            #expect(try await office.call(Children.correct, later).closedOn == day("2020-12-01"))
            let last = day("2020-11-30")
            #expect(try await around.ends() == [last, last, day("2020-08-30")])
            let placements = try await office.call(Placements.list, ListPlacements(child: around.child)).items
            #expect(placements.first { $0.id == other }?.end == last)
        }
    }

    @Test("what a closure that never was gives back ends with the one that comes next")
    func nextClosure() async throws {
        try await Around.open { office, around in
            let first = try await office.close(around.child, on: "2020-09-01")
            try await office.reopen(around.child, on: "2020-10-01")
            let second = try await office.close(around.child, on: "2021-01-04")
            _ = try await office.call(Children.void, VoidChildFact(id: around.child, fact: first))
            #expect(try await around.ends().allSatisfy { $0 == day("2021-01-03") })
            _ = try await office.call(Children.void, VoidChildFact(id: around.child, fact: second))
            #expect(try await around.ends().allSatisfy { $0 == nil })
        }
    }

    @Test("an entry made in error ends nothing: it never was")
    func mistake() async throws {
        try await Around.open { office, around in
            try await office.close(around.child, .enteredInError)
            #expect(try await around.ends().allSatisfy { $0 == nil })
        }
    }
}

/// A child with all that can go on around it.
private struct Around {
    let office: TestClient
    let child: ChildID
    let circumstance: CircumstanceID
    let link: CaregiverLinkID
    let placement: PlacementID

    static func open(_ body: (TestClient, Around) async throws -> Void) async throws {
        try await Office.withChild(RegistryTests.child(registeredOn: day("2020-01-10"))) { office, entered in
            let child = entered.id
            let abandoned = AddCircumstance(
                child: child, code: "law2016-abandoned", start: day("2020-02-01"))
            try await body(
                office,
                Around(
                    office: office, child: child,
                    circumstance: office.call(Circumstances.add, abandoned).id,
                    link: office.link(office.carer(), to: child, as: .guardian, since: "2020-02-01").id,
                    placement: office.place(child, since: "2020-06-01").id))
        }
    }

    /// The last day of the circumstance, the link and the placement.
    func ends() async throws -> [Day?] {
        let circumstances = try await office.call(
            Circumstances.list, ListCircumstances(child: child).with { $0.includeEnded = true })
        let links = try await office.call(
            Caregivers.list, ListCaregivers(child: child).with { $0.includeEnded = true })
        let placements = try await office.call(Placements.list, ListPlacements(child: child))
        return [
            circumstances.items.first { $0.id == circumstance }?.end,
            links.items.first { $0.link.id == link }?.link.end,
            placements.items.first { $0.id == placement }?.end,
        ]
    }
}
