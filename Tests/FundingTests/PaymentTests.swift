import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("What a payment order pays", .timeLimit(.minutes(5)))
struct PaymentTests {
    private func pay(_ commitment: Commitment, _ document: String = "UNC 7") -> PayMoney {
        PayMoney(commitment: commitment.id, amount: 10, document: document)
    }

    @Test("the number of a document is one payment's of a source, until it is taken back")
    func once() async throws {
        try await Office.keepingBooks { office in
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

    @Test("blanks, accents and letters make no other number, punctuation does")
    func meant() async throws {
        try await Office.open { office in
            let commitment = try await office.confirmed(100, of: office.allocation(600_000))
            let first = try await office.health.call(Payments.pay, pay(commitment, "12/QĐ-UBND"))
            for number in [" 12 / QĐ-UBND ", "12/qđ-ubnd", "12/QD–UBND", "12/QĐ -  UBND"] {
                expect(
                    try await office.health.refusal(of: Payments.pay, pay(commitment, number)),
                    .alreadyExists, at: "/document", first.id.text)
            }
            for number in ["1/2/QĐ-UBND", "12QĐ-UBND", "12/QĐ-SYT"] {
                let paid = try await office.health.call(Payments.pay, pay(commitment, number))
                #expect(paid.document == number)
            }
        }
    }

    @Test("two units that spend from one source have numbers of their own")
    func issuers() async throws {
        try await Office.open { office in
            let source = try await office.source()
            let estimate = try await office.approved([line("II.1", source, 500)])
            for unit in [health, finance] {
                let allocation = try await office.treasury.call(
                    Allocations.allocate,
                    AllocateMoney(
                        estimate: estimate.id, activity: "II.1", source: source.id, amount: 100
                    ).with { $0.unit = unit })
                let held = try await office.treasury.call(
                    Commitments.reserve,
                    ReserveMoney(allocation: allocation.id, amount: 100, purpose: "Mua xe lăn"))
                let commitment = try await office.treasury.call(
                    Commitments.confirm, ConfirmCommitment(id: held.id, document: "HĐ 12"))
                #expect(try await office.treasury.call(Payments.pay, pay(commitment)).line.unit == unit)
                expect(
                    try await office.treasury.refusal(of: Payments.pay, pay(commitment)), .alreadyExists,
                    at: "/document")
            }
        }
    }

    @Test("nothing is paid before the day on which it was confirmed, and that day may be told late")
    func days() async throws {
        try await Office.keepingBooks { office in
            let health = office.health
            let allocation = try await office.allocation(600_000, on: day("2021-01-04"))
            let early = try await office.confirmed(100, of: allocation, on: day("2021-03-01"))
            #expect(early.on == day("2021-03-01"))
            #expect(early.confirmedOn == day("2021-03-01"))
            let refused = try await health.refusal(
                of: Payments.pay, pay(early).with { $0.on = day("2021-02-28") })
            expect(refused, .invalidArgument, at: "/on", "2021-03-01")
            let paid = try await health.call(Payments.pay, pay(early).with { $0.on = day("2021-03-01") })
            #expect(paid.on == day("2021-03-01"))
            let late = try await office.confirmed(100, of: allocation)
            #expect(late.on == today)
            expect(
                try await health.refusal(
                    of: Payments.pay, pay(late, "UNC 8").with { $0.on = day("2021-03-14") }),
                .invalidArgument, at: "/on", "2021-03-15")
            let entries = try await office.treasury.items(
                Ledger.entries, ListEntries().with { $0.event = "commitmentReserved" })
            #expect(entries.map(\.on) == [day("2021-03-01"), today])
            #expect(Set(entries.map(\.postedBy)) == ["thai-binh/so-y-te"])
        }
    }

    @Test("the money of one budget year is not committed or paid in another")
    func years() async throws {
        try await Office.open { office in
            let allocation = try await office.allocation(600_000, on: day("2020-12-20"))
            func reserve(_ on: String) -> ReserveMoney {
                ReserveMoney(allocation: allocation.id, amount: 10, purpose: "Mua xe lăn").with {
                    $0.on = day(on)
                }
            }
            expect(
                try await office.health.refusal(of: Commitments.reserve, reserve("2020-12-31")),
                .invalidArgument, at: "/on", "2021")
            let commitment = try await office.confirmed(10, of: allocation, on: day("2021-01-01"))
            office.deployment.set(day: day("2022-01-03"))
            expect(
                try await office.health.refusal(of: Payments.pay, pay(commitment)), .invalidArgument,
                at: "/on", "2021")
            expect(
                try await office.health.refusal(of: Commitments.reserve, reserve("2022-01-02")),
                .invalidArgument, at: "/on", "2021")
            expect(
                try await office.treasury.refusal(
                    of: Allocations.revise,
                    ReviseAllocation(id: allocation.id, amount: 700_000, reason: "thêm")),
                .invalidArgument, at: "/on", "2021")
            // What happened in time may be told late.
            let paid = try await office.health.call(
                Payments.pay, pay(commitment).with { $0.on = day("2021-12-31") })
            #expect(paid.on == day("2021-12-31"))
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
