import Bus
import Foundation
import FundingAPI
import RegistryAPI
import ReportingAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@Suite("A plan's money by source", .timeLimit(.minutes(5)))
struct MoneyBySourceTests {
    @Test("a plan's money stands source by source: allocated, committed, paid, left")
    func money() async throws {
        try await Province.open { province in
            let lead = province.lead
            let allocation = try await province.allocate(400_000_000, to: "III.5", in: 2021)
            let commitment = try await lead.call(
                Commitments.reserve,
                ReserveMoney(allocation: allocation.id, amount: 300_000_000, purpose: "Tập huấn"))
            _ = try await lead.call(
                Commitments.confirm, ConfirmCommitment(id: commitment.id, document: "HĐ 01"))
            _ = try await lead.call(
                Payments.pay, PayMoney(commitment: commitment.id, amount: 100_000_000, document: "UNC 01"))
            let finances = try await lead.call(Finances.bySource, FinancesBySource(plan: Province.plan))
            #expect(finances.items.count == 1 && finances.next == nil)
            let sum = try #require(finances.items.first)
            #expect(sum.name == "Ngân sách tỉnh" && sum.year == 2021)
            #expect(
                [sum.allocated, sum.committed, sum.paid, sum.left].map(\.dong)
                    == [4, 3, 1, 1].map { $0 * 100_000_000 })
            _ = try await lead.call(Commitments.release, ReleaseCommitment(id: commitment.id, reason: "Xong"))
            let released = try await lead.call(Finances.bySource, FinancesBySource(plan: Province.plan)).items
                .first
            #expect(released?.committed.dong == 100_000_000 && released?.left.dong == 300_000_000)
        }
    }
}
