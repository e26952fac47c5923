import Bus
import FundingAPI
import Vocabulary

/// Never more than the approved line, never more than the source has.
enum Allocating {
    /// `allocated` is what is allocated from the line, of which `was` is this allocation's until now.
    static func check(
        _ allocation: Allocation, instead was: Money, of allocated: Money, within estimate: Estimate
    ) throws {
        let line = estimate.lines.first {
            $0.activity == allocation.line.activity && $0.source == allocation.line.source
        }
        guard let line else {
            throw Refusal.precondition(
                "/activity",
                Message("funding.line-not-approved", ["activity": allocation.line.activity]))
        }
        let others = try allocated.minus(was)
        guard try others.plus(allocation.amount, at: "/amount") <= line.amount else {
            throw Refusal.precondition(
                "/amount",
                Message(
                    "funding.approved-exceeded",
                    ["activity": line.activity, "left": "\(try line.amount.minus(others).dong)"]))
        }
    }

    /// What is allocated of the source with this allocation in it. `allocated` is what was until now.
    static func check(
        _ allocation: Allocation, instead was: Money, of allocated: Money, from source: Source
    ) throws -> Money {
        let others = try allocated.minus(was)
        let total = try others.plus(allocation.amount, at: "/amount")
        guard total <= source.amount else {
            throw Refusal.precondition(
                "/amount",
                Message(
                    "funding.source-exceeded",
                    ["name": source.name, "left": "\(try source.amount.minus(others).dong)"]))
        }
        return total
    }
}
