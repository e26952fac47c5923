import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// Money that is held, made firm, and given back.
struct CommitmentRules {
    let reference: Reference
    let today: Day

    func reserve(
        _ request: ReserveMoney, as id: CommitmentID, of allocation: Sought<Allocation>
    ) throws -> Commitment {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.positive(request.amount, at: "/amount")
        let purpose: String = checks.words(request.purpose, at: "/purpose", upTo: 500)
        checks.day(day, at: "/on")
        let allocation = try checks.finish(allocation)
        return Commitment(
            id: id, allocation: allocation.id, line: allocation.line, amount: request.amount, paid: .zero,
            left: request.amount, purpose: purpose, status: .reserved
        ).with { $0.on = day }
    }

    func confirm(_ commitment: Sought<Commitment>, by request: ConfirmCommitment) throws -> Commitment {
        var checks = Checks(reference, today: today)
        let document: String = checks.words(request.document, at: "/document", upTo: 100)
        var confirmed = try checks.finish(commitment)
        confirmed.status = try confirmed.requireNext(.confirm, at: "/id")
        confirmed.document = document
        return confirmed
    }

    /// Holds only what was paid.
    func release(_ commitment: Sought<Commitment>, by request: ReleaseCommitment) throws -> Commitment {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        var released = try checks.finish(commitment)
        released.status = try released.requireNext(.release, at: "/id")
        (released.amount, released.reason) = (released.paid, reason)
        return try released.balanced()
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

    /// What is said when a step cannot be taken from here.
    var refusal: String {
        switch self {
        case .reserved: "funding.commitment-is-reserved"
        case .confirmed: "funding.commitment-is-confirmed"
        case .released: "funding.commitment-is-released"
        }
    }
}

extension Commitment {
    /// The same with what is left worked out anew.
    fileprivate func balanced() throws -> Commitment {
        var balanced = self
        balanced.left = try amount.minus(paid)
        return balanced
    }

    /// Where the step leads. FAILED_PRECONDITION when it cannot be taken.
    fileprivate func requireNext(_ step: CommitmentStep, at pointer: String) throws -> CommitmentStatus {
        guard let next = status.after(step) else {
            throw Refusal.precondition(pointer, Message(status.refusal))
        }
        return next
    }

    /// FAILED_PRECONDITION when it is not confirmed, or less is left.
    func paying(_ amount: Money) throws -> Commitment {
        let next = try requireNext(.pay, at: "/commitment")
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
