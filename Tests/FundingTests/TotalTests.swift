import Bus
import FundingAPI
import JSONCoding
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Sums past what one amount can be", .timeLimit(.minutes(5)))
struct TotalTests {
    private let most = Money.limit

    @Test("two of the largest sources are added up, in the trial balance and in the balance")
    func twice() async throws {
        try await Office.keepingBooks { office in
            let treasury = office.treasury
            for (number, plan) in ["một", "hai"].enumerated() {
                let source = try await office.source(Money(dong: most), name: "Nguồn \(number)")
                let drafted = try await office.health.call(
                    Estimates.draft,
                    DraftEstimate(
                        unit: health, plan: plan, year: 2021,
                        lines: [line("II.1", source, try Money(dong: most))]))
                try await office.health.call(Estimates.submit, SubmitEstimate(id: drafted.id))
                try await treasury.call(Estimates.approve, ApproveEstimate(id: drafted.id))
                try await treasury.call(
                    Allocations.allocate,
                    AllocateMoney(
                        estimate: drafted.id, activity: "II.1", source: source.id,
                        amount: Money(dong: most)))
            }
            let both = try Total(Money(dong: most)).plus(Total(Money(dong: most)))
            let trial = try await treasury.call(Ledger.trial, AskTrialBalance())
            #expect(trial.rows.first { $0.account == .funding }?.credit == both)
            #expect(trial.rows.first { $0.account == .allocated }?.balance == both)
            #expect(trial.difference == 0)
            let sheet = try await treasury.call(Ledger.balance, AskBalance())
            #expect(
                sheet.total == BalanceAmounts(allocated: both, committed: 0, paid: 0, left: both))
            #expect(sheet.rows.count == 2)
        }
    }

    @Test("sums that 64 bits do not hold are refused, and the fund goes on")
    func beyond() async throws {
        try await Office.open { office in
            let amount = try Money(dong: most)
            _ = try await office.deployment.store(of: "funding").command(Tampering.call("beyond")) { tx in
                tx.authorizeByRoleAlone()
                let postings = (1...1025).map { number in
                    Posting(
                        debit: .unallocated, debitOf: "\(number)", credit: .funding,
                        creditOf: "\(number)", amount: amount)
                }
                try tx.ledger.enter(
                    NewEntry(
                        "sourceOpened", of: "x", unit: "thai-binh", year: 2021, on: today, postings),
                    at: tx.learned.at, by: "thai-binh")
                return []
            }
            expect(
                try await office.treasury.refusal(of: Ledger.trial, AskTrialBalance()),
                .failedPrecondition, at: "/year", "one budget year")
            let empty = try await office.treasury.call(
                Ledger.trial, AskTrialBalance().with { $0.year = 2022 })
            #expect(empty.rows.isEmpty)
        }
    }

    @Test("a total is checked at both ends, and is an integer in JSON")
    func total() throws {
        let top = try Total(billions: Int64.max / 1_000_000_000, rest: Int64.max % 1_000_000_000)
        #expect(top.dong == Int64.max)
        #expect(throws: Total.Overflow.self) { try top.plus(1) }
        #expect(throws: Total.Overflow.self) { try Total(-2).minus(top) }
        #expect(throws: Total.Overflow.self) { try Total(billions: Int64.max / 1000, rest: 0) }
        #expect(throws: Total.Overflow.self) { try Total(billions: 9_223_372_036, rest: 854_775_808) }
        #expect(try top.minus(top) == 0)
        #expect(try JSON.encode([top]) == [UInt8]("[9223372036854775807]".utf8))
        #expect(try JSON.decode([Total].self, from: [UInt8]("[9223372036854775807]".utf8)) == [top])
        #expect(throws: JSONError.self) {
            try JSON.decode([Total].self, from: [UInt8]("[9223372036854775808]".utf8))
        }
    }
}
