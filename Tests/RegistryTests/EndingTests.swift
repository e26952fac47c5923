import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What goes on around a child ends with it", .timeLimit(.minutes(2)))
struct EndingTests {
    private struct Around {
        let child: ChildID
        let circumstance: CircumstanceID
        let link: CaregiverLinkID
        let placement: PlacementID
    }

    /// A child with all that can go on.
    private func entered(_ office: TestClient) async throws -> Around {
        let child = try await office.call(Children.register, child(registeredOn: day("2020-01-10"))).id
        let circumstance = try await office.call(
            Circumstances.add,
            AddCircumstance(child: child, code: "law2016-abandoned", start: day("2020-02-01")))
        let person = try await office.call(
            Caregivers.register, RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune))
        let link = try await office.call(
            Caregivers.link,
            LinkCaregiver(caregiver: person.id, child: child, relation: .relative).with {
                $0.start = day("2020-02-01")
            })
        let placement = try await office.call(
            Placements.begin,
            BeginPlacement(child: child, kind: .residential).with { $0.start = day("2020-06-01") })
        return Around(
            child: child, circumstance: circumstance.id, link: link.id, placement: placement.id)
    }

    private func ends(_ office: TestClient, _ around: Around) async throws -> [Day?] {
        let circumstances = try await office.call(
            Circumstances.list, ListCircumstances(child: around.child).with { $0.includeEnded = true })
        let links = try await office.call(
            Caregivers.list, ListCaregivers(child: around.child).with { $0.includeEnded = true })
        let placements = try await office.call(Placements.list, ListPlacements(child: around.child))
        return [
            circumstances.items.first { $0.id == around.circumstance }?.end,
            links.items.first { $0.link.id == around.link }?.link.end,
            placements.items.first { $0.id == around.placement }?.end,
        ]
    }

    private func closure(_ office: TestClient, _ child: ChildID) async throws -> FactID {
        let history = try await office.call(Children.history, ListChildHistory(child: child)).items
        return try #require(history.first { $0.aspect == .standing && $0.status != .active }?.fact)
    }

    @Test(
        "a closure ends it the day before, moves its end where it is moved, and gives it back where it is void"
    )
    func followed() async throws {
        try await Office.open { office in
            let around = try await entered(office)
            let closed = try await office.call(
                Children.close,
                CloseChild(id: around.child, reason: .moved).with { $0.on = day("2020-09-01") })
            #expect(closed.circumstances.isEmpty && closed.caregivers == 0)
            #expect(try await ends(office, around).allSatisfy { $0 == day("2020-08-31") })
            let fact = try await closure(office, around.child)
            for on in ["2020-07-01", "2020-11-01"] {
                _ = try await office.call(
                    Children.correct,
                    CorrectChild(id: around.child, fact: fact).with { $0.on = day(on) })
                #expect(
                    try await ends(office, around).allSatisfy { $0 == day(on).advanced(by: -1) }, "\(on)")
            }
            let back = try await office.call(
                Children.void, VoidChildFact(id: around.child, fact: fact))
            #expect(back.circumstances.map(\.id) == [around.circumstance] && back.caregivers == 1)
            #expect(try await ends(office, around).allSatisfy { $0 == nil })
        }
    }

    @Test(
        "a return restores nothing, what has taken its place is named when the closure is void, and a decision stays"
    )
    func undecided() async throws {
        try await Office.open { office in
            let around = try await entered(office)
            _ = try await office.call(
                Children.close,
                CloseChild(id: around.child, reason: .moved).with { $0.on = day("2020-09-01") })
            let fact = try await closure(office, around.child)
            _ = try await office.call(
                Children.reopen,
                ReopenChild(id: around.child, note: "Về quê").with { $0.on = day("2020-10-01") })
            #expect(try await ends(office, around).allSatisfy { $0 == day("2020-08-31") })
            let other = try await office.call(
                Placements.begin,
                BeginPlacement(child: around.child, kind: .residential).with { $0.start = day("2020-11-01") }
            )
            let void = VoidChildFact(id: around.child, fact: fact)
            let refused = try await office.refusal(of: Children.void, void)
            expect(refused, .failedPrecondition, at: "/fact", other.id.text)
            #expect(try await ends(office, around).allSatisfy { $0 == day("2020-08-31") })
            // Whoever says when the first placement ended has decided: not on a day past the time off the register, while
            // that stands.
            let decision = CorrectPlacement(id: around.placement)
            expect(
                try await office.refusal(
                    of: Placements.correct, decision.with { $0.end = day("2020-10-31") }),
                .failedPrecondition, at: "/id", fact.text)
            _ = try await office.call(Placements.correct, decision.with { $0.end = day("2020-08-30") })
            _ = try await office.call(Children.void, void)
            #expect(try await ends(office, around) == [nil, nil, day("2020-08-30")])
            _ = try await office.call(Placements.correct, decision.with { $0.end = day("2020-10-31") })
            #expect(try await ends(office, around) == [nil, nil, day("2020-10-31")])
        }
    }

    @Test("a closure that turns out to be of a child entered in error ends nothing, as one that never was")
    func mistaken() async throws {
        try await Office.open { office in
            let around = try await entered(office)
            _ = try await office.call(
                Children.close,
                CloseChild(id: around.child, reason: .moved).with { $0.on = day("2020-09-01") })
            let fact = try await closure(office, around.child)
            let correction = CorrectChild(id: around.child, fact: fact)
            let mistake = try await office.call(
                Children.correct, correction.with { $0.reason = .enteredInError })
            #expect(mistake.status == .enteredInError)
            #expect(try await ends(office, around) == [nil, nil, nil])
            _ = try await office.call(Children.correct, correction.with { $0.reason = .deceased })
            #expect(try await ends(office, around).allSatisfy { $0 == day("2020-08-31") })
            _ = try await office.call(Children.correct, correction.with { $0.reason = .enteredInError })
            let back = try await office.call(Children.void, VoidChildFact(id: around.child, fact: fact))
            #expect(back.status == .active)
            #expect(try await ends(office, around) == [nil, nil, nil])
        }
    }

    @Test("a closure is not put off past a return where what it ended would lie beside what has begun since")
    func putOff() async throws {
        try await Office.open { office in
            let around = try await entered(office)
            _ = try await office.call(
                Children.close,
                CloseChild(id: around.child, reason: .moved).with { $0.on = day("2020-09-01") })
            let fact = try await closure(office, around.child)
            _ = try await office.call(
                Children.reopen,
                ReopenChild(id: around.child, note: "Về quê").with { $0.on = day("2020-10-01") })
            let other = try await office.call(
                Placements.begin,
                BeginPlacement(child: around.child, kind: .residential).with { $0.start = day("2020-11-01") }
            ).id
            let later = CorrectChild(id: around.child, fact: fact).with { $0.on = day("2020-12-01") }
            expect(
                try await office.refusal(of: Children.correct, later), .failedPrecondition, at: "/fact",
                other.text)
            #expect(try await ends(office, around).allSatisfy { $0 == day("2020-08-31") })
            #expect(try await office.call(Children.get, GetChild(id: around.child)).status == .active)
            // Whoever says when the first placement ended has decided.
            _ = try await office.call(
                Placements.correct,
                CorrectPlacement(id: around.placement).with { $0.end = day("2020-08-30") })
            #expect(try await office.call(Children.correct, later).closedOn == day("2020-12-01"))
            let last = day("2020-11-30")
            #expect(try await ends(office, around) == [last, last, day("2020-08-30")])
            let placements = try await office.call(Placements.list, ListPlacements(child: around.child)).items
            #expect(placements.first { $0.id == other }?.end == last)
        }
    }

    @Test("what a closure that never was gives back ends with the one that comes next")
    func nextClosure() async throws {
        try await Office.open { office in
            let around = try await entered(office)
            func close(_ on: String) async throws {
                _ = try await office.call(
                    Children.close, CloseChild(id: around.child, reason: .moved).with { $0.on = day(on) })
            }
            try await close("2020-09-01")
            let first = try await closure(office, around.child)
            _ = try await office.call(
                Children.reopen,
                ReopenChild(id: around.child, note: "Về quê").with { $0.on = day("2020-10-01") })
            try await close("2021-01-04")
            _ = try await office.call(Children.void, VoidChildFact(id: around.child, fact: first))
            #expect(try await ends(office, around).allSatisfy { $0 == day("2021-01-03") })
            let history = try await office.call(Children.history, ListChildHistory(child: around.child)).items
            let second = try #require(history.last { $0.status == .moved && $0.stands }?.fact)
            _ = try await office.call(Children.void, VoidChildFact(id: around.child, fact: second))
            #expect(try await ends(office, around).allSatisfy { $0 == nil })
        }
    }

    @Test("an entry made in error ends nothing: it never was")
    func mistake() async throws {
        try await Office.open { office in
            let around = try await entered(office)
            _ = try await office.call(
                Children.close, CloseChild(id: around.child, reason: .enteredInError))
            #expect(try await ends(office, around).allSatisfy { $0 == nil })
        }
    }
}
