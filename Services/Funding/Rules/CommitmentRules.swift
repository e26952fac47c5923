import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// Money that is held, made firm, and given back.
struct CommitmentRules: Rules {
    let reference: Reference
    let today: Day

    func reserve(
        _ request: ReserveMoney, as id: CommitmentID, of allocation: Sought<Allocation>
    ) throws -> Commitment {
        var checks = Checks(reference, today: today)
        checks.positive(request.amount, at: "/amount")
        let purpose: String = checks.words(request.purpose, at: "/purpose", upTo: 500)
        let day = checks.day(request.on, at: "/on")
        if let year = allocation.value?.line.year { checks.day(day, ofBudget: year, at: "/on") }
        let allocation = try checks.finish(allocation)
        return Commitment(
            id: id, allocation: allocation.id, line: allocation.line, amount: request.amount, paid: .zero,
            left: request.amount, purpose: purpose, status: .reserved, on: day)
    }

    func confirm(_ commitment: Sought<Commitment>, by request: ConfirmCommitment) throws -> Commitment {
        var checks = Checks(reference, today: today)
        let document: String = checks.title(request.document, at: "/document", upTo: 100)
        let day = checks.day(
            request.on,
            since: .recorded(
                FundingDay.commitment, on: commitment.value?.on, of: commitment.value?.id,
                told: ["commitmentReserved"]), at: "/on")
        if let year = commitment.value?.line.year { checks.day(day, ofBudget: year, at: "/on") }
        var confirmed = try checks.finish(commitment).taking(CommitmentStep.confirm)
        (confirmed.document, confirmed.confirmedOn) = (document, day)
        return confirmed
    }

    /// Holds only what was paid. `lastPaid` is what was paid from it or taken back last.
    func release(
        _ commitment: Sought<Commitment>, by request: ReleaseCommitment, lastPaid: DayBound?
    ) throws -> Commitment {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let known = commitment.value
        let made = DayBound.recorded(
            known?.confirmedOn == nil ? FundingDay.commitment : .confirmation,
            on: known?.confirmedOn ?? known?.on, of: known?.id)
        // Of one out of reach nothing is said, and no day either.
        let day = checks.day(request.on, since: .last(made, known == nil ? nil : lastPaid), at: "/on")
        var released = try checks.finish(commitment).taking(CommitmentStep.release)
        released.amount = released.paid
        (released.reason, released.releasedOn) = (reason, day)
        return try released.balanced()
    }
}

extension Commitment {
    /// The same with what is left worked out anew.
    fileprivate func balanced() throws -> Commitment {
        var balanced = self
        balanced.left = try amount.minus(paid)
        return balanced
    }

    /// FAILED_PRECONDITION when it is not confirmed, or less is left.
    func paying(_ amount: Money) throws -> Commitment {
        var paying = try taking(CommitmentStep.pay, at: "/commitment")
        guard amount <= left else {
            throw Refusal.precondition(
                "/amount",
                Message("funding.commitment-exceeded", ["left": "\(left.dong)"]).about(id))
        }
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
