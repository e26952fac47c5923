import Bus
import CatalogueAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("A facility takes in whom it can", .timeLimit(.minutes(5)))
struct FacilityTests {
    private func begin(
        _ child: ChildID, _ kind: PlacementKind = .residential, at facility: ProviderID,
        on text: String = "2021-01-04"
    ) -> BeginPlacement {
        BeginPlacement(child: child, kind: kind).with {
            ($0.provider, $0.start) = (facility, day(text))
            if kind.needsExpectedEnd { $0.expectedEnd = day("2021-04-01") }
        }
    }

    private func children(_ count: Int, _ office: TestClient) async throws -> [ChildID] {
        var ids: [ChildID] = []
        for number in 0..<count {
            let request = child(
                "Trẻ Giả \(["Một", "Hai", "Ba"][number])", birthDate: day("2016-0\(number + 1)-05"),
                registeredOn: day("2020-01-10"), confirmedDistinct: true)
            ids.append(try await office.call(Children.register, request).id)
        }
        return ids
    }

    @Test(
        "one of which the catalogue has not told is not found; the next call knows one that was entered before it"
    )
    func unknown() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let new: ProviderID = newID()
            let refused = try await office.refusal(of: Placements.begin, begin(child.id, at: new))
            expect(refused, .notFound, at: "/provider", new.text)
            let twice = try await office.refusal(
                of: Placements.begin,
                begin(child.id, at: new).with { $0.start = Office.today.advanced(by: 1) })
            expectAll(twice, ["/provider", "/start"])
            try await office.facility(new)
            #expect(try await office.call(Placements.begin, begin(child.id, at: new)).provider == new)
        }
    }

    @Test("it works on the first day: not before it opened, nor after it closed")
    func open() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let late: ProviderID = newID()
            try await office.facility(late, from: "2020-06-01")
            try await office.say(.standing(status: .closed, reason: "Giải thể"), of: late, from: "2021-02-01")
            for start in ["2020-05-31", "2021-02-01"] {
                let refused = try await office.refusal(
                    of: Placements.begin, begin(child.id, at: late, on: start))
                expect(refused, .failedPrecondition, at: "/provider", late.text)
            }
            let placed = try await office.call(Placements.begin, begin(child.id, at: late, on: "2021-01-31"))
            // Whoever is there still when it has closed needs another place.
            let due = try await office.call(Placements.due, ListDuePlacements()).items
            #expect(due.filter { $0.step == .newPlace }.map(\.due) == [day("2021-02-01")])
            let moved = CorrectPlacement(id: placed.id).with { $0.start = day("2021-02-01") }
            expect(
                try await office.refusal(of: Placements.correct, moved), .failedPrecondition, at: "/provider")
            let elsewhere = CorrectPlacement(id: placed.id).with { $0.provider = newID() }
            expect(try await office.refusal(of: Placements.correct, elsewhere), .notFound, at: "/provider")
            let right = try await office.call(
                Placements.correct, elsewhere.with { $0.provider = Office.secondFacility })
            #expect(right.provider == Office.secondFacility)
            let after = try await office.call(Placements.due, ListDuePlacements()).items
            #expect(after.allSatisfy { $0.step != .newPlace })
        }
    }

    @Test("a licence that is over takes nobody in; one of which nobody has told does")
    func licence() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let licence = Licence(number: "12/GP").with { $0.until = day("2020-12-31") }
            try await office.say(.licence(licence), of: Office.facility, from: "2018-01-01")
            let refused = try await office.refusal(of: Placements.begin, begin(child.id, at: Office.facility))
            expect(refused, .failedPrecondition, at: "/provider", "31/12/2020")
            let renewed = licence.with { $0.until = day("2025-12-31") }
            try await office.say(.licence(renewed), of: Office.facility, from: "2021-01-01")
            _ = try await office.call(Placements.begin, begin(child.id, at: Office.facility))
        }
    }

    @Test("it takes in by its kinds of care, as many as it has places for on each day")
    func places() async throws {
        try await Office.open { office in
            let ids = try await children(3, office)
            let small: ProviderID = newID()
            try await office.facility(small, .care([CarePlaces(kind: "residential", places: 2)]))
            let daily = try await office.refusal(of: Placements.begin, begin(ids[0], .dayCare, at: small))
            expect(daily, .failedPrecondition, at: "/provider")
            _ = try await office.call(
                Placements.begin,
                begin(ids[0], at: small, on: "2020-02-01").with { $0.end = day("2021-01-31") })
            let second = try await office.call(Placements.begin, begin(ids[1], at: small, on: "2021-01-31"))
            // Who comes later has its place then.
            let full = try await office.refusal(
                of: Placements.begin, begin(ids[2], at: small, on: "2020-12-01"))
            expect(full, .resourceExhausted, at: "/provider", "31/01/2021")
            let before = begin(ids[2], at: small, on: "2020-12-01").with { $0.end = day("2021-01-30") }
            let short = try await office.call(Placements.begin, before)
            _ = try await office.call(Placements.void, VoidPlacement(id: short.id))
            let third = try await office.call(Placements.begin, begin(ids[2], at: small, on: "2021-02-01"))
            #expect(third.provider == small)
            // It has fewer now, and nobody has to go.
            try await office.say(
                .care([CarePlaces(kind: "residential", places: 1)]), of: small, from: "2021-03-01")
            let corrected = try await office.call(
                Placements.correct,
                CorrectPlacement(id: second.id).with { $0.expectedEnd = day("2022-01-31") })
            #expect(corrected.expectedEnd == day("2022-01-31"))
        }
    }

    @Test("whoever was entered twice has one place")
    func onePlace() async throws {
        try await Office.open { office in
            let ids = try await children(3, office)
            let small: ProviderID = newID()
            try await office.facility(small, .care([CarePlaces(kind: "residential", places: 2)]))
            _ = try await office.call(Placements.begin, begin(ids[0], at: small))
            let second = try await office.call(Placements.begin, begin(ids[1], at: small))
            let refused = try await office.refusal(of: Placements.begin, begin(ids[2], at: small))
            expect(refused, .resourceExhausted, at: "/provider")
            _ = try await office.call(
                Children.merge, MergeChildren(survivor: ids[0], duplicate: ids[1], reason: "Một trẻ"))
            let placed = try await office.call(Placements.begin, begin(ids[2], at: small))
            #expect(placed.provider == small)
            // Nor is it another one where the placement of its other entry is put right.
            let earlier = placed.start.advanced(by: -1)
            let right = try await office.call(
                Placements.correct, CorrectPlacement(id: second.id).with { $0.start = earlier })
            #expect(right.start == earlier)
        }
    }

    @Test("a child that is with a person, whom a facility only looks after, takes no place there")
    func withPerson() async throws {
        try await Office.open { office in
            let ids = try await children(3, office)
            let small: ProviderID = newID()
            try await office.facility(small, .care([CarePlaces(kind: "residential", places: 1)]))
            let carer = try await office.call(
                Caregivers.register,
                RegisterCaregiver(name: "Trần Thị Người Nhận", commune: Office.commune).with {
                    $0.confirmedDistinct = true
                })
            _ = try await office.call(
                Placements.begin, begin(ids[0], at: small).with { $0.caregiver = carer.id })
            _ = try await office.call(Placements.begin, begin(ids[1], at: small))
            let refused = try await office.refusal(of: Placements.begin, begin(ids[2], at: small))
            expect(refused, .resourceExhausted, at: "/provider")
        }
    }

    @Test("in an emergency as many as its certification says")
    func emergency() throws {
        func facility(_ places: Int?) throws -> Facility {
            var known = AspectTimelines<ProviderSaying>()
            let how = Certification(evidence: "12/BB", by: "thai-binh/so-ldtbxh").with {
                $0.emergencyPlaces = places
            }
            for said: ProviderSaying in [
                .standing(status: .open, reason: nil), .standard(isMet: true, certification: how),
            ] {
                known.append(
                    FactVersion(
                        .recorded, of: newID(), days: DayRange(from: .first), value: said,
                        learned: Learned(at: LogPoint(1), moment: .now())))
            }
            return try #require(Facility(newID(), known))
        }
        let rules = PlacementRules(reference: try Office.reference, today: Office.today)
        let placement = Placement(id: newID(), child: newID(), kind: .emergency, start: day("2021-01-04"))
        let other = Placement(id: newID(), child: newID(), kind: .emergency, start: day("2021-01-02"))
        func status(_ places: Int?) throws -> Status? {
            let asked = try facility(places)
            return try refusal { try rules.require(asked, for: placement, beside: [other]) }?.status
        }
        #expect(try status(nil) == nil)
        #expect(try status(2) == nil)
        #expect(try status(1) == .resourceExhausted)
        #expect(try status(0) == .failedPrecondition)
    }
}
