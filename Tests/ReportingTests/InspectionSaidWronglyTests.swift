import Bus
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("What was said of an inspection and never was so", .timeLimit(.minutes(5)))
struct InspectionSaidWronglyTests {
    /// Held on the twelfth of March 2021, with two findings, of which the second was mended on the fourteenth.
    private func held(_ inspector: TestClient) async throws -> Inspection {
        let planned = try await inspector.call(
            Inspections.schedule,
            ScheduleInspection(
                plan: Province.plan, kind: .check, inspector: Province.dolisa, of: Province.district,
                on: day("2021-03-10")))
        let record = RecordInspection(
            id: planned.id, conclusion: "Đã kiểm tra ba xã",
            findings: [
                .init(text: "Thiếu hồ sơ", mendBy: day("2021-04-30")),
                .init(text: "Chậm chi trả", mendBy: day("2021-04-10")),
            ]
        ).with { $0.on = day("2021-03-12") }
        _ = try await inspector.call(Inspections.record, record)
        return try await inspector.call(
            Inspections.resolve,
            ResolveFinding(id: planned.id, finding: 2, how: "Đã chi trả đủ").with {
                $0.on = day("2021-03-14")
            }
        )
    }

    private func list(
        _ client: TestClient, on text: String? = nil, knownOn: String? = nil
    ) async throws -> [Inspection] {
        let request = ListInspections(plan: Province.plan).with {
            ($0.on, $0.knownOn) = (text.map { day($0) }, knownOn.map { day($0) })
        }
        return try await client.call(Inspections.list, request).items
    }

    private func compile(_ province: Province) async throws -> Compilation {
        try await province.lead.call(
            Compilations.compile,
            CompileReport(plan: Province.plan, period: try period("2021-01-01", "2021-03-31")))
    }

    @Test("nothing is mended before the inspection, which is named with who held it")
    func mendedEarly() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let inspector = province.client(Province.dolisa)
            let inspection = try await held(inspector)
            let early = ResolveFinding(id: inspection.id, finding: 1, how: "Đã bổ sung").with {
                $0.on = day("2021-03-11")
            }
            for text in [
                "(2021-03-12): write 2021-03-12 or later", "recorded by \(Province.dolisa) on 2021-03-15",
            ] {
                expect(
                    try await inspector.reading(.en).refusal(of: Inspections.resolve, early),
                    .invalidArgument,
                    at: "/on", text)
            }
            expect(
                try await inspector.reading(.vi).refusal(of: Inspections.resolve, early), .invalidArgument,
                at: "/on", "trước ngày tiến hành cuộc thanh tra, kiểm tra hoặc giám sát (12/03/2021)")
        }
    }

    @Test("one that is put off is there on the days between, by the day for which it is planned now")
    func putOff() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let inspector = province.client(Province.dolisa)
            let today = day("2021-03-15")
            let planned = try await inspector.call(
                Inspections.schedule,
                ScheduleInspection(
                    plan: Province.plan, kind: .check, inspector: Province.dolisa, of: Province.district,
                    on: today))
            province.deployment.set(day: today.advanced(by: 2))
            let later = today.advanced(by: 20)
            let right = try await inspector.call(
                Inspections.correct,
                CorrectInspection(id: planned.id, reason: "Dời lịch").with { $0.planned = later })
            #expect(right.planned == later)
            for days in 0...3 {
                let then = try await list(inspector, on: "\(today.advanced(by: days))")
                #expect(then.map(\.planned) == [later], "\(days)")
            }
            let known = try await list(inspector, knownOn: "\(today.advanced(by: 1))")
            #expect(known.map(\.planned) == [today])
        }
    }

    @Test("one that was held before its day is there on the days between, and so when that is taken back")
    func heldEarly() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let inspector = province.client(Province.dolisa)
            func scheduled(_ on: String) async throws -> InspectionID {
                try await inspector.call(
                    Inspections.schedule,
                    ScheduleInspection(
                        plan: Province.plan, kind: .check, inspector: Province.dolisa, of: Province.district,
                        on: day(on))
                ).id
            }
            func record(_ id: InspectionID, _ on: String) async throws {
                _ = try await inspector.call(
                    Inspections.record,
                    RecordInspection(id: id, conclusion: "Đã kiểm tra", findings: []).with {
                        $0.on = day(on)
                    })
            }
            func standing(_ id: InspectionID, _ on: String) async throws -> InspectionStatus? {
                try await list(inspector, on: on).first { $0.id == id }?.status
            }
            // Entered on the fifteenth: one for the twentieth, one for the tenth.
            let (ahead, late) = (try await scheduled("2021-03-20"), try await scheduled("2021-03-10"))
            try await record(late, "2021-03-08")
            province.deployment.set(day: day("2021-03-18"))
            try await record(ahead, "2021-03-17")
            province.deployment.set(day: day("2021-03-25"))
            for (on, first, second): (String, InspectionStatus?, InspectionStatus?) in [
                ("2021-03-07", nil, nil), ("2021-03-08", nil, .held), ("2021-03-09", nil, .held),
                ("2021-03-15", .scheduled, .held), ("2021-03-16", .scheduled, .held),
                ("2021-03-17", .held, .held), ("2021-03-19", .held, .held), ("2021-03-20", .held, .held),
            ] {
                #expect(try await standing(ahead, on) == first, "\(on)")
                #expect(try await standing(late, on) == second, "\(on)")
            }
            for id in [ahead, late] {
                _ = try await inspector.call(
                    Inspections.void, VoidInspection(id: id, what: .holding, reason: "Ghi nhầm"))
            }
            for (on, first, second): (String, InspectionStatus?, InspectionStatus?) in [
                ("2021-03-09", nil, nil), ("2021-03-10", nil, .scheduled),
                ("2021-03-15", .scheduled, .scheduled), ("2021-03-18", .scheduled, .scheduled),
            ] {
                #expect(try await standing(ahead, on) == first, "\(on)")
                #expect(try await standing(late, on) == second, "\(on)")
            }
        }
    }

    @Test("it is put right for every day; what was known before and a compiled report stay what they were")
    func corrected() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let inspector = province.client(Province.dolisa)
            let before = try await held(inspector)
            let report = try await compile(province)
            province.deployment.set(day: day("2021-03-20"))
            let request = CorrectInspection(id: before.id, reason: "Chép nhầm biên bản").with {
                ($0.heldOn, $0.conclusion) = (day("2021-03-11"), "Đã kiểm tra bốn xã")
                $0.findings = [
                    CorrectInspection.Change(finding: 1).with { $0.text = "Thiếu sổ" },
                    CorrectInspection.Change(finding: 2).with { $0.mendedOn = day("2021-03-13") },
                ]
            }
            let right = try await inspector.call(Inspections.correct, request)
            #expect(right.heldOn == day("2021-03-11") && right.conclusion == "Đã kiểm tra bốn xã")
            #expect(right.findings.map(\.text) == ["Thiếu sổ", "Chậm chi trả"])
            #expect(right.findings.map(\.mendedOn) == [nil, day("2021-03-13")])
            #expect(right.findings.map(\.how) == [nil, "Đã chi trả đủ"])
            #expect(try await list(inspector) == [right])

            let then = try await list(inspector, on: "2021-03-12")
            #expect(then.map(\.status) == [.held])
            #expect(then.first?.findings.map(\.mendedOn) == [nil, nil])
            let planned = try await list(inspector, on: "2021-03-10")
            #expect(planned.map(\.status) == [.scheduled] && planned.first?.findings == [])
            #expect(try await list(inspector, on: "2021-03-09").isEmpty)
            let known = try await list(inspector, knownOn: "2021-03-19")
            #expect(known.map(\.heldOn) == [day("2021-03-12")])
            #expect(known.map(\.conclusion) == ["Đã kiểm tra ba xã"])
            #expect(known.first?.findings == before.findings)
            let early = try await list(inspector, on: "2021-03-11", knownOn: "2021-03-19")
            #expect(early.map(\.status) == [.scheduled])

            let kept = try await province.lead.call(Compilations.get, GetCompilation(id: report.id))
            #expect(kept.inspections?.map(\.heldOn) == [day("2021-03-12")])
            #expect(try await compile(province).inspections?.map(\.heldOn) == [day("2021-03-11")])
            expect(
                try await inspector.refusal(of: Inspections.correct, request), .failedPrecondition, at: "/id",
                before.id.text)
            #expect(
                try await province.events(of: "inspection") == ["Scheduled", "Held", "Corrected"])
        }
    }

    @Test("every mistake at once; by who holds it, and by nobody else")
    func refusals() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let inspector = province.client(Province.dolisa)
            let id = try await held(inspector).id
            let wrong = CorrectInspection(id: id, reason: " ").with {
                $0.heldOn = day("2021-03-16")
                $0.findings = [
                    CorrectInspection.Change(finding: 3),
                    CorrectInspection.Change(finding: 1).with { $0.how = "Đã bổ sung" },
                ]
            }
            expectAll(
                try await inspector.refusal(of: Inspections.correct, wrong),
                ["/reason", "/heldOn", "/findings/0/finding", "/findings/1/finding"])
            let late = CorrectInspection(id: id, reason: "Nhầm").with { $0.heldOn = day("2021-03-15") }
            expect(
                try await inspector.refusal(of: Inspections.correct, late), .invalidArgument, at: "/heldOn",
                "finding 2")
            for what in InspectionPart.allCases {
                let void = VoidInspection(id: id, what: what, reason: " ").with {
                    $0.finding = [.finding, .mending].contains(what) ? nil : 1
                }
                expectAll(
                    try await inspector.refusal(of: Inspections.void, void), ["/reason", "/finding"])
            }
            let other = province.client(Province.district)
            let right = CorrectInspection(id: id, reason: "Nhầm").with { $0.heldOn = day("2021-03-11") }
            expect(
                try await other.refusal(of: Inspections.correct, right), .permissionDenied, at: "/id")
            expect(
                try await other.refusal(
                    of: Inspections.void, VoidInspection(id: id, what: .holding, reason: "Nhầm")),
                .permissionDenied, at: "/id")
        }
    }

    @Test("what never was is taken back, what was said last first; with its planning it never was")
    func voided() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let inspector = province.client(Province.dolisa)
            let id = try await held(inspector).id
            let report = try await compile(province)
            province.deployment.set(day: day("2021-03-20"))
            func void(_ what: InspectionPart, _ finding: Int? = nil) -> VoidInspection {
                VoidInspection(id: id, what: what, reason: "Ghi nhầm cuộc").with { $0.finding = finding }
            }
            func refused(_ what: InspectionPart, _ finding: Int? = nil, at field: String) async throws {
                expect(
                    try await inspector.refusal(of: Inspections.void, void(what, finding)),
                    .failedPrecondition, at: field)
            }
            try await refused(.scheduling, at: "/what")
            try await refused(.holding, at: "/what")
            try await refused(.finding, 2, at: "/what")
            try await refused(.mending, 1, at: "/finding")
            let open = try await inspector.call(Inspections.void, void(.mending, 2))
            #expect(open.findings.map(\.mendedOn) == [nil, nil] && open.findings.map(\.how) == [nil, nil])
            try await refused(.mending, 2, at: "/finding")
            let one = try await inspector.call(Inspections.void, void(.finding, 1))
            #expect(one.findings.map(\.number) == [2])
            expect(
                try await inspector.refusal(of: Inspections.void, void(.finding, 1)), .invalidArgument,
                at: "/finding")
            let planned = try await inspector.call(Inspections.void, void(.holding))
            #expect(planned.status == .scheduled && planned.findings == [] && planned.heldOn == nil)
            try await refused(.holding, at: "/what")
            #expect(try await list(inspector, on: "2021-03-19").map(\.status) == [.scheduled])
            let known = try await list(inspector, knownOn: "2021-03-19")
            #expect(known.map(\.status) == [.held] && known.first?.findings.count == 2)

            _ = try await inspector.call(Inspections.void, void(.scheduling))
            #expect(try await list(inspector).isEmpty)
            #expect(try await list(inspector, on: "2021-03-19").isEmpty)
            #expect(try await list(inspector, knownOn: "2021-03-19").map(\.id) == [id])
            expect(
                try await inspector.refusal(of: Inspections.void, void(.scheduling)), .notFound, at: "/id")
            let again = ScheduleInspection(
                plan: Province.plan, kind: .check, inspector: Province.dolisa, of: Province.district,
                on: day("2021-03-10")
            ).with { $0.id = id }
            expect(
                try await inspector.refusal(of: Inspections.schedule, again), .alreadyExists, at: "/id")
            let kept = try await province.lead.call(Compilations.get, GetCompilation(id: report.id))
            #expect(kept.inspections?.map(\.id) == [id])
            #expect(try await compile(province).inspections == nil)
            #expect(
                try await province.events(of: "inspection")
                    == ["Scheduled", "Held", "Voided", "Voided", "Voided", "Voided"])
        }
    }
}
