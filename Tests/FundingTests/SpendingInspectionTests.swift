import Bus
import FundingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Inspections of spending", .timeLimit(.minutes(5)))
struct SpendingInspectionTests {
    /// Finance of the province: it keeps the sources, and spends nothing of Health's.
    private func examiner(_ office: Office) -> TestClient {
        office.deployment.client(
            as: finance, [.treasurer, .comptroller, .accountant], scope: ["thai-binh"], language: .en)
    }

    @Test("a finding blocks what its line pays until it is mended, and no other line")
    func blocks() async throws {
        try await Office.keepingBooks { office in
            let allocation = try await office.allocation(600_000)
            let commitment = try await office.confirmed(400_000, of: allocation)
            let inspector = examiner(office)
            let opened = try await inspector.call(
                SpendingInspections.open, OpenSpendingInspection(unit: health, title: "Chi mua sắm 2021"))
            let found = try await inspector.call(
                SpendingInspections.find,
                FindFault(inspection: opened.id, allocation: allocation.id, finding: "Thiếu hóa đơn"),
                key: "k1")
            let finding = try #require(found.findings.first)
            #expect(finding.finding == "Thiếu hóa đơn" && finding.mendedOn == nil)
            expect(
                try await office.health.refusal(
                    of: Payments.pay, PayMoney(commitment: commitment.id, amount: 10, document: "UNC 1")),
                .failedPrecondition, at: "/commitment", "Thiếu hóa đơn")
            try await office.health.expectUnknown(
                SpendingInspections.mend, MendFault(finding: finding.id, remedy: "Đã bổ sung"), at: "/finding"
            )
            let mended = try await inspector.call(
                SpendingInspections.mend, MendFault(finding: finding.id, remedy: "Đã bổ sung"))
            #expect(mended.findings.map(\.mendedOn) == [today])
            expect(
                try await inspector.refusal(
                    of: SpendingInspections.mend, MendFault(finding: finding.id, remedy: "lần nữa")),
                .failedPrecondition, at: "/finding")
            #expect(try await office.paid(10, of: commitment).amount == 10)
            #expect(
                try await office.events(of: "spending") == ["InspectionOpened", "FaultFound", "FaultMended"])
        }
    }

    @Test(
        "are opened by who keeps the sources or leads, of others, and found in the lines of who is inspected")
    func reach() async throws {
        try await Office.keepingBooks { office in
            let allocation = try await office.allocation(600_000)
            let ask = OpenSpendingInspection(unit: health, title: "Chi mua sắm 2021")
            try await office.health.expectDenied(SpendingInspections.open, ask, at: "/unit")
            let reader = office.deployment.client(as: finance, [.comptroller], scope: ["thai-binh"])
            try await reader.expectDenied(SpendingInspections.open, ask, at: "/unit")
            let inspector = examiner(office)
            let other = try await inspector.call(
                SpendingInspections.open, OpenSpendingInspection(unit: thaiThuy, title: "Chi của huyện"))
            expect(
                try await inspector.refusal(
                    of: SpendingInspections.find,
                    FindFault(inspection: other.id, allocation: allocation.id, finding: "Sai mục")),
                .invalidArgument, at: "/allocation", health.text)
            let opened = try await inspector.call(SpendingInspections.open, ask.with { $0.on = february })
            let listed = try await office.health.call(SpendingInspections.list, ListSpendingInspections())
                .items
            #expect(listed == [opened])
            let before = try await office.treasury.call(
                SpendingInspections.list, ListSpendingInspections().with { $0.on = january })
            #expect(before.items.isEmpty)
            let open = try await office.treasury.call(
                SpendingInspections.list, ListSpendingInspections().with { $0.isOpen = true })
            #expect(open.items.isEmpty)
        }
    }
}
