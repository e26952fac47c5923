import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Assistance that is put right", .timeLimit(.minutes(5)))
struct EntitlementCorrectionTests {
    private func correct(_ entitlement: Entitlement, _ change: (inout CorrectEntitlement) -> Void)
        -> CorrectEntitlement
    {
        var request = CorrectEntitlement(id: entitlement.id, reason: "Ghi nhầm tháng")
        change(&request)
        return request
    }

    private func differences(_ list: PaidList) async throws -> [MonthDifference] {
        try await list.commune.items(Entitlements.differences, ListDifferences(unit: diemDien))
    }

    @Test("from an earlier month on is paid what its months lack, once, and was known otherwise before")
    func earlier() async throws {
        try await PaidList.open { list in
            let granted = try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05")
            try await list.run("2021-07")
            try await list.run("2021-08")
            list.office.deployment.set(day: day("2021-09-21"))
            let ask = correct(granted) { $0.from = month("2021-05") }
            let corrected = try await list.commune.call(Entitlements.correct, ask, key: "k1")
            #expect(corrected.from == month("2021-05") && corrected.paidThrough == month("2021-08"))
            #expect(corrected.reason == "Ghi nhầm tháng")
            #expect(try await list.commune.call(Entitlements.correct, ask, key: "k1") == corrected)
            let lacking = try await differences(list)
            #expect(lacking.map(\.month) == [month("2021-05"), month("2021-06")])
            #expect(lacking.map(\.toPay) == [405_000, 405_000])
            #expect(lacking.allSatisfy { $0.toReturn == nil && $0.lines.isEmpty })
            #expect(try await list.run("2021-09").total == 1_350_000)
            let lines = try await list.lines("2021-09")
            #expect(lines.map(\.month) == ["2021-05", "2021-06", "2021-09"].map { month($0) })
            #expect(lines.map(\.change) == [.owed, .owed, .same])
            #expect(try await differences(list).isEmpty)
            func known(_ text: String) async throws -> [Month] {
                try await list.commune.items(
                    Entitlements.list,
                    ListEntitlements(unit: diemDien).with {
                        ($0.on, $0.knownOn) = (day("2021-08-31"), day(text))
                    }
                ).map(\.from)
            }
            #expect(try await known("2021-09-20") == [month("2021-07")])
            #expect(try await known("2021-09-21") == [month("2021-05")])
            #expect(try await list.office.events(of: "entitlementCorrected").count == 1)
        }
    }

    @Test("what was paid after its last month is told until it came back, in parts too")
    func shorter() async throws {
        try await PaidList.open { list in
            let granted = try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05")
            try await list.run("2021-07")
            let august = try await list.run("2021-08")
            try await list.commune.call(
                Entitlements.correct, correct(granted) { $0.until = month("2021-07") })
            let told = try await differences(list)
            #expect(told.map(\.month) == [month("2021-08")])
            #expect(told.map(\.due) == [0] && told.map(\.paid) == [540_000])
            #expect(told.map(\.toReturn) == [540_000] && told.map(\.toPay) == [nil])
            let line = try #require(told.first?.lines.first)
            #expect(line.run == august.id && line.number == 1 && line.amount == 540_000)
            let part = ReturnLine(run: line.run, number: line.number, reason: "Nộp lại một phần").with {
                $0.amount = 200_000
            }
            #expect(try await list.commune.call(Entitlements.return, part).returned == 200_000)
            #expect(try await differences(list).map(\.toReturn) == [340_000])
            expect(
                try await list.commune.refusal(
                    of: Entitlements.return, part.with { $0.amount = 340_001 }), .failedPrecondition,
                at: "/amount", "340,000")
            let rest = part.with { $0.amount = nil }
            #expect(try await list.commune.call(Entitlements.return, rest).returned == 540_000)
            #expect(try await differences(list).isEmpty)
            #expect(try await list.paid() == 540_000)
            #expect(try await list.run("2021-09").status == .empty)
        }
    }

    @Test("a part that came back is paid again, and no more than that")
    func partAgain() async throws {
        try await PaidList.open { list in
            try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05")
            let july = try await list.run("2021-07")
            let back = ReturnLine(run: july.id, number: 1, reason: "Thiếu giấy tờ").with {
                $0.amount = 100_000
            }
            try await list.commune.call(Entitlements.return, back)
            try await list.commune.call(
                Entitlements.return,
                back.with { ($0.amount, $0.isPaidAgain) = (300_000, true) })
            #expect(try await list.run("2021-08").total == 840_000)
            #expect(try await list.lines("2021-08").map(\.change) == [.again, .changed])
            #expect(try await list.paid() == 980_000)
        }
    }

    @Test("what never was is paid no more, and what was paid on it is taken off what is due instead")
    func voided() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let granted = try await list.grant(child, on: "2021-07-05")
            try await list.run("2021-07")
            let ask = VoidEntitlement(id: granted.id, reason: "Nhập nhầm trẻ")
            try await list.office.client(thuyNinh).expectUnknown(Entitlements.void, ask, at: "/id")
            try await list.commune.call(Entitlements.void, ask, key: "k1")
            try await list.commune.call(Entitlements.void, ask, key: "k1")
            #expect(try await list.listed().isEmpty)
            #expect(try await differences(list).map(\.toReturn) == [540_000])
            try await list.commune.expectUnknown(
                Entitlements.correct, correct(granted) { $0.from = month("2021-06") }, at: "/id")
            expect(
                try await list.commune.refusal(
                    of: Entitlements.grant,
                    list.request(child, on: "2021-09-02").with { $0.id = granted.id }), .alreadyExists,
                at: "/id")
            try await list.determine(.severe, of: child, on: "2021-06-20")
            try await list.grant(child, "disability", on: "2021-08-05")
            // 2.0 times 270,000 for June; 2.0 times 360,000 after it, of which July has 540,000 already.
            #expect(try await differences(list).map(\.toPay) == [180_000])
            let august = try await list.run("2021-08")
            #expect(august.total == 1_440_000 && august.gone == 1)
            let lines = try await list.lines("2021-08").filter { $0.amount > .zero }
            #expect(lines.map(\.amount.dong) == [540_000, 180_000, 720_000])
            #expect(lines.map(\.amountBefore) == [nil, 540_000, nil])
            #expect(try await differences(list).isEmpty)
            #expect(try await list.paid() == 1_980_000)
        }
    }

    @Test("what was paid after a stop that was learned late is to come back")
    func stoppedLate() async throws {
        try await PaidList.open { list in
            let granted = try await list.grant(list.child(born: "2012-06-15"), on: "2021-06-05")
            for text in ["2021-06", "2021-07", "2021-08"] { try await list.run(text) }
            #expect(try await differences(list).isEmpty)
            try await list.commune.call(
                Entitlements.stop,
                StopEntitlement(id: granted.id, reason: "Có người nuôi dưỡng").with {
                    $0.on = day("2021-06-20")
                })
            #expect(try await differences(list).map(\.toReturn) == [540_000, 540_000])
        }
    }

    @Test("all that is wrong is told at once, nothing is no correction, and none stands in another's way")
    func refused() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let first = try await list.grant(child, on: "2021-07-05")
            let wrong = CorrectEntitlement(id: first.id, reason: " ").with {
                ($0.from, $0.until, $0.clear) = (month("2021-11"), month("2021-06"), ["until"])
                ($0.decidedOn, $0.rate) = (day("2021-10-01"), "x")
            }
            let told = try await list.commune.refusal(of: Entitlements.correct, wrong)
            #expect(told?.status == .invalidArgument)
            #expect(
                Set(told?.fields ?? []) == ["/reason", "/from", "/clear/0", "/decidedOn", "/rate"])
            expect(
                try await list.commune.refusal(of: Entitlements.correct, correct(first) { _ in }),
                .failedPrecondition, at: "/id")
            try await list.commune.call(
                Entitlements.stop,
                StopEntitlement(id: first.id, reason: "Có người nuôi dưỡng").with {
                    $0.on = day("2021-07-20")
                })
            let second = try await list.grant(child, on: "2021-09-02")
            expect(
                try await list.commune.refusal(
                    of: Entitlements.correct, correct(first) { $0.clear = ["until"] }), .alreadyExists,
                at: "/id", second.id.text)
            // Up to the month before it, it can.
            let longer = try await list.commune.call(
                Entitlements.correct, correct(first) { $0.until = month("2021-08") })
            #expect(longer.until == month("2021-08"))
        }
    }
}
