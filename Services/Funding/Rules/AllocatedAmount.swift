import Bus
import FundingAPI
import Vocabulary

/// What an allocation is from a day on, and why it was changed to that.
struct AllocatedAmount: Codable, Hashable, Sendable {
    var amount: Money
    var reason: String?
}

extension AllocationFact {
    init(_ version: FactVersion<AllocatedAmount>) {
        self.init(
            id: version.fact, kind: version.kind, from: version.days.from, amount: version.value.amount)
    }
}

extension Allocation {
    /// As its amounts say, and with what is left worked out anew.
    func standing(as amounts: Timeline<AllocatedAmount>) throws -> Allocation {
        let fact = amounts.fact(on: .last)
        var standing = self
        standing.amount = fact?.value.amount ?? .zero
        (standing.from, standing.reason) = (fact?.days.from, fact?.value.reason)
        standing.left = try standing.amount.minus(committed)
        return standing
    }

    /// Holds `amount` of what is left. FAILED_PRECONDITION when less is.
    func holding(_ amount: Money) throws -> Allocation {
        guard amount <= left else {
            throw Refusal.precondition(
                "/amount",
                Message("funding.allocation-exceeded", ["left": "\(left.dong)"]).about(id))
        }
        var holding = self
        holding.committed = try committed.plus(amount)
        return try holding.balanced()
    }

    /// Gives back what was held and not paid.
    func givenBack(_ amount: Money) throws -> Allocation {
        var after = self
        after.committed = try committed.minus(amount)
        return try after.balanced()
    }

    func paying(_ amount: Money) throws -> Allocation {
        var paying = self
        paying.paid = try paid.plus(amount)
        return paying
    }

    /// Takes a payment back; what its commitment no longer holds is free again.
    func takingBack(_ amount: Money, free: Bool) throws -> Allocation {
        var after = self
        if free { after.committed = try committed.minus(amount) }
        after.paid = try paid.minus(amount)
        return try after.balanced()
    }

    private func balanced() throws -> Allocation {
        var balanced = self
        balanced.left = try amount.minus(committed)
        return balanced
    }
}
