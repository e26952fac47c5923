import Bus
import FundingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("The end of a unit's year", .timeLimit(.minutes(5)))
struct SettlementTests {
    private func explained(_ allocation: Allocation, _ words: String = "Giá mua thấp hơn dự toán")
        -> LineExplanation
    {
        LineExplanation(
            plan: plan, activity: "III.5", source: allocation.line.source, explanation: words)
    }

    @Test("nothing is posted after it, and the books stay as they were")
    func closed() async throws {
        try await Office.keepingBooks { office in
            let allocation = try await office.allocation(600_000)
            let commitment = try await office.confirmed(400_000, of: allocation)
            let payment = try await office.paid(400_000, of: commitment)
            office.deployment.set(day: day("2022-02-10"))
            let ask = CloseSettlement(unit: health, year: 2021, document: "15/QT").with {
                $0.explanations = [explained(allocation)]
            }
            let before = try await office.health.call(
                Settlements.get, GetSettlement(unit: health, year: 2021))
            #expect(before.document == nil && before.lines.map(\.left) == [200_000])
            let closed = try await office.health.call(Settlements.close, ask, key: "k1")
            #expect(closed.approved == 1_000_000 && closed.allocated == 600_000)
            #expect(closed.paid == 400_000 && closed.left == 200_000)
            #expect(closed.lines.map(\.explanation) == ["Giá mua thấp hơn dự toán"])
            #expect(try await office.health.call(Settlements.close, ask, key: "k1") == closed)
            expect(
                try await office.health.refusal(of: Settlements.close, ask), .alreadyExists, at: "/year",
                "15/QT")
            // Nor is anything asked to be explained once more.
            let again = CloseSettlement(unit: health, year: 2021, document: "16/QT")
            expect(
                try await office.health.refusal(of: Settlements.close, again), .alreadyExists, at: "/year",
                "15/QT")
            #expect(
                try await office.treasury.call(Settlements.get, GetSettlement(unit: health, year: 2021))
                    == closed)
            let then = try await office.treasury.call(
                Settlements.get, GetSettlement(unit: health, year: 2021).with { $0.on = day("2021-12-31") })
            #expect(then.document == nil && then.paid == 400_000)

            expect(
                try await office.health.refusal(
                    of: Payments.reverse, ReversePayment(id: payment.id, reason: "chuyển nhầm")),
                .failedPrecondition, at: "/on", "2021")
            expect(
                try await office.health.refusal(
                    of: Commitments.reserve,
                    ReserveMoney(allocation: allocation.id, amount: 10, purpose: "Mua xe lăn").with {
                        $0.on = day("2021-12-30")
                    }), .failedPrecondition, at: "/on", "15/QT")
            #expect(try await office.events().last == "yearSettled")
        }
    }

    @Test("waits for what is held, for the year's end, and for each difference to be explained")
    func refused() async throws {
        try await Office.keepingBooks { office in
            let allocation = try await office.allocation(600_000)
            let commitment = try await office.confirmed(400_000, of: allocation)
            let ask = CloseSettlement(unit: health, year: 2021, document: "15/QT")
            let early = try await office.health.refusal(of: Settlements.close, ask)
            #expect(early?.status == .invalidArgument)
            #expect(Set(early?.fields ?? []) == ["/on", "/explanations"])
            office.deployment.set(day: day("2022-02-10"))
            let said = ask.with { $0.explanations = [explained(allocation)] }
            expect(
                try await office.health.refusal(of: Settlements.close, said), .failedPrecondition,
                at: "/year",
                commitment.id.text)
            let wrong = ask.with {
                $0.explanations = [
                    explained(allocation),
                    LineExplanation(
                        plan: plan, activity: "IX.9", source: allocation.line.source, explanation: " "),
                ]
            }
            let told = try await office.health.refusal(of: Settlements.close, wrong)
            #expect(Set(told?.fields ?? []) == ["/explanations/1/activity", "/explanations/1/explanation"])
            try await office.health.call(
                Commitments.release, ReleaseCommitment(id: commitment.id, reason: "Không mua nữa"))
            #expect(try await office.health.call(Settlements.close, said).left == 600_000)
            let other = office.client(thaiThuy)
            expect(
                try await other.refusal(of: Settlements.close, said), .permissionDenied, at: "/unit")
        }
    }

    @Test("waits for what an inspection found to be mended, and is shown as was known on a day")
    func unmended() async throws {
        try await Office.keepingBooks { office in
            let allocation = try await office.allocation(600_000)
            let inspector = office.deployment.client(
                as: finance, [.treasurer, .comptroller, .accountant], scope: ["thai-binh"], language: .en)
            let opened = try await inspector.call(
                SpendingInspections.open, OpenSpendingInspection(unit: health, title: "Chi mua sắm 2021"))
            let found = try await inspector.call(
                SpendingInspections.find,
                FindFault(inspection: opened.id, allocation: allocation.id, finding: "Thiếu hóa đơn"))
            let finding = try #require(found.findings.first)
            office.deployment.set(day: day("2022-02-10"))
            let ask = CloseSettlement(unit: health, year: 2021, document: "15/QT").with {
                $0.explanations = [explained(allocation)]
                $0.on = day("2022-02-05")
            }
            expect(
                try await office.health.refusal(of: Settlements.close, ask), .failedPrecondition, at: "/year",
                finding.id.text)
            try await inspector.call(
                SpendingInspections.mend, MendFault(finding: finding.id, remedy: "Đã bổ sung"))
            office.deployment.set(day: day("2022-02-20"))
            try await office.health.call(Settlements.close, ask)
            func then(_ on: String, knownOn: String) async throws -> Settlement {
                try await office.health.call(
                    Settlements.get,
                    GetSettlement(unit: health, year: 2021).with {
                        ($0.on, $0.knownOn) = (day(on), day(knownOn))
                    })
            }
            // It was closed as of the fifth, and nobody knew of it before the twentieth.
            #expect(try await then("2022-02-12", knownOn: "2022-02-20").document == "15/QT")
            #expect(try await then("2022-02-12", knownOn: "2022-02-15").document == nil)
            #expect(try await then("2022-02-01", knownOn: "2022-02-20").document == nil)
        }
    }

    @Test(
        "a closing with a wrong number or day is put right, once for each key; its figures stay, and so does what was known"
    )
    func corrected() async throws {
        try await Office.keepingBooks { office in
            let allocation = try await office.allocation(600_000)
            office.deployment.set(day: day("2022-02-10"))
            let correct = CorrectSettlement(unit: health, year: 2021, reason: "chép nhầm số").with {
                ($0.document, $0.on) = ("51/QT", day("2022-02-08"))
            }
            expect(
                try await office.health.refusal(of: Settlements.correct, correct), .failedPrecondition,
                at: "/year", "Settlements/Close")
            let close = CloseSettlement(unit: health, year: 2021, document: "15/QT").with {
                $0.explanations = [explained(allocation)]
            }
            let closed = try await office.health.call(Settlements.close, close)
            office.deployment.set(day: day("2022-02-20"))
            let right = try await office.health.call(Settlements.correct, correct, key: "k1")
            #expect(right.document == "51/QT" && right.closedOn == day("2022-02-08"))
            #expect(right.lines == closed.lines && right.id == closed.id)
            #expect(try await office.health.call(Settlements.correct, correct, key: "k1") == right)
            func then(_ on: String, knownOn: String? = nil) async throws -> Settlement {
                try await office.health.call(
                    Settlements.get,
                    GetSettlement(unit: health, year: 2021).with {
                        ($0.on, $0.knownOn) = (day(on), knownOn.map { day($0) })
                    })
            }
            #expect(try await then("2022-02-09").document == "51/QT")
            #expect(try await then("2022-02-07").document == nil)
            let known = try await then("2022-02-12", knownOn: "2022-02-12")
            #expect(known.document == "15/QT" && known.closedOn == day("2022-02-10"))
            #expect(try await then("2022-02-09", knownOn: "2022-02-12").document == nil)
            expect(
                try await office.health.refusal(of: Settlements.correct, correct), .failedPrecondition,
                at: "/year", health.text)
            let wrong = correct.with { ($0.on, $0.reason) = (day("2021-12-31"), " ") }
            let told = try await office.health.refusal(of: Settlements.correct, wrong)
            #expect(Set(told?.fields ?? []) == ["/on", "/reason"])
            try await office.stranger.expectDenied(Settlements.correct, correct, at: "/unit")
            #expect(try await office.events(of: "settlement") == ["Corrected"])
        }
    }

    @Test(
        "what was committed in a year is paid in its closing days, to 31 January, and since 2026 to its end")
    func closingDays() throws {
        let reference = try Reference.shipped()
        func isIn(_ text: String, _ year: Int) -> Bool {
            var checks = Checks(reference, today: day("2027-06-01"))
            checks.day(day(text), ofClosing: year, at: "/on")
            return checks.violations.isEmpty
        }
        // Law 83/2015: the books close on 31 January.
        #expect(isIn("2022-01-31", 2021) && !isIn("2022-02-01", 2021))
        #expect(isIn("2021-01-01", 2021) && !isIn("2020-12-31", 2021))
        // Law 89/2025, from 2026 on: spending ends with the year.
        #expect(isIn("2026-01-31", 2025))
        #expect(isIn("2026-12-31", 2026) && !isIn("2027-01-01", 2026))
    }
}
