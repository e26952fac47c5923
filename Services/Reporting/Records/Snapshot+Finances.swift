import FundingAPI
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// Money, line by line.
    func finances(_ rules: MoneyBySource, _ asOf: AsOf) throws -> [MoneyLine] {
        try rules.lines(
            allocations: facts.load(.allocation, as: Allocation.self, asOf),
            commitments: facts.load(.commitment, as: Commitment.self, asOf),
            payments: facts.load(.payment, as: Payment.self, asOf))
    }
}
