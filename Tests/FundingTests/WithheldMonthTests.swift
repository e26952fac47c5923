import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Months that were withheld, and months after an end", .timeLimit(.minutes(5)))
struct WithheldMonthTests {
    @Test("who is stopped while suspended is not paid what was withheld")
    func stoppedWhileSuspended() async throws {
        try await PaidList.open { list in
            let granted = try await list.grant(list.child(born: "2012-06-15"), on: "2021-06-05")
            try await list.run("2021-06")
            try await list.suspend(granted.id, on: "2021-06-20")
            try await list.run("2021-07")
            try await list.stop(granted.id, on: "2021-08-02")
            let august = try await list.run("2021-08")
            #expect(august.total == .zero && august.unpaid == 0)
            #expect(try await list.paid() == 405_000)
        }
    }

    @Test(
        "who moves while suspended is paid by the old commune what was withheld, and by the new what follows")
    func movedWhileSuspended() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let granted = try await list.grant(child, on: "2021-06-05")
            try await list.run("2021-06")
            try await list.suspend(granted.id, on: "2021-06-20")
            try await list.run("2021-07")
            try await list.office.tell(
                .childUpdated(ChildFacts(child: child, facts: [.home(thuyNinh, from: day("2021-08-10"))])))
            let new = try await list.office.client(thuyNinh).call(
                Entitlements.grant,
                GrantEntitlement(child: child, unit: thuyNinh, ground: "no-support", decision: "7/QĐ-UBND")
                    .with { $0.on = day("2021-08-25") })
            #expect(new.from == month("2021-09"))
            #expect(try await list.run("2021-08").total == 1_080_000)
            #expect(try await list.run("2021-09").unpaid == 0)
        }
    }

    @Test("a suspension entered with the wrong month withholds from the right one, never what was paid")
    func anotherMonth() async throws {
        try await PaidList.open { list in
            let granted = try await list.grant(list.child(born: "2012-06-15"), on: "2021-06-05")
            try await list.run("2021-06")
            let right = CorrectEntitlement(id: granted.id, reason: "Ghi nhầm tháng").with {
                $0.suspendedFrom = month("2021-08")
            }
            let running = try await list.commune.refusal(of: Entitlements.correct, right)
            expect(running, .failedPrecondition, at: "/suspendedFrom")
            try await list.suspend(granted.id, on: "2021-06-20")
            for wrong in ["2021-06", "2099-01"] {
                let refused = try await list.commune.refusal(
                    of: Entitlements.correct, right.with { $0.suspendedFrom = month(wrong) })
                expect(refused, .failedPrecondition, at: "/suspendedFrom")
            }
            let corrected = try await list.commune.call(Entitlements.correct, right)
            #expect(corrected.suspendedFrom == month("2021-08") && corrected.status == .suspended)
            let august = try await list.run("2021-08")
            #expect(august.total == 540_000 && august.unpaid == 1)
        }
    }

    @Test("withheld months of two grounds are paid once, and raised by what a late change adds")
    func resumedTogether() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.determine(.severe, of: child, on: "2021-06-20")
            let granted = [
                try await list.grant(child, on: "2021-06-05"),
                try await list.grant(child, "disability", on: "2021-06-22"),
            ]
            #expect(try await list.run("2021-06").total == 540_000)
            for one in granted { try await list.suspend(one.id, on: "2021-06-25") }
            try await list.run("2021-07")
            for one in granted {
                try await list.commune.call(
                    Entitlements.resume, ResumeEntitlement(id: one.id).with { $0.on = day("2021-08-02") })
            }
            #expect(try await list.run("2021-08").total == 1_440_000)
            let paid = try await list.lines("2021-08").filter { $0.amount > .zero }
            #expect(paid.map(\.month) == ["2021-07", "2021-08"].map { month($0) })
            #expect(paid.map(\.amount.dong) == [720_000, 720_000])
            try await list.determine(.exceptionallySevere, of: child, on: "2021-07-10")
            try await list.commune.call(
                Entitlements.change,
                ChangeEntitlement(id: granted[1].id, decision: "15/QĐ-UBND").with {
                    $0.on = day("2021-09-02")
                })
            // 180,000 more for each of two months that were paid, one of them withheld at first; then 900,000.
            #expect(try await list.run("2021-09", arrearsFrom: "2021-07").total == 1_260_000)
        }
    }

    @Test("whoever is stopped by a day of long before is listed once as one who left")
    func stoppedLate() async throws {
        try await PaidList.open { list in
            let granted = try await list.grant(list.child(born: "2012-06-15"), on: "2021-05-05")
            for text in ["2021-05", "2021-06", "2021-07"] { try await list.run(text) }
            try await list.stop(granted.id, on: "2021-05-20")
            let august = try await list.run("2021-08")
            #expect(august.gone == 1 && august.total == .zero)
            #expect(try await list.run("2021-09").gone == 0)
        }
    }

    @Test("after a move another carer is paid, and the first no longer than until then")
    func otherCarer() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.grant(child, "foster-household", on: "2021-07-05")
            try await list.run("2021-07")
            try await list.determine(.exceptionallySevere, of: child, on: "2021-08-12")
            try await list.office.tell(
                .childUpdated(ChildFacts(child: child, facts: [.home(thuyNinh, from: day("2021-08-10"))])))
            let new = try await list.office.client(thuyNinh).call(
                Entitlements.grant,
                GrantEntitlement(
                    child: child, unit: thuyNinh, ground: "receiving-household", decision: "7/QĐ-UBND"
                ).with { $0.on = day("2021-08-25") })
            #expect(new.from == month("2021-09"))
            #expect(try await list.listed().map(\.until) == [month("2021-08")])
        }
    }
}
