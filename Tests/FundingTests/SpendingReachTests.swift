import Bus
import FundingAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Who spends whose money, and that once", .timeLimit(.minutes(5)))
struct SpendingReachTests {
    @Test("a unit spends its own money, and no other's")
    func scope() async throws {
        try await Office.open { office in
            let allocation = try await office.allocation()
            let commitment = try await office.confirmed(10, of: allocation)
            let other = office.client(thaiThuy)
            try await other.expectUnknown(
                Commitments.reserve, ReserveMoney(allocation: allocation.id, amount: 1, purpose: "gì đó"),
                at: "/allocation")
            try await other.expectUnknown(
                Payments.pay, PayMoney(commitment: commitment.id, amount: 1, document: "UNC 1"),
                at: "/commitment")
            #expect(try await other.call(Allocations.list, ListAllocations()).items.isEmpty)
            #expect(try await other.call(Commitments.list, ListCommitments()).items.isEmpty)
            #expect(try await other.items(Ledger.entries, ListEntries()).isEmpty)
            #expect(try await other.call(Ledger.balance, AskBalance()).rows.isEmpty)
        }
    }

    @Test("a retry under the same key pays once")
    func replay() async throws {
        try await Office.open { office in
            let commitment = try await office.confirmed(100, of: office.allocation())
            let ask = PayMoney(commitment: commitment.id, amount: 60, document: "UNC 1")
            let first = try await office.health.call(Payments.pay, ask, key: "k1")
            let again = try await office.health.call(Payments.pay, ask, key: "k1")
            #expect(first == again)
            #expect(try await office.events().count { $0 == "paymentMade" } == 1)
            try await office.expectBooksInOrder()
        }
    }

    @Test("sixty-four who reserve at once never hold more than there is", .timeLimit(.minutes(5)))
    func concurrent() async throws {
        try await Office.open { office in
            let allocation = try await office.allocation(600_000)
            let health = office.health
            let held = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<64 {
                    group.addTask {
                        let refused = try await health.refusal(
                            of: Commitments.reserve,
                            ReserveMoney(
                                allocation: allocation.id, amount: 25_000, purpose: "Khoản \(number)"))
                        if let refused { #expect(refused.status == .failedPrecondition) }
                        return refused == nil
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(held == 24)
            let after = try await health.call(Allocations.list, ListAllocations()).items
            #expect(after.map(\.left) == [0])
            try await office.expectBooksInOrder()
        }
    }

    @Test("money is held, paid and given back in the name of whose it is, however far one reaches")
    func ownName() async throws {
        try await Office.open { office in
            let allocation = try await office.allocation()
            let commitment = try await office.confirmed(400_000, of: allocation)
            let payment = try await office.health.call(
                Payments.pay, PayMoney(commitment: commitment.id, amount: 100_000, document: "UNC 1"))
            let other = office.deployment.client(as: finance, scope: ["thai-binh"], language: .en)
            let words = "in the name of thai-binh/so-y-te"
            try await other.expectDenied(
                Commitments.reserve,
                ReserveMoney(allocation: allocation.id, amount: 1, purpose: "Mua xe lăn"),
                at: "/allocation", words)
            try await other.expectDenied(
                Commitments.release, ReleaseCommitment(id: commitment.id, reason: "đủ rồi"), at: "/id", words)
            try await other.expectDenied(
                Payments.pay, PayMoney(commitment: commitment.id, amount: 1, document: "UNC 2"),
                at: "/commitment", words)
            try await other.expectDenied(
                Payments.reverse, ReversePayment(id: payment.id, reason: "chuyển nhầm"), at: "/id", words)
            try await other.expectDenied(
                Allocations.revise, ReviseAllocation(id: allocation.id, amount: 500_000, reason: "bớt"),
                at: "/id", words)
            // Beside another mistake too it is told whose name it takes, and not that there is no such money.
            let both = try await other.refusal(
                of: Payments.pay, PayMoney(commitment: commitment.id, amount: -1, document: "UNC 2"))
            #expect(both?.status == .invalidArgument)
            #expect(both?.fields.contains("/commitment") == true)
        }
    }
}
