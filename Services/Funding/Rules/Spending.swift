import Bus
import FundingAPI
import ServiceKit
import Vocabulary

extension Allocation {
    /// The same with what is left worked out anew.
    private func balanced() throws -> Allocation {
        var balanced = self
        balanced.left = try amount.minus(committed)
        return balanced
    }

    /// The allocation with another amount: not below what is committed.
    func revised(to amount: Money) throws -> Allocation {
        guard amount >= committed else {
            throw Refusal.precondition(
                "/amount", Message("funding.revised-below-committed", ["committed": "\(committed.dong)"]))
        }
        return try with { $0.amount = amount }.balanced()
    }

    /// Holds `amount` of what is left. FAILED_PRECONDITION when less is.
    func holding(_ amount: Money) throws -> Allocation {
        guard amount <= left else {
            throw Refusal.precondition(
                "/amount", Message("funding.allocation-exceeded", ["left": "\(left.dong)"]))
        }
        return try with { $0.committed = try committed.plus(amount) }.balanced()
    }

    /// Gives back what was held and not paid.
    func givenBack(_ amount: Money) throws -> Allocation {
        try with { $0.committed = try committed.minus(amount) }.balanced()
    }

    func paying(_ amount: Money) throws -> Allocation { try with { $0.paid = try paid.plus(amount) } }

    /// Takes a payment back; what its commitment no longer holds is free again.
    func takingBack(_ amount: Money, free: Bool) throws -> Allocation {
        var after = self
        if free { after.committed = try committed.minus(amount) }
        after.paid = try paid.minus(amount)
        return try after.balanced()
    }
}

/// What can happen to a commitment.
enum CommitmentStep: Sendable, CaseIterable {
    case confirm, pay, release
}

extension CommitmentStatus {
    /// Where the step leads; nil when it cannot be taken from here.
    func after(_ step: CommitmentStep) -> CommitmentStatus? {
        switch (self, step) {
        case (.reserved, .confirm): .confirmed
        case (.confirmed, .pay): .confirmed
        case (.reserved, .release), (.confirmed, .release): .released
        default: nil
        }
    }
}

extension Commitment {
    /// The same with what is left worked out anew.
    private func balanced() throws -> Commitment {
        var balanced = self
        balanced.left = try amount.minus(paid)
        return balanced
    }

    private func next(_ step: CommitmentStep, at pointer: String) throws -> CommitmentStatus {
        guard let next = status.after(step) else {
            throw Refusal.precondition(pointer, Message("funding.commitment-is-\(status.rawValue)"))
        }
        return next
    }

    func confirmed(by document: String) throws -> Commitment {
        var confirmed = self
        confirmed.status = try next(.confirm, at: "/id")
        confirmed.document = document
        return confirmed
    }

    /// Holds only what was paid.
    func released() throws -> Commitment {
        var released = self
        released.status = try next(.release, at: "/id")
        released.amount = paid
        return try released.balanced()
    }

    /// FAILED_PRECONDITION when it is not confirmed, or less is left.
    func paying(_ amount: Money) throws -> Commitment {
        let next = try next(.pay, at: "/commitment")
        guard amount <= left else {
            throw Refusal.precondition(
                "/amount", Message("funding.commitment-exceeded", ["left": "\(left.dong)"]))
        }
        var paying = self
        paying.status = next
        paying.paid = try paid.plus(amount)
        return try paying.balanced()
    }

    /// Takes a payment back; a released commitment shrinks by it.
    func takingBack(_ payment: Money) throws -> Commitment {
        var after = self
        if status == .released { after.amount = try amount.minus(payment) }
        after.paid = try paid.minus(payment)
        return try after.balanced()
    }
}

enum Paying {
    /// Within the budget year of the money (Law on the State Budget 83/2015, Art. 14).
    static func check(_ day: Day, in year: Int, _ checks: inout Checks) {
        checks.day(day, at: "/on")
        if day.year != year {
            checks.fail("/on", "funding.day-outside-year", ["day": day.description, "year": "\(year)"])
        }
    }
}
