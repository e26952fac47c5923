import FundingAPI
import Vocabulary

/// The ledger worked out anew from the log alone: what each event posts, by the rules that its command posted by.
struct LedgerReplay {
    private let rules = LedgerRules()
    /// What was said last of each fact of a source.
    private var sources: [FactID: SourceFact] = [:]
    /// The version in force of each estimate.
    private var estimates: [EstimateID: Estimate] = [:]
    private var allocations: [AllocationID: Timeline<AllocatedAmount>] = [:]
    private var commitments: [CommitmentID: Commitment] = [:]
    private var donations: [DonationID: Periods<DonatedAmount>] = [:]

    /// An event is about something that no event before it began.
    struct Unfounded: Error {}

    /// The entries of the next event of the log. Throws what no log of this service holds.
    mutating func entries(of recorded: Recorded<FundingEvent>) throws -> [NewEntry] {
        switch recorded.event {
        case .sourceOpened(let facts): return try say(facts, "sourceOpened")
        case .sourceSupplemented(let facts): return try say(facts, "sourceSupplemented")
        case .sourceCarriedOver(let facts): return try say(facts, "sourceCarriedOver")
        case .sourceCorrected(let facts): return try say(facts, "sourceCorrected")
        case .sourceVoided(let facts): return try say(facts, "sourceVoided")
        case .aidSought, .aidSubmitted, .aidSigned, .aidRefused, .aidCorrected, .aidVoided: return []
        case .estimateDrafted, .estimateSubmitted, .estimateReturned: return []
        case .estimateApproved(let estimate):
            guard let day = estimate.approvedOn else { throw Unfounded() }
            let before = estimates.updateValue(estimate, forKey: estimate.id)
            return [try rules.approved(estimate, before: before, on: day)]
        case .allocationMade(let facts): return try say(facts, recorded, "allocationMade")
        case .allocationRevised(let facts): return try say(facts, recorded, "allocationRevised")
        case .allocationCorrected(let facts): return try say(facts, recorded, "allocationCorrected")
        case .allocationVoided(let facts): return try say(facts, recorded, "allocationVoided")
        case .commitmentReserved(let commitment):
            commitments[commitment.id] = commitment
            return [rules.reserved(commitment)]
        case .commitmentConfirmed(let commitment):
            guard let day = commitment.confirmedOn else { throw Unfounded() }
            commitments[commitment.id] = commitment
            return [rules.confirmed(commitment, on: day)]
        case .commitmentReleased(let commitment):
            guard let day = commitment.releasedOn,
                let before = commitments.updateValue(commitment, forKey: commitment.id)
            else { throw Unfounded() }
            // Told again where a payment of it was reversed: what it had left is free already.
            return before.status == .released ? [] : [rules.released(before, on: day)]
        case .paymentMade(let payment):
            commitments[payment.commitment] = try commitment(of: payment).paying(payment.amount)
            return [rules.paid(payment)]
        case .paymentReversed(let payment):
            guard let day = payment.reversedOn else { throw Unfounded() }
            let before = try commitment(of: payment)
            commitments[payment.commitment] = try before.takingBack(payment.amount)
            return [rules.reversed(payment, of: before, on: day)]
        case .paymentReturned(let facts):
            let before = try commitment(of: facts.payment)
            commitments[facts.payment.commitment] = try before.takingBack(facts.amount)
            return [rules.returned(facts.amount, of: facts.payment, from: before, on: facts.on)]
        case .donationPledged(let facts): return try say(facts, recorded, "donationPledged")
        case .donationReceived(let facts): return try say(facts, recorded, "donationReceived")
        case .donationCorrected(let facts): return try say(facts, recorded, "donationCorrected")
        case .donationVoided(let facts): return try say(facts, recorded, "donationVoided")
        // Thanks move no money.
        case .donorThanked(let facts): return try say(facts, recorded, "donorThanked")
        case .waiverGranted, .waiverEnded, .waiverCorrected, .waiverVoided, .waiverContradicted,
            .entitlementGranted, .entitlementChanged, .entitlementSuspended, .entitlementResumed,
            .entitlementStopped, .entitlementCorrected, .entitlementVoided, .monthListed, .monthPaid,
            .assistancePaid, .assistanceReturned, .noticePosted, .noticeTakenDown, .yearSettled,
            .settlementCorrected, .spendingInspectionOpened, .spendingFaultFound, .spendingFaultMended,
            .spendingInspectionCorrected, .spendingInspectionVoided:
            return []
        }
    }

    private func commitment(of payment: Payment) throws -> Commitment {
        guard let commitment = commitments[payment.commitment] else { throw Unfounded() }
        return commitment
    }

    private mutating func say(_ facts: SourceFacts, _ event: String) throws -> [NewEntry] {
        let before = sources.updateValue(facts.fact, forKey: facts.fact.id)
        return try rules.sourced(facts, instead: before, as: event)
    }

    private mutating func say(
        _ facts: AllocationFacts, _ recorded: Recorded<FundingEvent>, _ event: String
    ) throws -> [NewEntry] {
        let was = allocations[facts.allocation.id] ?? Timeline()
        var now = was
        now.append(
            FactVersion(
                facts.fact.kind, of: facts.fact.id, days: DayRange(from: facts.fact.from),
                value: AllocatedAmount(amount: facts.fact.amount), learned: recorded.whenLearned))
        allocations[facts.allocation.id] = now
        return try rules.allocated(facts.allocation, was: was, now: now, as: event)
    }

    private mutating func say(
        _ facts: DonationFacts, _ recorded: Recorded<FundingEvent>, _ event: String
    ) throws -> [NewEntry] {
        let was = donations[facts.donation.id] ?? Periods()
        var now = was
        let value = DonatedAmount(aspect: facts.fact.aspect, amount: facts.fact.amount)
        now.append(
            FactVersion(
                facts.fact.kind, of: facts.fact.id, days: DayRange(from: facts.fact.from), value: value,
                learned: recorded.whenLearned))
        donations[facts.donation.id] = now
        return try rules.donated(facts.donation, was: was, now: now, as: event)
    }
}

extension Recorded<FundingEvent> {
    fileprivate var whenLearned: Learned { Learned(at: LogPoint(position), moment: time) }
}
