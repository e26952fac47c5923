import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What is around a child can be corrected and taken back", .timeLimit(.minutes(5)))
struct CorrectionTests {
    private func then(_ office: TestClient, _ id: ChildID, _ on: String, knownOn: Day? = nil)
        async throws -> Child
    {
        try await office.call(
            Children.get, GetChild(id: id).with { ($0.on, $0.knownOn) = (day(on), knownOn) })
    }

    @Test("a confidential circumstance entered by mistake is gone for everyone, but was known before")
    func circumstance() async throws {
        try await Office.deploy { deployment, _ in
            let doctor = deployment.client(
                as: Office.province, Deployment.workRoles.union([.confidential]))
            let id = try await doctor.registered(on: "2020-01-10")
            let added = try await doctor.call(
                Circumstances.add, AddCircumstance(child: id, code: "law2016-hiv", start: day("2020-02-01"))
            )
            deployment.set(day: Office.today.advanced(by: 5))
            let officer = doctor.acting(as: Office.province)
            let void = VoidCircumstance(id: added.id)
            #expect(try await officer.refusal(of: Circumstances.void, void)?.status == .notFound)
            #expect(try await doctor.call(Circumstances.void, void).id == added.id)
            let left = try await doctor.call(
                Circumstances.list, ListCircumstances(child: id).with { $0.includeEnded = true })
            #expect(left.items.isEmpty)
            #expect(try await then(doctor, id, "2020-02-01").circumstances.isEmpty)
            let known = try await then(doctor, id, "2020-02-01", knownOn: Office.today)
            #expect(known.circumstances.map(\.code) == ["law2016-hiv"])
            #expect(try await doctor.refusal(of: Circumstances.void, void)?.status == .notFound)
        }
    }

    @Test("a corrected circumstance holds on its new days, which may not be another's")
    func days() async throws {
        try await Office.open { office in
            let id = try await office.registered(on: "2020-01-10")
            func add(_ start: String) async throws -> CircumstanceID {
                try await office.call(
                    Circumstances.add,
                    AddCircumstance(child: id, code: "law2016-abandoned", start: day(start))
                ).id
            }
            let first = try await add("2020-02-01")
            _ = try await office.call(
                Circumstances.end, EndCircumstance(id: first, end: day("2020-03-31")))
            let second = try await add("2020-06-01")
            let overlapping = CorrectCircumstance(id: first).with { $0.clear = ["end"] }
            let refused = try await office.refusal(of: Circumstances.correct, overlapping)
            #expect(refused?.status == .failedPrecondition && refused?.fields == ["/id"])
            #expect(refused?.message.contains(second.text) == true)
            #expect(refused?.message.contains(Office.province.text) == true)
            let corrected = try await office.call(
                Circumstances.correct,
                CorrectCircumstance(id: first).with {
                    ($0.start, $0.end) = (day("2020-04-01"), day("2020-05-31"))
                })
            #expect(corrected.end == day("2020-05-31"))
            #expect(try await then(office, id, "2020-03-15").circumstances.isEmpty)
            #expect(try await then(office, id, "2020-05-15").circumstances.map(\.id) == [first])
        }
    }

    @Test("a determination is corrected and voided, and what came before holds again")
    func disability() async throws {
        try await Office.deploy { deployment, office in
            let id = try await office.registered(on: "2020-01-10")
            func determine(_ degree: DisabilityDegree, _ on: String) async throws -> DisabilityID {
                try await office.call(
                    Disabilities.determine,
                    DetermineDisability(child: id, type: .vision, degree: degree).with {
                        $0.determinedOn = day(on)
                    }
                ).id
            }
            _ = try await determine(.mild, "2020-02-01")
            let later = try await determine(.severe, "2020-06-01")
            let sameDay = CorrectDisability(id: later).with { $0.determinedOn = day("2020-02-01") }
            #expect(
                try await office.refusal(of: Disabilities.correct, sameDay)?.status == .failedPrecondition)
            let corrected = try await office.call(
                Disabilities.correct, CorrectDisability(id: later).with { $0.degree = .exceptionallySevere })
            #expect(corrected.degree == .exceptionallySevere)
            deployment.set(day: Office.today.advanced(by: 5))
            _ = try await office.call(Disabilities.void, VoidDisability(id: later))
            let now = try await office.call(Children.get, GetChild(id: id))
            #expect(now.disability?.degree == .mild)
            let known = try await then(office, id, "2020-07-01", knownOn: Office.today)
            #expect(known.disability?.degree == .exceptionallySevere)
        }
    }

    @Test("a determination is moved to no day on which the council's unit was not there")
    func councilOfTheDay() async throws {
        let (before, merged) = (Office.beforeMerger, Office.merged)
        try await Office.open { office in
            let id = try await office.registered(on: "2020-01-10")
            let determined = try await office.call(
                Disabilities.determine,
                DetermineDisability(child: id, type: .vision, degree: .mild).with {
                    ($0.council, $0.determinedOn) = (merged, day("2020-06-01"))
                }
            ).id
            let early = CorrectDisability(id: determined).with { $0.determinedOn = day("2020-02-01") }
            expect(
                try await office.refusal(of: Disabilities.correct, early), .invalidArgument,
                at: "/determinedOn", before.text)
            let then = try await office.call(Disabilities.correct, early.with { $0.council = before })
            #expect(then.council == before && then.determinedOn == day("2020-02-01"))
        }
    }

    @Test(
        "a link and a placement are corrected by their days and voided, also of a child that is closed")
    func closed() async throws {
        try await Office.open { office in
            let id = try await office.registered(on: "2020-01-10")
            let link = try await office.link(office.carer(), to: id, since: "2020-02-01")
            let placement = try await office.place(id, since: "2020-02-01")
            try await office.close(id, on: "2020-09-01")
            let late = CorrectPlacement(id: placement.id).with {
                ($0.start, $0.clear) = (day("2020-10-01"), ["end"])
            }
            #expect(try await office.refusal(of: Placements.correct, late)?.status == .failedPrecondition)
            let placed = try await office.call(
                Placements.correct, CorrectPlacement(id: placement.id).with { $0.end = day("2020-08-15") })
            #expect(placed.end == day("2020-08-15"))
            let relative = try await office.call(
                Caregivers.correct, CorrectCaregiverLink(id: link.id).with { $0.relation = .relative })
            #expect(relative.relation == .relative)
            #expect(try await then(office, id, "2020-08-01").caregivers == 1)
            _ = try await office.call(Caregivers.void, VoidCaregiverLink(id: link.id))
            _ = try await office.call(Placements.void, VoidPlacement(id: placement.id))
            #expect(try await office.call(Placements.list, ListPlacements(child: id)).items.isEmpty)
            #expect(try await then(office, id, "2020-08-01").caregivers == 0)
        }
    }

    @Test("the id of what never was stays its own: nothing else is entered under it")
    func taken() async throws {
        try await Office.open { office in
            let id = try await office.registered(on: "2020-01-10")
            let person = try await office.call(
                Caregivers.register, RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune)
            ).id
            let circumstance = AddCircumstance(
                child: id, code: "law2016-abandoned", start: day("2020-02-01")
            ).with { $0.id = newID() }
            let disability = DetermineDisability(child: id, type: .vision, degree: .mild).with {
                ($0.id, $0.determinedOn) = (newID(), day("2020-02-01"))
            }
            let link = LinkCaregiver(caregiver: person, child: id, relation: .mother).with {
                ($0.id, $0.start) = (newID(), day("2020-02-01"))
            }
            let placement = BeginPlacement(child: id, kind: .residential).with {
                $0.provider = Office.facility
            }.with {
                ($0.id, $0.start) = (newID(), day("2020-02-01"))
            }
            let added = try await office.call(Circumstances.add, circumstance).id
            _ = try await office.call(Circumstances.void, VoidCircumstance(id: added))
            let determined = try await office.call(Disabilities.determine, disability).id
            _ = try await office.call(Disabilities.void, VoidDisability(id: determined))
            let linked = try await office.call(Caregivers.link, link).id
            _ = try await office.call(Caregivers.void, VoidCaregiverLink(id: linked))
            let placed = try await office.call(Placements.begin, placement).id
            _ = try await office.call(Placements.void, VoidPlacement(id: placed))
            for (refused, taken) in [
                (try await office.refusal(of: Circumstances.add, circumstance), added.text),
                (try await office.refusal(of: Disabilities.determine, disability), determined.text),
                (try await office.refusal(of: Caregivers.link, link), linked.text),
                (try await office.refusal(of: Placements.begin, placement), placed.text),
            ] {
                expect(refused, .alreadyExists, at: "/id", taken)
            }
            // Under another id it is entered again.
            _ = try await office.call(Circumstances.add, circumstance.with { $0.id = nil })
            _ = try await office.call(Disabilities.determine, disability.with { $0.id = nil })
            _ = try await office.call(Caregivers.link, link.with { $0.id = nil })
            _ = try await office.call(Placements.begin, placement.with { $0.id = nil })
        }
    }
}
