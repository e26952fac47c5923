import FundingAPI
import ReportingAPI
import Store
import Vocabulary

extension Snapshot {
    /// A plan's money, source by source, as known on a day.
    func finances(of plan: String, knownOn day: Day) throws -> [MoneyLine] {
        let asOf = AsOf(on: day, knownOn: day)
        return try MoneyBySource.lines(
            plan: plan, allocations: facts.load(.allocation, as: Allocation.self, asOf),
            commitments: facts.load(.commitment, as: Commitment.self, asOf),
            payments: facts.load(.payment, as: Payment.self, asOf))
    }
}
