import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("What was said of an inspection of spending and never was so", .timeLimit(.minutes(5)))
struct SpendingSaidWronglyTests {
    /// Finance of the province: it keeps the sources, and spends nothing of Health's.
    private func examiner(_ office: Office) -> TestClient {
        office.deployment.client(
            as: finance, [.treasurer, .comptroller, .accountant], scope: ["thai-binh"], language: .en)
    }

    /// Opened in February, with something that was found of the line in March.
    private func found(
        _ inspector: TestClient, of allocation: Allocation
    ) async throws -> (inspection: SpendingInspection, finding: SpendingFinding) {
        let opened = try await inspector.call(
            SpendingInspections.open,
            OpenSpendingInspection(unit: health, title: "Chi mua sắm").with { $0.on = february })
        let inspection = try await inspector.call(
            SpendingInspections.find,
            FindFault(inspection: opened.id, allocation: allocation.id, finding: "Thiếu hóa đơn").with {
                ($0.on, $0.due) = (march, day("2021-04-30"))
            })
        return (inspection, try #require(inspection.findings.first))
    }

    private func mend(_ inspector: TestClient, _ finding: SpendingFinding) async throws {
        try await inspector.call(
            SpendingInspections.mend,
            MendFault(finding: finding.id, remedy: "Đã bổ sung").with { $0.on = day("2021-03-10") })
    }

    private func list(
        _ client: TestClient, on day: Day? = nil, knownOn: Day? = nil, isOpen: Bool? = nil
    ) async throws -> [SpendingInspection] {
        let ask = ListSpendingInspections().with { ($0.on, $0.knownOn, $0.isOpen) = (day, knownOn, isOpen) }
        return try await client.call(SpendingInspections.list, ask).items
    }

    private func void(
        _ inspection: SpendingInspection, _ what: SpendingInspectionPart, _ finding: SpendingFinding? = nil
    ) -> VoidSpendingInspection {
        VoidSpendingInspection(inspection: inspection.id, what: what, reason: "ghi nhầm").with {
            $0.finding = finding?.id
        }
    }

    @Test("it is put right for every day, once for each key; what was known before stays what it was")
    func corrected() async throws {
        try await Office.keepingBooks { office in
            let inspector = examiner(office)
            let (inspection, finding) = try await found(inspector, of: office.allocation(600_000))
            try await mend(inspector, finding)
            office.deployment.set(day: day("2021-03-20"))
            let ask = CorrectSpendingInspection(inspection: inspection.id, reason: "chép nhầm").with {
                ($0.title, $0.on) = ("Chi mua sắm năm 2021", day("2021-01-20"))
                $0.findings = [
                    CorrectSpendingInspection.Change(finding: finding.id).with {
                        ($0.text, $0.foundOn) = ("Thiếu hợp đồng", day("2021-02-20"))
                        $0.mendedOn = day("2021-03-12")
                    }
                ]
            }
            let right = try await inspector.call(SpendingInspections.correct, ask, key: "k1")
            #expect(right.title == "Chi mua sắm năm 2021" && right.on == day("2021-01-20"))
            #expect(right.findings.map(\.finding) == ["Thiếu hợp đồng"])
            #expect(right.findings.map(\.remedy) == ["Đã bổ sung"])
            #expect(right.findings.map(\.due) == [day("2021-04-30")])
            #expect(try await inspector.call(SpendingInspections.correct, ask, key: "k1") == right)
            #expect(try await list(inspector) == [right])
            let between = try await list(inspector, on: march, isOpen: true)
            #expect(between.map { $0.findings.map(\.foundOn) } == [[day("2021-02-20")]])
            #expect(between.first?.findings.map(\.mendedOn) == [nil])
            #expect(try await list(inspector, on: march, isOpen: false).isEmpty)
            #expect(try await list(inspector, on: day("2021-01-20")).map(\.findings.count) == [0])
            let known = try await list(inspector, on: day("2021-03-10"), knownOn: today)
            #expect(known.map(\.title) == ["Chi mua sắm"] && known.map(\.on) == [february])
            #expect(known.first?.findings.map(\.finding) == ["Thiếu hóa đơn"])
            #expect(known.first?.findings.map(\.mendedOn) == [day("2021-03-10")])
            #expect(try await list(inspector, on: day("2021-01-20"), knownOn: today).isEmpty)
            expect(
                try await inspector.refusal(of: SpendingInspections.correct, ask), .failedPrecondition,
                at: "/inspection", finance.text)
            #expect(
                try await office.events(of: "spending") == [
                    "InspectionOpened", "FaultFound", "FaultMended", "InspectionCorrected",
                ])
        }
    }

    @Test("what was said last is taken back first; a finding that never was frees its line")
    func voided() async throws {
        try await Office.keepingBooks { office in
            let allocation = try await office.allocation(600_000)
            let commitment = try await office.confirmed(400_000, of: allocation)
            let inspector = examiner(office)
            let (inspection, finding) = try await found(inspector, of: allocation)
            try await mend(inspector, finding)
            _ = try await office.paid(10, of: commitment)
            let voiding = SpendingInspections.void
            expect(
                try await inspector.refusal(of: voiding, void(inspection, .opening)), .failedPrecondition,
                at: "/what", finding.id.text)
            expect(
                try await inspector.refusal(of: voiding, void(inspection, .finding, finding)),
                .failedPrecondition, at: "/what", "2021-03-10")
            let open = try await inspector.call(voiding, void(inspection, .mending, finding))
            #expect(open.findings.map(\.mendedOn) == [nil] && open.findings.map(\.remedy) == [nil])
            expect(
                try await inspector.refusal(of: voiding, void(inspection, .mending, finding)),
                .failedPrecondition, at: "/finding", finding.id.text)
            let pay = PayMoney(commitment: commitment.id, amount: 10, document: "UNC 2")
            expect(
                try await office.health.refusal(of: Payments.pay, pay), .failedPrecondition,
                at: "/commitment", "Thiếu hóa đơn")
            let freed = try await inspector.call(voiding, void(inspection, .finding, finding))
            #expect(freed.findings.isEmpty)
            // What was said of it stays its own.
            let again = FindFault(
                inspection: inspection.id, allocation: allocation.id, finding: "Chi sai mục"
            )
            .with { $0.id = finding.id }
            expect(
                try await inspector.refusal(of: SpendingInspections.find, again), .alreadyExists, at: "/id",
                finding.id.text)
            #expect(try await office.health.call(Payments.pay, pay).amount == 10)
            office.deployment.set(day: day("2021-03-20"))
            try await inspector.call(voiding, void(inspection, .opening))
            #expect(try await list(inspector).isEmpty)
            #expect(try await list(inspector, on: march).isEmpty)
            #expect(try await list(inspector, on: march, knownOn: today).map(\.id) == [inspection.id])
            expect(
                try await inspector.refusal(
                    of: SpendingInspections.open,
                    OpenSpendingInspection(unit: health, title: "Chi khác").with { $0.id = inspection.id }),
                .alreadyExists, at: "/id")
            #expect(
                try await office.events(of: "spendingInspection") == [
                    "Opened", "Voided", "Voided", "Voided",
                ])
        }
    }

    @Test("every mistake is told at once; by the office that inspects, and to nobody else")
    func refusals() async throws {
        try await Office.keepingBooks { office in
            let inspector = examiner(office)
            let (inspection, finding) = try await found(inspector, of: office.allocation(600_000))
            let wrong = CorrectSpendingInspection(inspection: inspection.id, reason: " ").with {
                $0.on = day("2021-03-02")
                $0.findings = [
                    CorrectSpendingInspection.Change(finding: finding.id).with {
                        ($0.due, $0.mendedOn) = (day("2021-02-28"), today)
                    },
                    CorrectSpendingInspection.Change(finding: finding.id),
                    CorrectSpendingInspection.Change(finding: newID()),
                ]
            }
            let told = try await inspector.refusal(of: SpendingInspections.correct, wrong)
            #expect(told?.status == .invalidArgument)
            #expect(
                Set(told?.fields ?? []) == [
                    "/on", "/reason", "/findings/0/due", "/findings/0/finding", "/findings/1/finding",
                    "/findings/2/finding",
                ])
            let late = CorrectSpendingInspection(inspection: inspection.id, reason: "nhầm").with {
                $0.on = day("2021-03-02")
            }
            expect(
                try await inspector.refusal(of: SpendingInspections.correct, late), .invalidArgument,
                at: "/on", finding.id.text)
            let asked: [(SpendingInspectionPart, SpendingFinding?)] = [(.opening, finding), (.finding, nil)]
            for (what, named) in asked {
                expect(
                    try await inspector.refusal(of: SpendingInspections.void, void(inspection, what, named)),
                    .invalidArgument, at: "/finding")
            }
            try await office.health.expectUnknown(
                SpendingInspections.void, void(inspection, .finding, finding), at: "/inspection")
            try await office.health.expectUnknown(SpendingInspections.correct, late, at: "/inspection")
        }
    }
}
