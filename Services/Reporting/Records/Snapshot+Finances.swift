import FundingAPI
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// Money, line by line, as it stood on a day and as known.
    func finances(_ rules: MoneyBySource, _ asOf: AsOf) throws -> [MoneyLine] {
        let amounts = try knownAmounts.amounts(on: asOf.on, knownOn: asOf.known[FundingContract.name])
        return try rules.lines(
            allocations: facts.load(.allocation, as: Allocation.self, asOf).compactMap { allocation in
                amounts[allocation.id].map { amount in allocation.with { $0.amount = amount } }
            },
            commitments: facts.load(.commitment, as: Commitment.self, asOf),
            releases: facts.load(.release, as: Commitment.self, asOf),
            payments: facts.load(.payment, as: Payment.self, asOf))
    }
}
