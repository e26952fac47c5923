import Bus
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
private let number = "034185001001"

/// A woman of 1985 who was entered in the first commune on 10 January 2020.
private func entered(_ office: TestClient, _ name: String = "Trần Thị Mai") async throws -> CaregiverID {
    try await office.call(
        Caregivers.register,
        RegisterCaregiver(name: name, commune: first).with {
            ($0.sex, $0.birthYear, $0.personalNumber) = (.female, 1985, number)
            ($0.phone, $0.registeredOn) = ("0912000911", day("2020-01-10"))
        }
    ).id
}

extension UpdateCaregiver {
    fileprivate static func move(_ id: CaregiverID, to commune: UnitPath, on text: String) -> UpdateCaregiver
    {
        UpdateCaregiver(id: id).with { ($0.commune, $0.on) = (commune, day(text)) }
    }
}

extension TestClient {
    fileprivate func caregiver(
        _ id: CaregiverID, on text: String? = nil, knownOn: String? = nil
    ) async throws -> Caregiver {
        try await call(
            Caregivers.get,
            GetCaregiver(id: id).with { ($0.on, $0.knownOn) = (text.map(day), knownOn.map(day)) })
    }

    fileprivate func history(
        _ id: CaregiverID, _ aspect: CaregiverAspect
    ) async throws -> [CaregiverFactEntry] {
        try await call(Caregivers.history, ListCaregiverHistory(caregiver: id)).items
            .filter { $0.aspect == aspect }
    }
}

@Suite("A caregiver changes aspect by aspect", .timeLimit(.minutes(5)))
struct CaregiverAspectTests {
    @Test("who a caregiver is, is put right for every day; what is to be empty is named")
    func identity() async throws {
        try await Office.open { office in
            let id = try await entered(office)
            let right = try await office.call(
                Caregivers.update, UpdateCaregiver(id: id).with { $0.name = "Trần Thị Mài" })
            #expect(right.name == "Trần Thị Mài" && right.personalNumber?.text == number)
            #expect(right.version == 2 && right.sex == .female && right.phone == "0912000911")
            #expect(try await office.caregiver(id, on: "2020-01-10").name == "Trần Thị Mài")
            let disagrees = UpdateCaregiver(id: id).with { $0.birthYear = 1986 }
            expect(
                try await office.refusal(of: Caregivers.update, disagrees), .invalidArgument,
                at: "/personalNumber")
            let without = try await office.call(
                Caregivers.update, disagrees.with { $0.clear = ["personalNumber", "phone"] })
            #expect(without.personalNumber == nil && without.phone == nil && without.birthYear == 1986)
            let old = UpdateCaregiver(id: id).with { ($0.phone, $0.ifVersion) = ("0912000912", 2) }
            expect(try await office.refusal(of: Caregivers.update, old), .aborted, at: "/ifVersion")
            #expect(try await office.call(Caregivers.update, UpdateCaregiver(id: id)) == without)
        }
    }

    @Test(
        "a late move takes its place between two others; a home is corrected and voided, as known from then on"
    )
    func homes() async throws {
        try await Office.deploy { deployment, office in
            let id = try await entered(office)
            _ = try await office.call(Caregivers.update, .move(id, to: third, on: "2020-09-01"))
            let now = try await office.call(Caregivers.update, .move(id, to: second, on: "2020-03-01"))
            #expect(now.commune == third && now.registeredOn == day("2020-01-10"))
            for (on, home) in [
                ("2020-01-10", first), ("2020-02-29", first), ("2020-03-01", second), ("2020-08-31", second),
                ("2020-09-01", third),
            ] { #expect(try await office.caregiver(id, on: on).commune == home, "on \(on)") }
            let early = GetCaregiver(id: id).with { $0.on = day("2020-01-09") }
            expect(try await office.refusal(of: Caregivers.get, early), .notFound, at: "/on")
            expect(
                try await office.refusal(of: Caregivers.update, .move(id, to: second, on: "2020-01-09")),
                .invalidArgument, at: "/on")

            deployment.set(day: Office.today.advanced(by: 10))
            let homes = try await office.history(id, .home)
            let move = try #require(homes.first { $0.commune == second })
            let corrected = CorrectCaregiverHome(id: id, fact: move.fact).with { $0.on = day("2020-05-04") }
            #expect(try await office.call(Caregivers.correctHome, corrected).version == 4)
            #expect(try await office.caregiver(id, on: "2020-03-01").commune == first)
            #expect(
                try await office.caregiver(id, on: "2020-03-01", knownOn: "2021-03-15").commune == second)
            let registration = homes[0].fact
            expect(
                try await office.refusal(
                    of: Caregivers.voidHome, VoidCaregiverHome(id: id, fact: registration)),
                .failedPrecondition, at: "/fact")
            let late = CorrectCaregiverHome(id: id, fact: registration).with { $0.on = day("2020-06-01") }
            expect(
                try await office.refusal(of: Caregivers.correctHome, late), .failedPrecondition, at: "/fact",
                move.fact.text)
            _ = try await office.call(Caregivers.voidHome, VoidCaregiverHome(id: id, fact: move.fact))
            #expect(try await office.caregiver(id, on: "2020-08-31").commune == first)
            let identity = try #require(try await office.history(id, .identity).first).fact
            expect(
                try await office.refusal(
                    of: Caregivers.voidHome, VoidCaregiverHome(id: id, fact: identity)),
                .failedPrecondition, at: "/fact")
        }
    }

    @Test("a home is moved to no day on which its commune was not there")
    func communeOfTheDay() async throws {
        let (before, merged) = (Office.beforeMerger, Office.merged)
        try await Office.open { office in
            let id = try await entered(office)
            _ = try await office.call(Caregivers.update, .move(id, to: merged, on: "2020-06-01"))
            let move = try #require(try await office.history(id, .home).last?.fact)
            let early = CorrectCaregiverHome(id: id, fact: move).with { $0.on = day("2020-02-01") }
            expect(
                try await office.refusal(of: Caregivers.correctHome, early), .invalidArgument, at: "/on",
                before.text)
            let then = early.with { $0.commune = before }
            #expect(try await office.call(Caregivers.correctHome, then).commune == before)
        }
    }

    @Test("another sex or year of birth does not contradict whom the caregiver is linked to")
    func links() async throws {
        try await Office.open { office in
            let id = try await entered(office)
            let child = try await office.call(Children.register, child())
            let link = try await office.call(
                Caregivers.link, LinkCaregiver(caregiver: id, child: child.id, relation: .mother))
            let man = UpdateCaregiver(id: id).with { ($0.sex, $0.clear) = (.male, ["personalNumber"]) }
            expect(
                try await office.refusal(of: Caregivers.update, man), .failedPrecondition, at: "/sex",
                link.id.text)
            let young = UpdateCaregiver(id: id).with { ($0.birthYear, $0.clear) = (2012, ["personalNumber"]) }
            expect(
                try await office.refusal(of: Caregivers.update, young), .failedPrecondition,
                at: "/birthYear", link.id.text)
            _ = try await office.call(Caregivers.void, VoidCaregiverLink(id: link.id))
            #expect(try await office.call(Caregivers.update, man).sex == .male)
        }
    }

    @Test("a change does not make a caregiver another one who is there")
    func namesakes() async throws {
        try await Office.open { office in
            let one = try await entered(office)
            let other = try await office.call(
                Caregivers.register, RegisterCaregiver(name: "Trần Thị Mơ", commune: first)
            ).id
            let sameNumber = UpdateCaregiver(id: other).with { $0.personalNumber = number }
            expect(
                try await office.refusal(of: Caregivers.update, sameNumber), .alreadyExists,
                at: "/personalNumber", one.text)
            let sameName = UpdateCaregiver(id: other).with { $0.name = "trần thị mai" }
            expect(
                try await office.refusal(of: Caregivers.update, sameName), .alreadyExists, at: "/name",
                one.text)
            let distinct = sameName.with { $0.confirmedDistinct = true }
            #expect(try await office.call(Caregivers.update, distinct).version == 2)
        }
    }

    @Test("a child's caregivers are listed as they were on a day, as known then")
    func listing() async throws {
        try await Office.deploy { deployment, office in
            let id = try await entered(office)
            let child = try await office.call(
                Children.register, child(registeredOn: day("2020-01-10"))
            ).id
            let link = try await office.call(
                Caregivers.link,
                LinkCaregiver(caregiver: id, child: child, relation: .mother).with {
                    $0.start = day("2020-02-01")
                })
            deployment.set(day: Office.today.advanced(by: 10))
            _ = try await office.call(
                Caregivers.unlink, UnlinkCaregiver(id: link.id).with { $0.end = day("2020-06-30") })
            _ = try await office.call(Caregivers.update, .move(id, to: second, on: "2020-05-01"))
            func listed(
                _ on: String, knownOn: String? = nil, ended: Bool? = nil
            ) async throws -> [UnitPath] {
                let list = ListCaregivers(child: child).with {
                    ($0.on, $0.knownOn, $0.includeEnded) = (day(on), knownOn.map(day), ended)
                }
                return try await office.call(Caregivers.list, list).items.map(\.caregiver.commune)
            }
            #expect(try await listed("2020-01-31").isEmpty)
            #expect(try await listed("2020-02-01") == [first])
            #expect(try await listed("2020-06-30") == [second])
            #expect(try await listed("2020-07-01").isEmpty)
            #expect(try await listed("2020-07-01", ended: true) == [second])
            #expect(try await listed("2020-07-01", knownOn: "2021-03-15") == [first])
        }
    }

    @Test("events tell of a caregiver by aspect, and nobody's name, number or telephone")
    func events() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let id = try await entered(office)
            _ = try await office.call(Caregivers.update, .move(id, to: second, on: "2020-03-01"))
            _ = try await office.call(
                Caregivers.update, UpdateCaregiver(id: id).with { $0.phone = "0912000912" })
            let home = try #require(try await office.history(id, .home).last)
            _ = try await office.call(Caregivers.voidHome, VoidCaregiverHome(id: id, fact: home.fact))
            let events = try await deployment.store(of: "registry").events(after: 0, limit: 10)
            #expect(
                events.map(\.type) == [
                    "registry.caregiverRegistered", "registry.caregiverUpdated", "registry.caregiverUpdated",
                    "registry.caregiverCorrected",
                ])
            for event in events {
                let text = String(decoding: event.data ?? [], as: UTF8.self)
                for secret in ["Trần", number, "091200091"] { #expect(!text.contains(secret)) }
            }
            guard case .caregiverRegistered(let facts)? = try events[0].recorded(RegistryEvent.self)?.event
            else {
                Issue.record("the event is not the registry's")
                return
            }
            #expect(facts.facts.compactMap(\.home) == [first])
            #expect(facts.facts.compactMap(\.identity?.birthYear) == [1985])
        }
    }

    @Test("the present follows from what was said: it can be made anew")
    func rebuilding() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let id = try await entered(office)
            let now = try await office.call(Caregivers.update, .move(id, to: second, on: "2020-06-01"))
            try await deployment.rebuild(
                "registry",
                after: [
                    "UPDATE caregivers SET commune = 'thai-binh', version = 9", "DELETE FROM caregiver_homes",
                ]
            ) { try $0.caregiverAspects.rebuild() }
            #expect(try await office.caregiver(id) == now)
            #expect(try await office.caregiver(id, on: "2020-05-31").commune == first)
        }
    }
}
