import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What is entered late, of days before a closure", .timeLimit(.minutes(5)))
struct LateEntryTests {
    private static let closing = day("2021-01-04")

    /// A child of 2020 that lived elsewhere first, closed since ``closing``.
    private func open(_ body: (TestClient, ChildID) async throws -> Void) async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-02"))) { office, entered in
            try await office.close(entered.id, on: "\(Self.closing)")
            try await body(office, entered.id)
        }
    }

    @Test("it is taken in, and ends with the closure as what was entered in time did")
    func taken() async throws {
        try await open { office, id in
            let last = Self.closing.advanced(by: -1)
            let circumstance = try await office.call(
                Circumstances.add,
                AddCircumstance(child: id, code: "law2016-abandoned", start: day("2020-03-01")))
            #expect(circumstance.end == last)
            let carer = try await office.carer("Trần Thị Mẹ")
            #expect(try await office.link(carer, to: id, since: "2020-03-01").end == last)
            let placement = try await office.call(
                Placements.begin,
                BeginPlacement(child: id, kind: .kinship).with {
                    $0.caregiver = carer
                    $0.start = day("2020-03-01")
                })
            #expect(placement.end == last)
            let determined = try await office.call(
                Disabilities.determine,
                DetermineDisability(child: id, type: .vision, degree: .mild).with {
                    $0.determinedOn = day("2020-03-01")
                })
            #expect(determined.determinedOn == day("2020-03-01"))
        }
    }

    @Test("it ends before what began after a return, and stands beside it")
    func besideWhatCameAfter() async throws {
        try await open { office, id in
            let last = Self.closing.advanced(by: -1)
            try await office.reopen(id, on: "2021-02-01")
            let mother = try await office.carer("Trần Thị Mẹ")
            func add(_ start: String) -> AddCircumstance {
                AddCircumstance(child: id, code: "law2016-abandoned", start: day(start))
            }
            func link(_ start: String) -> LinkCaregiver {
                LinkCaregiver(caregiver: mother, child: id, relation: .mother).with { $0.start = day(start) }
            }
            func begin(_ start: String) -> BeginPlacement {
                BeginPlacement(child: id, kind: .residential).with { $0.provider = Office.facility }.with {
                    $0.start = day(start)
                }
            }
            #expect(try await office.call(Circumstances.add, add("2021-02-02")).end == nil)
            #expect(try await office.call(Caregivers.link, link("2021-02-02")).end == nil)
            #expect(try await office.call(Placements.begin, begin("2021-02-02")).end == nil)
            #expect(try await office.call(Circumstances.add, add("2020-03-01")).end == last)
            #expect(try await office.call(Caregivers.link, link("2020-03-01")).end == last)
            #expect(try await office.call(Placements.begin, begin("2020-03-01")).end == last)
            // Beside what went on before the closure nothing of its kind begins.
            #expect(
                try await office.refusal(of: Circumstances.add, add("2020-06-01"))?.status
                    == .failedPrecondition)
            #expect(
                try await office.refusal(of: Caregivers.link, link("2020-06-01"))?.status == .alreadyExists)
            #expect(
                try await office.refusal(of: Placements.begin, begin("2020-06-01"))?.status
                    == .failedPrecondition)
        }
    }

    @Test("a report of then is a case, and its steps of days before the closure are entered too")
    func cases() async throws {
        try await open { office, id in
            let opened = try await office.call(
                Cases.open, OpenCase(child: id, concern: .neglect).with { $0.on = day("2020-03-01") })
            #expect(opened.openedOn == day("2020-03-01") && opened.closedOn == Self.closing)
            let late = AssessCase(id: opened.id, risk: .low)
            let refused = try await office.refusal(of: Cases.assess, late)
            #expect(refused?.status == .failedPrecondition)
            #expect(refused?.violations.first?.rule == "registry.child-not-active")
            let assessed = try await office.call(
                Cases.assess, late.with { $0.on = day("2020-03-02") })
            #expect(assessed.history.map(\.kind) == [.opened, .initialAssessment, .closed])
            #expect(assessed.risk == .low && assessed.closedOn == Self.closing)
            let second = OpenCase(child: id, concern: .violence).with { $0.on = day("2020-04-01") }
            expect(
                try await office.refusal(of: Cases.open, second), .alreadyExists, at: "/child",
                opened.id.text)
        }
    }

    @Test("a report of then stands beside the case that was opened after a return")
    func caseBesideLater() async throws {
        try await open { office, id in
            try await office.reopen(id, on: "2021-02-01")
            func open(_ on: String) -> OpenCase {
                OpenCase(child: id, concern: .neglect).with { $0.on = day(on) }
            }
            let now = try await office.call(Cases.open, open("2021-02-02"))
            let then = try await office.call(Cases.open, open("2020-03-01"))
            #expect(then.closedOn == Self.closing)
            #expect(try await office.call(Cases.get, GetCase(id: now.id)) == now)
            expect(
                try await office.refusal(of: Cases.open, open("2021-02-03")), .alreadyExists, at: "/child",
                now.id.text)
        }
    }

    @Test("of a day after it, it is refused")
    func after() async throws {
        try await open { office, id in
            let late = AddCircumstance(child: id, code: "law2016-abandoned", start: Self.closing)
            let refused = try await office.refusal(of: Circumstances.add, late)
            #expect(refused?.status == .failedPrecondition)
            #expect(refused?.fields == ["/child"])
        }
    }

    @Test("a determination is of the council where the child lived then")
    func council() async throws {
        try await Office.open { office in
            let entered = try await office.call(
                Children.register, child(commune: Office.commune, registeredOn: day("2020-01-02")))
            _ = try await office.call(
                Children.update,
                UpdateChild(id: entered.id).with {
                    $0.commune = "thai-binh/thai-thuy/thuy-truong"
                    $0.on = day("2020-06-01")
                })
            let determined = try await office.call(
                Disabilities.determine,
                DetermineDisability(child: entered.id, type: .vision, degree: .mild).with {
                    $0.determinedOn = day("2020-03-01")
                })
            #expect(determined.council == Office.commune)
        }
    }
}
