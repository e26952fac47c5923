import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Months that are worked out anew by what became of something else", .timeLimit(.minutes(5)))
struct ReworkedMonthTests {
    private func differences(_ list: PaidList) async throws -> [MonthDifference] {
        try await list.commune.items(Entitlements.differences, ListDifferences(unit: diemDien))
    }

    private func void(_ entitlement: Entitlement, _ list: PaidList) async throws {
        try await list.commune.call(
            Entitlements.void, VoidEntitlement(id: entitlement.id, reason: "Nhập nhầm trẻ"))
    }

    private func correctDecision(of entitlement: Entitlement, _ list: PaidList) async throws -> Entitlement {
        try await list.commune.call(
            Entitlements.correct,
            CorrectEntitlement(id: entitlement.id, reason: "Ghi nhầm số").with { $0.decision = "13/QĐ-UBND" })
    }

    /// Of the lines that pay something, in the order of their months.
    private func paid(_ text: String, _ list: PaidList) async throws -> [RunLine] {
        try await list.lines(text).filter { $0.amount > .zero }.sorted { $0.month < $1.month }
    }

    @Test("what gave way to a ground that never was is paid for its months, to another recipient")
    func gaveWay() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.grant(child, on: "2021-07-05")
            let facility = try await list.grant(child, "institution", on: "2021-07-06")
            // 4.0 times 360,000 to the facility, and nothing beside it.
            #expect(try await list.run("2021-07").total == 1_440_000)
            try await void(facility, list)
            #expect(try await differences(list).map(\.toReturn) == [1_440_000])
            #expect(try await list.run("2021-08").total == 1_080_000)
            let lines = try await paid("2021-08", list)
            #expect(lines.map(\.month) == ["2021-07", "2021-08"].map { month($0) })
            #expect(lines.map(\.amount) == [540_000, 540_000])
            #expect(lines.map(\.recipient) == [.child, .child])
            #expect(try await list.run("2021-09").total == 540_000)
        }
    }

    @Test("what gave way to a ground that was stopped by a day of long before is paid from then on")
    func stoppedLate() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.grant(child, on: "2021-07-05")
            let facility = try await list.grant(child, "institution", on: "2021-07-06")
            try await list.run("2021-07")
            try await list.run("2021-08")
            try await list.stop(facility.id, on: "2021-07-20")
            #expect(try await list.run("2021-09").total == 1_080_000)
            #expect(
                try await paid("2021-09", list).map(\.month) == ["2021-08", "2021-09"].map { month($0) })
        }
    }

    @Test("what was paid before the month from which it is due now counts beside what gave way to it")
    func begunLater() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.determine(.severe, of: child, on: "2021-07-01")
            try await list.grant(child, on: "2021-07-05")
            let higher = try await list.grant(child, "disability", on: "2021-07-06")
            #expect(try await list.run("2021-07").total == 720_000)
            _ = try await list.commune.call(
                Entitlements.correct,
                CorrectEntitlement(id: higher.id, reason: "Ghi nhầm tháng").with {
                    $0.from = month("2021-09")
                }
            )
            // 720,000 were paid for July, in which 540,000 are due.
            #expect(try await differences(list).map(\.toReturn) == [180_000])
            #expect(try await list.run("2021-08").total == 540_000)
            #expect(try await paid("2021-08", list).map(\.month) == [month("2021-08")])
            #expect(try await list.run("2021-09").total == 720_000)
        }
    }

    @Test("a month that stands in two of a child's is told once, on whichever page the first of them stands")
    func toldOnce() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.determine(.severe, of: child, on: "2021-07-01")
            let lower = try await list.grant(child, on: "2021-07-05")
            let higher = try await list.grant(child, "disability", on: "2021-07-06")
            try await list.run("2021-07")
            _ = try await correctDecision(of: lower, list)
            _ = try await list.commune.call(
                Entitlements.correct,
                CorrectEntitlement(id: higher.id, reason: "Ghi nhầm tháng").with {
                    $0.from = month("2021-09")
                })
            #expect(try await differences(list).map(\.toReturn) == [180_000])
            let call = QueryCall(
                principal: Principal(unit: diemDien, roles: Deployment.workRoles), method: "test",
                language: .en)
            let first = min(lower.id, higher.id)
            let ask = ListDifferences(unit: diemDien)
            let rest = try await list.office.deployment.store(of: "funding").query(call) { snapshot in
                try FundingService().listDifferences(ask, snapshot, FeedPage(after: first.text)).items
            }.value
            #expect(rest.map(\.month) == [])
        }
    }

    @Test(
        "what was paid beyond an end that was learned late counts, however late another ground is put right")
    func putRightLater() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.determine(.severe, of: child, on: "2021-07-01")
            let higher = try await list.grant(child, "disability", on: "2021-07-05")
            #expect(try await list.run("2021-07").total == 720_000)
            let lower = try await list.grant(child, on: "2021-08-05")
            #expect(try await list.run("2021-08").total == 720_000)
            try await list.stop(higher.id, on: "2021-07-20")
            #expect(try await list.run("2021-09").total == 540_000)
            _ = try await correctDecision(of: lower, list)
            list.office.deployment.set(day: day("2021-10-20"))
            #expect(try await list.run("2021-10").total == 540_000)
            #expect(try await paid("2021-10", list).map(\.month) == [month("2021-10")])
        }
    }

    @Test("what came back whole of a ground that never was is due on what gave way to it")
    func cameBackWhole() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.determine(.severe, of: child, on: "2021-06-20")
            try await list.grant(child, on: "2021-07-05")
            let higher = try await list.grant(child, "disability", on: "2021-07-06")
            // 2.0 times 270,000 for June, and 2.0 times 360,000.
            let july = try await list.run("2021-07")
            #expect(july.total == 1_260_000)
            try await list.run("2021-08")
            try await void(higher, list)
            // What was paid on it stands for what was due instead.
            #expect(try await list.run("2021-09").total == 540_000)
            let line = try #require(try await paid("2021-07", list).last)
            #expect(line.month == month("2021-07") && line.amount == 720_000)
            try await list.commune.call(
                Entitlements.return, ReturnLine(run: july.id, number: line.number, reason: "Nộp lại"))
            list.office.deployment.set(day: day("2021-10-05"))
            #expect(try await list.run("2021-10").total == 1_080_000)
            #expect(
                try await paid("2021-10", list).map(\.month) == ["2021-07", "2021-10"].map { month($0) })
        }
    }

    @Test("a certificate of long before raises the months that were paid since, without being asked")
    func certificate() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.determine(.severe, of: child, on: "2021-07-01")
            let granted = try await list.grant(child, "disability", on: "2021-07-05")
            try await list.run("2021-07")
            try await list.run("2021-08")
            try await list.determine(.exceptionallySevere, of: child, on: "2021-08-10")
            try await list.commune.call(
                Entitlements.change,
                ChangeEntitlement(id: granted.id, decision: "15/QĐ-UBND").with { $0.on = day("2021-09-02") })
            #expect(try await differences(list).map(\.toPay) == [180_000])
            #expect(try await list.run("2021-09").total == 1_080_000)
            #expect(try await differences(list).isEmpty)
        }
    }

    @Test("what was paid on what never was, under an entry that was merged, is not paid again")
    func merged() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let twin = try await list.child(born: "2012-06-15")
            let wrong = try await list.grant(twin, on: "2021-07-05")
            try await list.run("2021-07")
            try await list.run("2021-08")
            try await list.office.tell(
                .childMerged(
                    ChildMergeFacts(
                        id: newID(), survivor: child, duplicate: twin,
                        pair: ChildPairFacts(child: child, other: twin, verdict: .same))))
            try await void(wrong, list)
            #expect(try await list.run("2021-09").status == .empty)
            list.office.deployment.set(day: day("2021-10-05"))
            try await list.grant(child, on: "2021-07-10")
            #expect(try await list.run("2021-10").total == 1_080_000)
            #expect(
                try await paid("2021-10", list).map(\.month) == ["2021-09", "2021-10"].map { month($0) })
        }
    }

    @Test("what is put right while a closure has ended it is given back when that never was")
    func closed() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let granted = try await list.grant(child, on: "2021-07-05")
            let closure: FactID = newID()
            try await list.office.tell(.standing(.deceased, of: child, on: "2021-08-20", as: closure))
            let corrected = try await correctDecision(of: granted, list)
            #expect(corrected.until == month("2021-08") && corrected.decision == "13/QĐ-UBND")
            try await list.office.tell(
                .standing(.deceased, of: child, on: "2021-08-20", .voided, as: closure))
            #expect(try await list.listed().map(\.until) == [nil])
            #expect(try await list.run("2021-09").total == 1_620_000)
        }
    }

    @Test("who came back within the first month is paid it, and put right like any other")
    func cameBack() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.office.tell(.standing(.moved, of: child, on: "2021-07-20"))
            try await list.office.tell(.standing(.active, of: child, on: "2021-08-20"))
            let granted = try await list.grant(child, on: "2021-08-25")
            #expect(granted.from == month("2021-08"))
            _ = try await correctDecision(of: granted, list)
            try await list.office.tell(.standing(.moved, of: child, on: "2021-09-10"))
            let held = try await list.listed()
            #expect(held.map(\.until) == [month("2021-09")] && held.map(\.contradicted) == [nil])
            #expect(try await list.run("2021-09").total == 1_080_000)
        }
    }

    @Test("a month that is lost is told as no difference")
    func lost() async throws {
        try await PaidList.open { list in
            let granted = try await list.grant(list.child(born: "2012-06-15"), on: "2021-06-05")
            try await list.suspend(granted.id, on: "2021-06-20")
            try await list.run("2021-06")
            try await list.run("2021-07")
            try await list.commune.call(
                Entitlements.resume,
                ResumeEntitlement(id: granted.id).with { ($0.on, $0.isLost) = (day("2021-08-02"), true) })
            try await list.run("2021-08")
            _ = try await correctDecision(of: granted, list)
            #expect(try await differences(list).isEmpty)
            #expect(try await list.run("2021-09").total == 540_000)
        }
    }

    @Test("what never was is not paid again, and what is due once is not made of another ground")
    func neverAgain() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let granted = try await list.grant(child, on: "2021-07-05")
            let july = try await list.run("2021-07")
            try await void(granted, list)
            let back = ReturnLine(run: july.id, number: 1, reason: "Nộp lại").with { $0.isPaidAgain = true }
            expect(
                try await list.commune.refusal(of: Entitlements.return, back), .failedPrecondition,
                at: "/isPaidAgain")
            try await list.commune.call(Entitlements.return, back.with { $0.isPaidAgain = nil })
            #expect(try await differences(list).isEmpty)

            let funeral = try await list.grant(child, "funeral", on: "2021-07-05")
            let emergency = try await list.grant(child, "emergency", on: "2021-09-02")
            let request = CorrectEntitlement(id: emergency.id, reason: "Ghi nhầm diện").with {
                $0.ground = "funeral"
            }
            expect(
                try await list.commune.refusal(of: Entitlements.correct, request), .alreadyExists, at: "/id",
                funeral.id.text)
        }
    }
}
