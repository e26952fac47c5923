import Bus
import FundingAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Allocations, commitments and payments", .timeLimit(.minutes(5)))
struct SpendingTests {
    @Test("money goes from a source to a payment, and every step is in the ledger")
    func path() async throws {
        try await Office.open { office in
            let allocation = try await office.allocation(600_000)
            let commitment = try await office.confirmed(400_000, of: allocation)
            let payment = try await office.health.call(
                Payments.pay, PayMoney(commitment: commitment.id, amount: 150_000, document: "UNC 7"))
            #expect(payment.line == allocation.line)
            #expect(payment.on == today)
            let sheet = try await office.treasury.call(Ledger.balance, AskBalance().with { $0.plan = plan })
            let amounts = BalanceAmounts(allocated: 600_000, committed: 400_000, paid: 150_000, left: 200_000)
            #expect(sheet.rows == [BalanceRow(line: allocation.line, amounts: amounts)])
            #expect(sheet.total == amounts)
            #expect(
                try await office.events().suffix(4) == [
                    "allocationMade", "commitmentReserved", "commitmentConfirmed", "paymentMade",
                ])
            try await office.expectBooksInOrder()
        }
    }

    @Test("an allocation is bounded by the approved line and by the source")
    func bounds() async throws {
        try await Office.open { office in
            let source = try await office.source(500_000)
            let estimate = try await office.approved([
                line("II.1", source, 300_000), line("II.2", source, 300_000),
            ])
            func ask(_ activity: String, _ amount: Money) -> AllocateMoney {
                AllocateMoney(estimate: estimate.id, activity: activity, source: source.id, amount: amount)
            }
            let treasury = office.treasury
            expect(
                try await treasury.refusal(of: Allocations.allocate, ask("II.1", 300_001)),
                .failedPrecondition, at: "/amount", "300,000")
            let first = try await treasury.call(Allocations.allocate, ask("II.1", 300_000))
            expect(
                try await treasury.refusal(of: Allocations.allocate, ask("II.1", 1)), .failedPrecondition,
                at: "/amount")
            expect(
                try await treasury.refusal(of: Allocations.allocate, ask("II.2", 200_001)),
                .failedPrecondition, at: "/amount", "200,000")
            expect(
                try await treasury.refusal(of: Allocations.allocate, ask("II.9", 1)), .failedPrecondition,
                at: "/activity")
            expect(
                try await treasury.refusal(of: Allocations.allocate, ask("II.2", 0)), .invalidArgument,
                at: "/amount")
            expect(
                try await treasury.refusal(
                    of: Allocations.allocate,
                    AllocateMoney(estimate: newID(), activity: "II.1", source: source.id, amount: 1)),
                .notFound, at: "/estimate")
            expect(
                try await treasury.refusal(
                    of: Allocations.revise, ReviseAllocation(id: first.id, amount: 300_001, reason: "thêm")),
                .failedPrecondition, at: "/amount")
            try await treasury.call(
                Allocations.revise, ReviseAllocation(id: first.id, amount: 100_000, reason: "bớt"))
            try await treasury.call(Allocations.allocate, ask("II.2", 300_000))
            try await office.expectBooksInOrder()
        }
    }

    @Test("an allocation is not revised below what is committed")
    func revise() async throws {
        try await Office.open { office in
            let allocation = try await office.allocation(600_000)
            _ = try await office.confirmed(400_000, of: allocation)
            func revise(_ amount: Money) -> ReviseAllocation {
                ReviseAllocation(id: allocation.id, amount: amount, reason: "bớt")
            }
            expect(
                try await office.treasury.refusal(of: Allocations.revise, revise(399_999)),
                .failedPrecondition, at: "/amount", "400,000")
            let revised = try await office.treasury.call(Allocations.revise, revise(400_000))
            #expect(revised.left == 0)
            try await office.expectBooksInOrder()
        }
    }

    @Test("a reserved hold is not paid from, a released one is closed, and releasing gives the rest back")
    func release() async throws {
        try await Office.open { office in
            let allocation = try await office.allocation(600_000)
            let held = try await office.health.call(
                Commitments.reserve,
                ReserveMoney(allocation: allocation.id, amount: 600_000, purpose: "Mua xe lăn"))
            func pay(_ amount: Money) -> PayMoney {
                PayMoney(commitment: held.id, amount: amount, document: "UNC \(amount.dong)")
            }
            let health = office.health
            expect(
                try await health.refusal(of: Payments.pay, pay(1)), .failedPrecondition, at: "/commitment",
                "confirm")
            try await health.call(Commitments.confirm, ConfirmCommitment(id: held.id, document: "HĐ 1"))
            expect(
                try await health.refusal(
                    of: Commitments.confirm, ConfirmCommitment(id: held.id, document: "HĐ 1")),
                .failedPrecondition, at: "/id")
            try await health.call(Payments.pay, pay(250_000))
            expect(
                try await health.refusal(of: Payments.pay, pay(350_001)), .failedPrecondition, at: "/amount",
                "350,000")
            let released = try await health.call(
                Commitments.release, ReleaseCommitment(id: held.id, reason: "đủ rồi"))
            #expect(released.amount == 250_000)
            #expect(released.left == 0)
            expect(
                try await health.refusal(of: Payments.pay, pay(1)), .failedPrecondition, at: "/commitment")
            let after = try await health.call(Allocations.list, ListAllocations()).items
            #expect(after.map(\.left) == [350_000])
            try await office.expectBooksInOrder()
        }
    }

    @Test("a reversed payment is money to spend again, wherever its commitment is by then")
    func reverse() async throws {
        try await Office.open { office in
            let allocation = try await office.allocation(600_000)
            let commitment = try await office.confirmed(300_000, of: allocation)
            let health = office.health
            let first = try await health.call(
                Payments.pay, PayMoney(commitment: commitment.id, amount: 100_000, document: "UNC 1"))
            let second = try await health.call(
                Payments.pay, PayMoney(commitment: commitment.id, amount: 200_000, document: "UNC 2"))
            try await health.call(Payments.reverse, ReversePayment(id: first.id, reason: "chuyển nhầm"))
            try await office.expectBooksInOrder()
            expect(
                try await health.refusal(
                    of: Payments.reverse, ReversePayment(id: first.id, reason: "lần nữa")),
                .failedPrecondition, at: "/id")
            try await health.call(Commitments.release, ReleaseCommitment(id: commitment.id, reason: "xong"))
            let reversed = try await health.call(
                Payments.reverse, ReversePayment(id: second.id, reason: "trả lại hàng"))
            #expect(reversed.reversedOn == today)
            let left = try await health.call(Allocations.list, ListAllocations()).items
            #expect(left.map(\.left) == [600_000])
            #expect(left.map(\.paid) == [0])
            let list = try await health.items(Payments.list, ListPayments().with { $0.plan = plan })
            #expect(list.count == 2)
            #expect(list.allSatisfy { $0.reversedOn == today })
            #expect(try await office.events().suffix(2) == ["paymentReversed", "commitmentReleased"])
            try await office.expectBooksInOrder()
        }
    }

    @Test(
        "money is paid within its year and not in the future",
        arguments: ["2020-12-31", "2021-03-16", "2022-01-01"])
    func days(on: String) async throws {
        try await Office.open { office in
            let commitment = try await office.confirmed(10, of: office.allocation())
            expect(
                try await office.health.refusal(
                    of: Payments.pay,
                    PayMoney(commitment: commitment.id, amount: 1, document: "UNC 1").with { $0.on = day(on) }
                ),
                .invalidArgument, at: "/on")
        }
    }

    @Test("a commitment is made firm within its year: later nothing could be paid from it")
    func confirmedInYear() async throws {
        try await Office.open { office in
            let held = try await office.health.call(
                Commitments.reserve,
                ReserveMoney(allocation: office.allocation().id, amount: 10, purpose: "Mua xe lăn"))
            office.deployment.set(day: day("2022-01-05"))
            let confirm = ConfirmCommitment(id: held.id, document: "HĐ 1")
            expect(
                try await office.health.refusal(of: Commitments.confirm, confirm), .invalidArgument,
                at: "/on", "2021")
            let confirmed = try await office.health.call(
                Commitments.confirm, confirm.with { $0.on = day("2021-12-31") })
            #expect(confirmed.confirmedOn == day("2021-12-31"))
            try await office.expectBooksInOrder()
        }
    }

    @Test("amounts of zero or less are refused at their member", arguments: [Money.zero, -1])
    func notPositive(amount: Money) async throws {
        try await Office.open { office in
            let allocation = try await office.allocation()
            let commitment = try await office.confirmed(10, of: allocation)
            let before = try await office.events()
            expect(
                try await office.health.refusal(
                    of: Commitments.reserve,
                    ReserveMoney(allocation: allocation.id, amount: amount, purpose: "gì đó")),
                .invalidArgument, at: "/amount", "more than 0")
            expect(
                try await office.health.refusal(
                    of: Payments.pay,
                    PayMoney(commitment: commitment.id, amount: amount, document: "UNC 1")),
                .invalidArgument, at: "/amount")
            #expect(try await office.events() == before)
        }
    }
}
