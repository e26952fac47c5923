import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Money as it stood on a day, as known on a day", .timeLimit(.minutes(5)))
struct AsOfTests {
    @Test("commitments and payments stand where their steps had brought them")
    func spending() async throws {
        try await Office.keepingBooks { office in
            let health = office.health
            let made = try await office.allocation(600_000, on: january)
            let held = try await office.confirmed(400_000, of: made, on: february)
            let paid = try await office.paid(150_000, of: held, document: "UNC 7", on: march)
            try await health.call(
                Commitments.release,
                ReleaseCommitment(id: held.id, reason: "đủ rồi").with { $0.on = day("2021-03-10") })
            try await health.call(
                Payments.reverse,
                ReversePayment(id: paid.id, reason: "nhầm").with { $0.on = day("2021-03-12") })

            func commitments(_ on: Day, _ status: CommitmentStatus? = nil) async throws -> [Commitment] {
                try await health.call(
                    Commitments.list, ListCommitments().with { ($0.on, $0.status) = (on, status) }
                ).items
            }
            #expect(try await commitments(january).isEmpty)
            let before = try #require(try await commitments(day("2021-02-28")).first)
            #expect(before.status == .confirmed)
            #expect([before.amount, before.paid, before.left] == [400_000, 0, 400_000])
            #expect(before.confirmedOn == february)
            #expect(before.releasedOn == nil)
            #expect(before.reason == nil)
            #expect(try await commitments(march).map(\.paid) == [150_000])
            #expect(try await commitments(march, .released).isEmpty)
            let released = try #require(try await commitments(day("2021-03-10"), .released).first)
            #expect([released.amount, released.paid, released.left] == [150_000, 150_000, 0])
            #expect(released.reason == "đủ rồi")
            #expect(try await commitments(today).map(\.amount) == [0])
            #expect(
                try await commitments(today)
                    == health.call(Commitments.list, ListCommitments()).items)

            func payments(_ on: Day) async throws -> [Payment] {
                try await health.items(Payments.list, ListPayments().with { $0.on = on })
            }
            #expect(try await payments(february).isEmpty)
            #expect(try await payments(march).map(\.reversedOn) == [nil])
            #expect(try await payments(today).map(\.reversedOn) == [day("2021-03-12")])
            #expect(try await payments(today).map(\.reason) == ["nhầm"])

            func sheet(_ on: Day) async throws -> BalanceAmounts {
                try await health.call(Ledger.balance, AskBalance().with { $0.on = on }).total
            }
            #expect(
                try await sheet(january)
                    == BalanceAmounts(allocated: 600_000, committed: 0, paid: 0, left: 600_000))
            #expect(
                try await sheet(march)
                    == BalanceAmounts(allocated: 600_000, committed: 400_000, paid: 150_000, left: 200_000))
            #expect(
                try await sheet(today)
                    == BalanceAmounts(allocated: 600_000, committed: 0, paid: 0, left: 600_000))
            let trial = try await office.treasury.call(Ledger.trial, AskTrialBalance().with { $0.on = march })
            #expect(trial.difference == 0)
            #expect(trial.rows.first { $0.account == .paid }?.balance == 150_000)
            #expect(trial.provisional == nil)
        }
    }

    @Test("what was entered later was not known before, and a day that is not over is provisional")
    func known() async throws {
        try await Office.open { office in
            let made = try await office.allocation(600_000, on: january)
            _ = try await office.confirmed(400_000, of: made, on: february)
            office.deployment.set(day: day("2021-03-20"))
            _ = try await office.confirmed(100_000, of: made, on: march)
            func total(_ on: Day, knownOn: Day? = nil) async throws -> BalanceSheet {
                try await office.health.call(
                    Ledger.balance, AskBalance().with { ($0.on, $0.knownOn) = (on, knownOn) })
            }
            #expect(try await total(march).total.committed == 500_000)
            let then = try await total(march, knownOn: today)
            #expect(then.total.committed == 400_000)
            #expect(try await total(march, knownOn: day("2021-03-20")).provisional == true)
            let listed = try await office.health.call(
                Commitments.list, ListCommitments().with { $0.knownOn = today }
            ).items
            #expect(listed.map(\.amount) == [400_000])
            let shown = try await office.health.call(
                Allocations.list, ListAllocations().with { $0.knownOn = day("2021-03-20") }
            ).items
            #expect(shown.map(\.committed) == [500_000])
            #expect(shown.map(\.provisional) == [true])
            expect(
                try await office.health.refusal(
                    of: Ledger.balance, AskBalance().with { $0.knownOn = day("2021-03-21") }),
                .invalidArgument, at: "/knownOn")
        }
    }

    @Test("sources have what had come by then, and pledges what of them had")
    func donations() async throws {
        try await Office.open { office in
            let treasury = office.treasury
            let fund = try await office.source(0, kind: "donor", name: "Quỹ", on: january)
            func pledge(_ on: Day) -> PledgeDonation {
                PledgeDonation(source: fund.id, donor: "Công ty A", amount: 500).with { $0.on = on }
            }
            expect(
                try await treasury.refusal(of: Donations.pledge, pledge(january.advanced(by: -1))),
                .invalidArgument, at: "/on", "\(january)")
            let pledged = try await treasury.call(Donations.pledge, pledge(february))
            func receive(_ amount: Money, _ on: Day) -> ReceiveDonation {
                ReceiveDonation(id: pledged.id).with { ($0.amount, $0.on) = (amount, on) }
            }
            expect(
                try await treasury.refusal(of: Donations.receive, receive(1, january)), .invalidArgument,
                at: "/on", "2021-02-01")
            try await treasury.call(Donations.receive, receive(300, day("2021-03-10")))
            try await treasury.call(Donations.receive, receive(200, march))
            for (on, had): (Day, Money?) in [
                (january, nil), (february, 0), (march, 200), (day("2021-03-10"), 500),
            ] {
                let donations = try await treasury.call(
                    Donations.list, ListDonations().with { $0.on = on }
                ).items
                #expect(donations.map(\.received) == (had.map { [$0] } ?? []))
                let sources = try await treasury.call(Sources.list, ListSources().with { $0.on = on }).items
                #expect(sources.map(\.amount) == [had ?? 0])
            }
            let none = try await treasury.call(
                Sources.list, ListSources().with { $0.on = day("2021-01-03") })
            #expect(none.items.isEmpty)
        }
    }

    @Test("an estimate is the version of the day, where it had been brought by then")
    func estimates() async throws {
        try await Office.open { office in
            let source = try await office.source(900, on: january)
            let first = try await office.approved([line("II.1", source, 500)], on: january)
            let second = try await office.draft([line("II.1", source, 600)], id: first.id, on: february)
            try await office.health.call(
                Estimates.submit, SubmitEstimate(id: second.id).with { $0.on = march })
            expect(
                try await office.treasury.refusal(
                    of: Estimates.approve, ApproveEstimate(id: second.id).with { $0.on = february }),
                .invalidArgument, at: "/on", "2021-03-01")
            try await office.treasury.call(Estimates.approve, ApproveEstimate(id: second.id))
            func listed(_ on: Day, all: Bool = false) async throws -> [Estimate] {
                try await office.treasury.call(
                    Estimates.list, ListEstimates().with { ($0.on, $0.allVersions) = (on, all) }
                ).items
            }
            #expect(try await listed(day("2021-01-03")).isEmpty)
            #expect(try await listed(january).map(\.status) == [.approved])
            #expect(try await listed(february).map(\.status) == [.draft])
            #expect(try await listed(march, all: true).map(\.status) == [.approved, .submitted])
            #expect(try await listed(march).map(\.approvedOn) == [nil])
            #expect(try await listed(today, all: true).map(\.status) == [.superseded, .approved])
            #expect(try await listed(today).map(\.approvedOn) == [today])
            #expect(try await listed(today) == office.treasury.call(Estimates.list, ListEstimates()).items)
        }
    }
}
