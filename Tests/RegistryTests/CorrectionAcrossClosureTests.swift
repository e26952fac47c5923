import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What is put right around a child that was off the register", .timeLimit(.minutes(5)))
struct CorrectionAcrossClosureTests {
    /// A circumstance, a link and a placement of the child since 1 March 2020.
    private func around(_ id: ChildID, _ office: TestClient) async throws -> (
        circumstance: CircumstanceID, link: CaregiverLinkID, placement: PlacementID
    ) {
        (
            try await office.call(Circumstances.add, abandoned(id, since: "2020-03-01")).id,
            try await office.link(office.carer(), to: id, since: "2020-03-01").id,
            try await office.place(id, since: "2020-03-01").id
        )
    }

    private func abandoned(_ id: ChildID, since start: String) -> AddCircumstance {
        AddCircumstance(child: id, code: "law2016-abandoned", start: day(start))
    }

    @Test("what ended with the child still ends with it without its end, and goes on where the child does")
    func endTakenBack() async throws {
        try await Office.open { office in
            let id = try await office.registered(on: "2020-01-10")
            let (circumstance, link, placement) = try await around(id, office)
            _ = try await office.call(
                Children.close, CloseChild(id: id, reason: .deceased).with { $0.on = day("2020-06-01") })
            let last = day("2020-05-31")
            let inIt = try await office.call(
                Circumstances.correct, CorrectCircumstance(id: circumstance).with { $0.clear = ["end"] })
            let linked = try await office.call(
                Caregivers.correct, CorrectCaregiverLink(id: link).with { $0.clear = ["end"] })
            let placed = try await office.call(
                Placements.correct,
                CorrectPlacement(id: placement).with {
                    ($0.start, $0.clear) = (day("2020-04-01"), ["end"])
                })
            #expect([inIt.end, linked.end, placed.end] == [last, last, last])
            #expect(placed.start == day("2020-04-01"))
            let kept = try await office.call(Placements.list, ListPlacements(child: id)).items
            #expect(kept.map(\.end) == [last])
            let closure = try #require(try await office.history(id, .standing).last?.fact)
            _ = try await office.call(Children.void, VoidChildFact(id: id, fact: closure))
            let goesOn = try await office.call(Placements.list, ListPlacements(child: id)).items
            #expect(goesOn.map(\.start) == [day("2020-04-01")] && goesOn.map(\.end) == [nil])
            let circumstances = try await office.call(Circumstances.list, ListCircumstances(child: id)).items
            #expect(circumstances.map(\.id) == [circumstance] && circumstances.map(\.end) == [nil])
        }
    }

    @Test(
        "nothing spans the days on which the child was off the register",
        arguments: ["2020-06-01", "2020-05-02"])
    func spanningClosure(returned: String) async throws {
        try await Office.open { office in
            let id = try await office.registered(on: "2020-01-10")
            let (circumstance, link, placement) = try await around(id, office)
            _ = try await office.call(
                Children.close, CloseChild(id: id, reason: .moved).with { $0.on = day("2020-05-01") })
            let closure = try #require(try await office.history(id, .standing).last?.fact)
            _ = try await office.call(
                Children.reopen, ReopenChild(id: id, note: "Về quê").with { $0.on = day(returned) })
            let late = day("2020-07-15")
            for refused in [
                try await office.refusal(
                    of: Circumstances.correct, CorrectCircumstance(id: circumstance).with { $0.end = late }),
                try await office.refusal(
                    of: Caregivers.correct, CorrectCaregiverLink(id: link).with { $0.end = late }),
                try await office.refusal(
                    of: Placements.correct, CorrectPlacement(id: placement).with { $0.end = late }),
            ] {
                expect(refused, .failedPrecondition, at: "/id", closure.text)
                #expect(refused?.violations.first?.rule == "fact.outside-life")
            }
            // What began after the return is in the way of nothing that ends with the closure.
            _ = try await office.call(Circumstances.add, abandoned(id, since: "2020-06-02"))
            _ = try await office.place(id, since: "2020-06-02")
            let inIt = try await office.call(
                Circumstances.correct, CorrectCircumstance(id: circumstance).with { $0.clear = ["end"] })
            let linked = try await office.call(
                Caregivers.correct, CorrectCaregiverLink(id: link).with { $0.clear = ["end"] })
            let placed = try await office.call(
                Placements.correct, CorrectPlacement(id: placement).with { $0.clear = ["end"] })
            let last = day("2020-04-30")
            #expect([inIt.end, linked.end, placed.end] == [last, last, last])
            let early = try await office.call(
                Placements.correct, CorrectPlacement(id: placement).with { $0.end = day("2020-04-15") })
            #expect(early.end == day("2020-04-15"))
        }
    }

    @Test("a return is not put off past what goes on since before the closure: that is named")
    func returnPutOff() async throws {
        try await Office.open { office in
            let id = try await office.registered(on: "2020-01-10")
            let placement = try await office.place(id, since: "2020-03-01").id
            _ = try await office.call(
                Children.close, CloseChild(id: id, reason: .moved).with { $0.on = day("2020-05-01") })
            _ = try await office.call(
                Children.reopen, ReopenChild(id: id, note: "Về quê").with { $0.on = day("2020-05-01") })
            _ = try await office.call(
                Placements.correct, CorrectPlacement(id: placement).with { $0.end = day("2020-07-15") })
            let returning = try #require(try await office.history(id, .standing).last?.fact)
            let later = CorrectChild(id: id, fact: returning).with { $0.on = day("2020-06-01") }
            expect(
                try await office.refusal(of: Children.correct, later), .failedPrecondition, at: "/fact",
                placement.text)
        }
    }
}
