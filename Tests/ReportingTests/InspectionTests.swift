import Bus
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Inspections of a plan", .timeLimit(.minutes(5)))
struct InspectionTests {
    private func schedule(
        _ kind: InspectionKind, by unit: UnitPath, of other: UnitPath = Province.district,
        on text: String = "2021-03-20"
    ) -> ScheduleInspection {
        ScheduleInspection(plan: Province.plan, kind: kind, inspector: unit, of: other, on: day(text))
    }

    private func list(
        _ client: TestClient, _ change: (inout ListInspections) -> Void = { _ in }
    ) async throws -> [Inspection] {
        try await client.call(Inspections.list, ListInspections(plan: Province.plan).with(change)).items
    }

    @Test(
        "who may hold which kind is dated data",
        arguments: [
            ("2021-03-15", "thai-binh/thanh-tra", InspectionKind.inspection, true),
            ("2021-03-15", "thai-binh/so-ldtbxh", .inspection, true),
            ("2021-03-15", "thai-binh/so-ldtbxh", .check, true),
            ("2021-03-15", "thai-binh/mttq", .supervision, true),
            ("2021-03-15", "thai-binh/mttq", .check, false),
            ("2021-03-15", "thai-binh/so-ldtbxh", .supervision, false),
            ("2025-07-02", "hung-yen/thanh-tra", .inspection, true),
            ("2025-07-02", "hung-yen/so-y-te", .inspection, false),
            ("2025-07-02", "hung-yen/so-y-te", .check, true),
        ] as [(String, UnitPath, InspectionKind, Bool)])
    func rights(today: String, unit: UnitPath, kind: InspectionKind, may: Bool) throws {
        let plan = PublishedPlan(
            plan: try Province.shipped(Province.plan), version: 1, publishedOn: day(today))
        let other: UnitPath = day(today) < day("2025-07-01") ? Province.district : "hung-yen/thai-thuy"
        let found = try pointers {
            _ = try InspectionRules(reference: SourceTree.reference(), today: day(today)).schedule(
                schedule(kind, by: unit, of: other, on: today), as: Rolls.id(1), under: .found(plan))
        }
        #expect(found == (may ? [] : ["/kind"]))
    }

    @Test("it is planned, held, and what it finds is mended by its day, or lies with the People's Committee")
    func life() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let (lead, inspector) = (province.lead, province.client(Province.dolisa))
            let planned = try await inspector.call(
                Inspections.schedule,
                schedule(.check, by: Province.dolisa).with {
                    ($0.about, $0.decision) = ("III.5", "12/QĐ-SLĐTBXH")
                })
            #expect(planned.status == .scheduled && planned.planned == day("2021-03-20"))
            let record = RecordInspection(
                id: planned.id, conclusion: "Đã kiểm tra ba xã",
                findings: [
                    .init(text: "Thiếu hồ sơ", mendBy: day("2021-04-30")),
                    .init(text: "Chậm chi trả", mendBy: day("2021-04-10")),
                ])
            let district = province.client(Province.district)
            let own = try await district.refusal(of: Inspections.record, record)
            #expect(own?.status == .permissionDenied && own?.fields == ["/id"])
            let mend = ResolveFinding(id: planned.id, finding: 2, how: "Đã chi trả đủ")
            let early = try await inspector.refusal(of: Inspections.resolve, mend)
            #expect(early?.status == .failedPrecondition)
            province.deployment.set(day: day("2021-03-22"))
            let held = try await inspector.call(
                Inspections.record, record.with { $0.on = day("2021-03-20") })
            #expect(held.status == .held && held.heldOn == day("2021-03-20"))
            #expect(held.findings.map(\.number) == [1, 2])
            let again = try await inspector.refusal(of: Inspections.record, record)
            #expect(again?.status == .failedPrecondition)
            province.deployment.set(day: day("2021-04-13"))
            let late = try #require(try await list(district) { $0.unmended = true }.first)
            #expect(late.findings.map(\.daysLate) == [nil, 3])
            #expect(late.findings.map(\.escalatedTo) == [nil, "thai-binh/ubnd"])
            let mended = try await inspector.call(Inspections.resolve, mend)
            #expect(mended.findings.map(\.mendedOn) == [nil, day("2021-04-13")])
            #expect(mended.findings.map(\.daysLate) == [nil, 3] && mended.findings[1].escalatedTo == nil)
            let twice = try await inspector.refusal(of: Inspections.resolve, mend)
            #expect(twice?.status == .failedPrecondition && twice?.fields == ["/finding"])
            let unknown = try await inspector.refusal(of: Inspections.resolve, mend.with { $0.finding = 3 })
            #expect(unknown?.status == .invalidArgument && unknown?.fields == ["/finding"])
            #expect(try await list(lead) { $0.unmended = true }.map(\.id) == [planned.id])
            _ = try await inspector.call(Inspections.resolve, mend.with { $0.finding = 1 })
            #expect(try await list(lead) { $0.unmended = true }.isEmpty)
            #expect(
                try await province.events().filter { $0.hasPrefix("inspection") || $0.hasPrefix("finding") }
                    == ["inspectionScheduled", "inspectionHeld", "findingMended", "findingMended"])
            let report = try await lead.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: try period("2021-01-01", "2021-03-31")))
            #expect(report.inspections?.map(\.id) == [planned.id])
        }
    }

    @Test("every mistake at once; it is held in one's own name, and read by who holds or undergoes it")
    func refusals() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let wrong = schedule(.supervision, by: Province.dolisa, of: Province.dolisa).with {
                $0.about = "IX"
            }
            expectAll(
                try await province.client(Province.dolisa).refusal(of: Inspections.schedule, wrong),
                ["/of", "/kind", "/about"])
            let stranger = try await province.client(Province.health).refusal(
                of: Inspections.schedule, schedule(.check, by: Province.dolisa))
            #expect(stranger?.status == .permissionDenied && stranger?.fields == ["/inspector"])
            let front: UnitPath = "thai-binh/mttq"
            let supervised = try await province.client(front).call(
                Inspections.schedule, schedule(.supervision, by: front))
            #expect(try await list(province.client(front)).map(\.id) == [supervised.id])
            #expect(try await list(province.client(Province.district)).map(\.id) == [supervised.id])
            #expect(try await list(province.client(Province.otherDistrict)).isEmpty)
            #expect(try await list(province.lead) { $0.kind = .check }.isEmpty)
            let backwards = RecordInspection(
                id: supervised.id, conclusion: " ", findings: [.init(text: " ", mendBy: day("2021-03-14"))])
            expectAll(
                try await province.client(front).refusal(of: Inspections.record, backwards),
                ["/conclusion", "/findings/0/text", "/findings/0/mendBy"])
        }
    }
}
