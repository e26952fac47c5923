import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("What a payment order pays", .timeLimit(.minutes(2)))
struct PaymentTests {
    private func pay(_ commitment: Commitment, _ document: String = "UNC 7") -> PayMoney {
        PayMoney(commitment: commitment.id, amount: 10, document: document)
    }

    @Test("the number of a document is one payment's of a source, until it is taken back")
    func once() async throws {
        try await Office.open { office in
            let health = office.health
            let allocation = try await office.allocation(600_000)
            let commitment = try await office.confirmed(100, of: allocation)
            let other = try await office.confirmed(100, of: allocation)
            let first = try await health.call(Payments.pay, pay(commitment))
            for commitment in [commitment, other] {
                expect(
                    try await health.refusal(of: Payments.pay, pay(commitment, " UNC  7 ")), .alreadyExists,
                    at: "/document", first.id.text)
            }
            try await health.call(Payments.pay, pay(other, "UNC 8"))
            try await health.call(Payments.reverse, ReversePayment(id: first.id, reason: "nhầm"))
            let again = try await health.call(Payments.pay, pay(other))
            #expect(again.document == "UNC 7")
            try await office.expectBooksInOrder()
        }
    }

    @Test("another source has its own numbers")
    func otherSource() async throws {
        try await Office.open { office in
            let first = try await office.source()
            let second = try await office.source(name: "Quỹ Bảo trợ trẻ em")
            let estimate = try await office.approved([line("II.1", first, 100), line("II.1", second, 100)])
            for source in [first, second] {
                let allocation = try await office.treasury.call(
                    Allocations.allocate,
                    AllocateMoney(estimate: estimate.id, activity: "II.1", source: source.id, amount: 100))
                let commitment = try await office.confirmed(100, of: allocation)
                #expect(try await office.health.call(Payments.pay, pay(commitment)).document == "UNC 7")
            }
        }
    }

    @Test("nothing is paid before the day on which it was committed, and that day may be told late")
    func days() async throws {
        try await Office.open { office in
            let health = office.health
            let allocation = try await office.allocation(600_000)
            func committed(on text: String?) async throws -> Commitment {
                let held = try await health.call(
                    Commitments.reserve,
                    ReserveMoney(allocation: allocation.id, amount: 100, purpose: "Mua xe lăn").with {
                        $0.on = text.map { day($0) }
                    })
                return try await health.call(
                    Commitments.confirm, ConfirmCommitment(id: held.id, document: "HĐ 12"))
            }
            let early = try await committed(on: "2021-03-01")
            #expect(early.on == day("2021-03-01"))
            let refused = try await health.refusal(
                of: Payments.pay, pay(early).with { $0.on = day("2021-02-28") })
            expect(refused, .invalidArgument, at: "/on", "2021-03-01")
            let paid = try await health.call(Payments.pay, pay(early).with { $0.on = day("2021-03-01") })
            #expect(paid.on == day("2021-03-01"))
            let late = try await committed(on: nil)
            #expect(late.on == today)
            expect(
                try await health.refusal(
                    of: Payments.pay, pay(late, "UNC 8").with { $0.on = day("2021-03-14") }),
                .invalidArgument, at: "/on", "2021-03-15")
            let entries = try await office.treasury.items(
                Ledger.entries, ListEntries().with { $0.event = "commitmentReserved" })
            #expect(entries.map(\.on) == [day("2021-03-01"), today])
        }
    }

    @Test("why an allocation was changed and a commitment released is kept, shown and told")
    func reasons() async throws {
        try await Office.open { office in
            let allocation = try await office.allocation(600_000)
            #expect(allocation.reason == nil)
            let revised = try await office.treasury.call(
                Allocations.revise,
                ReviseAllocation(id: allocation.id, amount: 500_000, reason: " giảm  dự toán "))
            #expect(revised.reason == "giảm dự toán")
            let held = try await office.confirmed(100, of: allocation)
            let released = try await office.health.call(
                Commitments.release, ReleaseCommitment(id: held.id, reason: "hết nhu cầu"))
            #expect(released.reason == "hết nhu cầu")
            let allocations = try await office.health.call(Allocations.list, ListAllocations()).items
            #expect(allocations.map(\.reason) == ["giảm dự toán"])
            let commitments = try await office.health.call(Commitments.list, ListCommitments()).items
            #expect(commitments == [released])
        }
    }
}
