import FundingAPI
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// A plan's money, source by source.
    func finances(of plan: String, _ asOf: AsOf) throws -> [MoneyLine] {
        try MoneyBySource.lines(
            plan: plan, allocations: facts.load(.allocation, as: Allocation.self, asOf),
            commitments: facts.load(.commitment, as: Commitment.self, asOf),
            payments: facts.load(.payment, as: Payment.self, asOf))
    }
}
