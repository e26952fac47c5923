import Bus
import FundingAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

/// What money was on a day is what the fund says of the day, whenever it is asked.
@Suite("Money on a day", .timeLimit(.minutes(5)))
struct MoneyByDayTests {
    /// Allocated, committed, paid, left.
    private func sums(_ line: MoneyLine?) -> [Int64]? {
        line.map { [$0.allocated, $0.committed, $0.paid, $0.left].map(\.dong) }
    }

    private func compiled(_ province: Province, through last: String) async throws -> [Int64]? {
        let report = try await province.lead.call(
            Compilations.compile,
            CompileReport(plan: Province.plan, period: try period("2021-01-01", last)))
        #expect(report.finances.count <= 1)
        return sums(report.finances.first)
    }

    @Test("a report of a period ends with it: what was revised, paid or given back since is not in it")
    func ofPeriod() async throws {
        try await Province.open(today: "2021-01-11", on: [.inProcess]) { province in
            let lead = province.lead
            let allocation = try await province.allocate(600, of: 1_000, to: "III.5", in: 2021)
            func held(_ amount: Money, _ document: String) async throws -> Commitment {
                let held = try await lead.call(
                    Commitments.reserve,
                    ReserveMoney(allocation: allocation.id, amount: amount, purpose: "Tập huấn"))
                return try await lead.call(
                    Commitments.confirm, ConfirmCommitment(id: held.id, document: document))
            }
            let first = try await held(300, "HĐ 1")
            let early = try await lead.call(
                Payments.pay, PayMoney(commitment: first.id, amount: 100, document: "UNC 1"))
            province.deployment.set(day: day("2021-07-15"))
            _ = try await province.client(Province.area).call(
                Allocations.revise, ReviseAllocation(id: allocation.id, amount: 900, reason: "thêm"))
            _ = try await held(200, "HĐ 2")
            _ = try await lead.call(
                Payments.pay, PayMoney(commitment: first.id, amount: 50, document: "UNC 2"))
            _ = try await lead.call(Payments.reverse, ReversePayment(id: early.id, reason: "chuyển nhầm"))
            _ = try await lead.call(
                Commitments.release, ReleaseCommitment(id: first.id, reason: "đủ rồi"))
            province.deployment.set(day: day("2021-08-01"))
            #expect(try await compiled(province, through: "2021-06-30") == [600, 300, 100, 300])
            #expect(try await compiled(province, through: "2021-07-14") == [600, 300, 100, 300])
            #expect(try await compiled(province, through: "2021-07-15") == [900, 250, 50, 650])
            #expect(try await compiled(province, through: "2021-07-31") == [900, 250, 50, 650])
            #expect(try await compiled(province, through: "2021-01-10") == nil)
            func lines(on text: String?) async throws -> [MoneyLine] {
                try await lead.call(
                    Finances.bySource, FinancesBySource(plan: Province.plan).with { $0.on = text.map(day) }
                ).items
            }
            #expect(sums(try await lines(on: nil).first) == [900, 250, 50, 650])
            #expect(sums(try await lines(on: "2021-07-14").first) == [600, 300, 100, 300])
            #expect(try await lines(on: "2021-01-10").isEmpty)
        }
    }

    @Test("an amount that was entered late counts from its day, as known since")
    func late() async throws {
        try await Province.open(today: "2021-01-11", on: [.inProcess]) { province in
            let allocation = try await province.allocate(600, to: "III.5", in: 2021)
            province.deployment.set(day: day("2021-08-01"))
            _ = try await province.client(Province.area).call(
                Allocations.revise,
                ReviseAllocation(id: allocation.id, amount: 500, reason: "bớt").with {
                    $0.on = day("2021-03-01")
                })
            #expect(try await compiled(province, through: "2021-02-28") == [600, 0, 0, 600])
            #expect(try await compiled(province, through: "2021-06-30") == [500, 0, 0, 500])
            let then = try await province.lead.call(
                Finances.bySource,
                FinancesBySource(plan: Province.plan).with { $0.knownOn = day("2021-06-30") }
            ).items
            #expect(sums(then.first) == [600, 0, 0, 600])
        }
    }
}
