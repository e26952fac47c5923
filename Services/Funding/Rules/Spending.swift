import Bus
import FundingAPI
import ServiceKit
import Vocabulary

extension Allocation {
    private func with(amount: Money? = nil, committed: Money? = nil, paid: Money? = nil) throws -> Allocation
    {
        let amount = amount ?? self.amount
        let committed = committed ?? self.committed
        return Allocation(
            id: id, estimate: estimate, line: line, amount: amount, committed: committed,
            paid: paid ?? self.paid, left: try amount.minus(committed))
    }

    /// The allocation with another amount: not below what is committed.
    func revised(to amount: Money) throws -> Allocation {
        guard amount >= committed else {
            throw Refusal.precondition(
                "/amount", Message("funding.revised-below-committed", ["committed": "\(committed.dong)"]))
        }
        return try with(amount: amount)
    }

    /// Holds `amount` of what is left. FAILED_PRECONDITION when less is.
    func holding(_ amount: Money) throws -> Allocation {
        guard amount <= left else {
            throw Refusal.precondition(
                "/amount", Message("funding.allocation-exceeded", ["left": "\(left.dong)"]))
        }
        return try with(committed: committed.plus(amount))
    }

    /// Gives back what was held and not paid.
    func givenBack(_ amount: Money) throws -> Allocation { try with(committed: committed.minus(amount)) }

    func paying(_ amount: Money) throws -> Allocation { try with(paid: paid.plus(amount)) }

    /// Takes a payment back; what its commitment no longer holds is free again.
    func takingBack(_ amount: Money, free: Bool) throws -> Allocation {
        try with(committed: free ? committed.minus(amount) : committed, paid: paid.minus(amount))
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
    private func with(
        _ status: CommitmentStatus, amount: Money? = nil, paid: Money? = nil, document: String? = nil
    ) throws -> Commitment {
        let amount = amount ?? self.amount
        let paid = paid ?? self.paid
        return Commitment(
            id: id, allocation: allocation, line: line, amount: amount, paid: paid,
            left: try amount.minus(paid), purpose: purpose, status: status,
            document: document ?? self.document)
    }

    private func next(_ step: CommitmentStep, at pointer: String) throws -> CommitmentStatus {
        guard let next = status.after(step) else {
            throw Refusal.precondition(pointer, Message("funding.commitment-is-\(status.rawValue)"))
        }
        return next
    }

    func confirmed(by document: String) throws -> Commitment {
        try with(next(.confirm, at: "/id"), document: document)
    }

    /// Holds only what was paid.
    func released() throws -> Commitment { try with(next(.release, at: "/id"), amount: paid) }

    /// FAILED_PRECONDITION when it is not confirmed, or less is left.
    func paying(_ amount: Money) throws -> Commitment {
        let next = try next(.pay, at: "/commitment")
        guard amount <= left else {
            throw Refusal.precondition(
                "/amount", Message("funding.commitment-exceeded", ["left": "\(left.dong)"]))
        }
        return try with(next, paid: paid.plus(amount))
    }

    /// Takes a payment back; a released commitment shrinks by it.
    func takingBack(_ payment: Money) throws -> Commitment {
        try with(
            status, amount: status == .released ? amount.minus(payment) : amount, paid: paid.minus(payment))
    }
}

enum Paying {
    /// Within the budget year of the money (Law on the State Budget 83/2015, Art. 14).
    static func check(_ day: Day, in year: Int, _ checks: inout Checks) {
        checks.day(day, at: "/on")
        if day.year != year {
            checks.fail(
                "/on", Message("funding.day-outside-year", ["day": day.description, "year": "\(year)"]))
        }
    }
}
