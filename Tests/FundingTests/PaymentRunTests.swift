import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Lists of months", .timeLimit(.minutes(5)))
struct PaymentRunTests {
    @Test("who joined, who left and whose amount changed stands beside the month before, with why")
    func compared() async throws {
        try await PaidList.open { list in
            let turnsFour = try await list.child(born: "2017-08-15")
            let stops = try await list.child(born: "2012-06-15")
            let joins = try await list.child(born: "2012-06-15")
            try await list.grant(turnsFour, on: "2021-07-05")
            let stopped = try await list.grant(stops, on: "2021-07-05")
            let july = try await list.run("2021-07")
            #expect(july.status == .paid && july.total == 1_440_000)
            #expect(july.joined == 2 && july.gone == 0 && july.changed == 0)

            try await list.stop(stopped.id, on: "2021-08-03")
            let august = try await list.run("2021-08")
            #expect(august.total == 1_440_000)
            #expect(august.joined == 0 && august.gone == 0 && august.changed == 0)
            #expect(try await list.lines("2021-08").map(\.change) == [.same, .same])

            try await list.grant(joins, on: "2021-09-02")
            let september = try await list.run("2021-09")
            #expect(september.total == 1_080_000)
            #expect(september.joined == 1 && september.gone == 1 && september.changed == 1)
            let lines = try await list.lines("2021-09")
            func line(of child: ChildID) -> RunLine? { lines.first { $0.child == child } }
            #expect(line(of: turnsFour)?.change == .changed)
            #expect(line(of: turnsFour)?.amount == 540_000)
            #expect(line(of: turnsFour)?.amountBefore == 900_000)
            #expect(line(of: turnsFour)?.reason?.contains("48 months") == true)
            #expect(line(of: stops)?.change == .left)
            #expect(line(of: stops)?.amount == 0)
            #expect(line(of: joins)?.change == .joined)
            #expect(try await list.paid() == 3_960_000)
        }
    }

    @Test("months that are owed are paid with the next list, each by the decree of its month")
    func owed() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.determine(.severe, of: child, on: "2021-05-20")
            try await list.grant(child, "disability", on: "2021-08-10")
            let august = try await list.run("2021-08")
            let lines = try await list.lines("2021-08")
            #expect(lines.map(\.month) == ["2021-05", "2021-06", "2021-07", "2021-08"].map { month($0) })
            #expect(lines.map(\.amount.dong) == [540_000, 540_000, 720_000, 720_000])
            #expect(lines.map(\.change) == [.owed, .owed, .owed, .joined])
            // The base before July 2021 was never checked.
            #expect(lines.map(\.isUnverified) == [true, true, false, false])
            #expect(august.total == 2_520_000)
            #expect(try await list.listed().map(\.paidThrough) == [month("2021-08")])
        }
    }

    @Test("a higher ground, found due for months that a lower one was paid for, is paid what it adds to them")
    func displaced() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.grant(child, on: "2021-07-05")
            try await list.run("2021-07")
            try await list.run("2021-08")
            try await list.determine(.severe, of: child, on: "2021-07-20")
            try await list.grant(child, "disability", on: "2021-09-02")
            let september = try await list.run("2021-09")
            let lines = try await list.lines("2021-09").filter { $0.amount > .zero }
            #expect(lines.map(\.month) == ["2021-07", "2021-08", "2021-09"].map { month($0) })
            #expect(lines.map(\.amount.dong) == [180_000, 180_000, 720_000])
            #expect(lines.map(\.amountBefore) == [540_000, 540_000, nil])
            #expect(september.total == 1_080_000 && september.gone == 1)
            #expect(try await list.paid() == 2_160_000)
        }
    }

    @Test("what a ground was paid that ended long before is taken off what another is owed for its months")
    func displacedLongAgo() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let alone = try await list.grant(child, on: "2021-05-05")
            try await list.run("2021-05")
            try await list.run("2021-06")
            try await list.stop(alone.id, on: "2021-06-10")
            try await list.run("2021-07")
            try await list.run("2021-08")
            try await list.determine(.severe, of: child, on: "2021-05-20")
            try await list.grant(child, "disability", on: "2021-09-02")
            // 2.0 times 270,000 less 1.5 times that, for May and June; then 2.0 times 360,000.
            #expect(try await list.run("2021-09").total == 2_430_000)
            #expect(
                try await list.lines("2021-09").map(\.amount.dong)
                    == [135_000, 135_000, 720_000, 720_000, 720_000])
        }
    }

    @Test("who was entered twice, and granted it under both entries, is paid once")
    func enteredTwice() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let twin = try await list.child(born: "2012-06-15")
            for entry in [child, twin] {
                try await list.grant(entry, on: "2021-07-05")
                try await list.grant(entry, "lone-parent-poor", on: "2021-07-05")
            }
            try await list.office.tell(
                .childMerged(
                    ChildMergeFacts(
                        id: newID(), survivor: child, duplicate: twin,
                        pair: ChildPairFacts(child: child, other: twin, verdict: .same))))
            let july = try await list.run("2021-07")
            #expect(july.total == 900_000 && july.entitlements == 4)
            #expect(try await list.lines("2021-07").map(\.amount.dong).sorted() == [360_000, 540_000])
            #expect(try await list.run("2021-08").total == 900_000)
        }
    }

    @Test("a list that is asked for again pays nobody twice, whatever the key")
    func once() async throws {
        try await PaidList.open { list in
            try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05")
            let first = try await list.run("2021-07")
            let again = try await list.run("2021-07")
            #expect(first == again)
            #expect(first.digest != nil && first.payment != nil)
            let keyed = try await list.commune.call(Entitlements.run, list.order("2021-08"), key: "k1")
            let repeated = try await list.commune.call(Entitlements.run, list.order("2021-08"), key: "k1")
            #expect(keyed == repeated)
            #expect(try await list.paid() == 1_080_000)
            #expect(try await list.office.events(of: "paymentMade").count == 2)
            #expect(try await list.office.events(of: "assistancePaid").count == 2)
        }
    }

    @Test("is drawn up without money, and paid when there is; of too little nothing is paid")
    func drawnUp() async throws {
        try await PaidList.open(500_000) { list in
            try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05")
            let drawn = try await list.commune.call(
                Entitlements.run, RunMonth(unit: diemDien, month: month("2021-07")))
            #expect(drawn.status == .listed && drawn.total == 540_000 && drawn.payment == nil)
            expect(
                try await list.commune.refusal(of: Entitlements.run, list.order("2021-07")),
                .failedPrecondition, at: "/commitment", "540,000")
            #expect(try await list.paid() == 0)
            expect(
                try await list.commune.refusal(of: Entitlements.run, list.order("2021-08")),
                .failedPrecondition, at: "/month", "2021-07")
            let wrong = RunMonth(unit: diemDien, month: month("2021-10")).with { $0.document = "UNC 1" }
            let told = try await list.commune.refusal(of: Entitlements.run, wrong)
            #expect(Set(told?.fields ?? []) == ["/month", "/commitment", "/on"])
        }
    }

    @Test("what one person did not collect comes back, and is paid again when that is said")
    func cameBack() async throws {
        try await PaidList.open { list in
            try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05")
            try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05")
            let july = try await list.run("2021-07")
            let payment = try #require(july.payment)
            let back = ReturnLine(run: july.id, number: 2, reason: "Không đến nhận").with {
                $0.isPaidAgain = true
            }
            let line = try await list.commune.call(Entitlements.return, back, key: "k1")
            #expect(line.returnedOn == day("2021-09-20") && line.amount == 540_000)
            #expect(try await list.commune.call(Entitlements.return, back, key: "k1") == line)
            expect(
                try await list.commune.refusal(of: Entitlements.return, back), .failedPrecondition,
                at: "/number")
            #expect(try await list.paid() == 540_000)
            expect(
                try await list.commune.refusal(
                    of: Payments.reverse, ReversePayment(id: payment, reason: "nhầm")), .failedPrecondition,
                at: "/id", "list")
            let august = try await list.run("2021-08")
            #expect(august.total == 1_620_000)
            #expect(Set(try await list.lines("2021-08").map(\.change)) == [.again, .same])
            #expect(try await list.run("2021-09").total == 1_080_000)
            #expect(try await list.paid() == 3_240_000)
        }
    }

    @Test("who is suspended is not paid, and is paid what was due when it goes on")
    func suspended() async throws {
        try await PaidList.open { list in
            let granted = try await list.grant(list.child(born: "2012-06-15"), on: "2021-06-05")
            try await list.run("2021-06")
            let paused = try await list.commune.call(
                Entitlements.suspend,
                SuspendEntitlement(id: granted.id, reason: "Ba tháng không nhận").with {
                    $0.on = day("2021-06-20")
                })
            #expect(paused.suspendedFrom == month("2021-07") && paused.status == .suspended)
            let july = try await list.run("2021-07")
            #expect(july.total == 0 && july.unpaid == 1 && july.payment == nil)
            #expect(july.status == .empty && july.paidOn == nil)
            try await list.commune.call(
                Entitlements.resume, ResumeEntitlement(id: granted.id).with { $0.on = day("2021-08-02") })
            #expect(try await list.run("2021-08").total == 1_080_000)
            #expect(try await list.lines("2021-08").map(\.change) == [.owed, .joined])
        }
    }
}
