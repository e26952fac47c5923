public import Vocabulary

/// What happened to the money. Each payload has the whole thing as it stood afterwards: a follower keeps the latest by id.
/// Amounts and what they are for (plan, activity, source, unit, year) come with every one; an allocation's and a donation's
/// with what was said of them, from which day on.
public enum FundingEvent: DomainEvent {
    case sourceOpened(SourceFacts)
    case sourceSupplemented(SourceFacts)
    case sourceCarriedOver(SourceFacts)
    case sourceCorrected(SourceFacts)
    /// With its opening the source itself never was.
    case sourceVoided(SourceFacts)

    case aidSought(AidProposal)
    case aidSubmitted(AidProposal)
    case aidSigned(AidProposal)
    case aidRefused(AidProposal)
    /// What was said with one of its steps never was so, but as it is told now.
    case aidCorrected(AidFacts)
    /// Its last step never was taken: it stands where it stood before. Where that is its first, it never was.
    case aidVoided(AidFacts)

    case estimateDrafted(Estimate)
    case estimateSubmitted(Estimate)
    case estimateReturned(Estimate)
    case estimateApproved(Estimate)

    case allocationMade(AllocationFacts)
    case allocationRevised(AllocationFacts)
    case allocationCorrected(AllocationFacts)
    case allocationVoided(AllocationFacts)

    case commitmentReserved(Commitment)
    case commitmentConfirmed(Commitment)
    case commitmentReleased(Commitment)

    case paymentMade(Payment)
    case paymentReversed(Payment)

    /// Part of it came back.
    case paymentReturned(ReturnFacts)

    case donationPledged(DonationFacts)
    case donationReceived(DonationFacts)
    case donationCorrected(DonationFacts)
    case donationVoided(DonationFacts)
    case donorThanked(DonationFacts)

    /// None carries what people wrote of the child: the decision's number, and why a waiver was ended or put right.
    case waiverGranted(Waiver)
    case waiverEnded(Waiver)
    case waiverCorrected(Waiver)
    case waiverVoided(Waiver)
    /// The registry says now that it lies outside the child's life, or that it does not: `contradicted` says which.
    case waiverContradicted(Waiver)

    /// None says on what ground, nor how much: that is told to whoever pays it alone.
    case entitlementGranted(EntitlementFacts)
    case entitlementChanged(EntitlementFacts)
    case entitlementSuspended(EntitlementFacts)
    case entitlementResumed(EntitlementFacts)
    case entitlementStopped(EntitlementFacts)
    case entitlementCorrected(EntitlementFacts)
    /// It never was.
    case entitlementVoided(EntitlementFacts)
    /// A month's list is whole.
    case monthListed(RunFacts)
    case monthPaid(RunFacts)

    /// Of at most 500 children that something was paid for them, not why nor how much.
    case assistancePaid(AssistedFacts)
    /// All that a list paid for them came back.
    case assistanceReturned(AssistedFacts)

    /// Neither says of whom: of what is not posted nobody shall learn.
    case noticePosted(NoticeFacts)
    case noticeTakenDown(NoticeFacts)

    /// Nothing posts in that year any more.
    case yearSettled(Settlement)
    /// It was closed on another day, or by another document.
    case settlementCorrected(SettlementFacts)

    /// With all that was found until then.
    case spendingInspectionOpened(SpendingInspection)
    case spendingFaultFound(SpendingInspection)
    case spendingFaultMended(SpendingInspection)
    /// What was said of it never was so, but as it is told now.
    case spendingInspectionCorrected(SpendingInspectionFacts)
    /// Something that was said of it never was: without its opening, it never was either.
    case spendingInspectionVoided(SpendingInspectionFacts)

    public static let source = FundingContract.name

    public var subject: String {
        switch self {
        case .sourceOpened(let it), .sourceSupplemented(let it), .sourceCarriedOver(let it),
            .sourceCorrected(let it), .sourceVoided(let it):
            it.source.id.text
        case .aidSought(let it), .aidSubmitted(let it), .aidSigned(let it), .aidRefused(let it): it.id.text
        case .aidCorrected(let it), .aidVoided(let it): it.proposal.id.text
        case .estimateDrafted(let it), .estimateSubmitted(let it), .estimateReturned(let it),
            .estimateApproved(let it):
            it.id.text
        case .allocationMade(let it), .allocationRevised(let it), .allocationCorrected(let it),
            .allocationVoided(let it):
            it.allocation.id.text
        case .commitmentReserved(let it), .commitmentConfirmed(let it), .commitmentReleased(let it):
            it.id.text
        case .paymentMade(let it), .paymentReversed(let it): it.id.text
        case .paymentReturned(let it): it.payment.id.text
        case .entitlementGranted(let it), .entitlementChanged(let it), .entitlementSuspended(let it),
            .entitlementResumed(let it), .entitlementStopped(let it), .entitlementCorrected(let it),
            .entitlementVoided(let it):
            it.id.text
        case .monthListed(let it), .monthPaid(let it): it.id.text
        case .assistancePaid(let it), .assistanceReturned(let it): it.run.text
        case .noticePosted(let it), .noticeTakenDown(let it): it.id.text
        case .yearSettled(let it): it.id?.text ?? it.unit.text
        case .settlementCorrected(let it): it.settlement.id?.text ?? it.settlement.unit.text
        case .spendingInspectionOpened(let it), .spendingFaultFound(let it), .spendingFaultMended(let it):
            it.id.text
        case .spendingInspectionCorrected(let it), .spendingInspectionVoided(let it): it.inspection.id.text
        case .donationPledged(let it), .donationReceived(let it), .donationCorrected(let it),
            .donationVoided(let it), .donorThanked(let it):
            it.donation.id.text
        case .waiverGranted(let it), .waiverEnded(let it), .waiverCorrected(let it), .waiverVoided(let it),
            .waiverContradicted(let it):
            it.id.text
        }
    }
}

/// What the fund has learned of a source in one go.
public struct SourceFacts: Composite {
    /// As it stands now.
    public var source: Source
    /// Where something went over: the source of the next year, as it stands now.
    public var into: Source?
    /// What was said of it; of a voided fact, what was said of it last.
    public var fact: SourceFact
}

/// One version of what a source was opened with, of what was added, or of what went over.
public struct SourceFact: Composite {
    /// The same in all versions of the fact.
    public var id: FactID
    public var aspect: SourceAspect
    public var kind: VersionKind
    public var from: Day
    /// In đồng.
    public var amount: Money
    /// Number of the decision; an opening has none.
    public var document: String?
    /// Why it was put right, or taken back.
    public var reason: String?
}

/// What the fund has learned of an allocation in one go.
public struct AllocationFacts: Composite {
    /// As it stands now.
    public var allocation: Allocation
    /// What was said of its amount; of a voided fact, what was said of it last.
    public var fact: AllocationFact
}

/// One version of one dated amount of an allocation.
public struct AllocationFact: Composite {
    /// The same in all versions of the fact.
    public var id: FactID
    public var kind: VersionKind
    /// It is that amount from this day until the next fact takes over.
    public var from: Day
    /// In đồng.
    public var amount: Money
}

/// What the fund has learned of a donation in one go.
public struct DonationFacts: Composite {
    /// As it stands now.
    public var donation: Donation
    /// What was said of it; of a voided fact, what was said of it last.
    public var fact: DonationFact
}

/// One version of a pledge, of what came of it, or of its thanks.
public struct DonationFact: Composite {
    /// The same in all versions of the fact.
    public var id: FactID
    public var aspect: DonationAspect
    public var kind: VersionKind
    /// The day of the pledge, the day that it came, or that the donor was thanked.
    public var from: Day
    /// In đồng; of thanks zero.
    public var amount: Money
}

/// What came back of a payment.
public struct ReturnFacts: Composite {
    /// As it stands now.
    public var payment: Payment
    /// In đồng.
    public var amount: Money
    /// The day that it came back.
    public var on: Day
}

/// That assistance is paid for a child, from which month to which.
public struct EntitlementFacts: Composite {
    public var id: EntitlementID
    public var child: ChildID
    /// Who pays it.
    public var unit: UnitPath
    /// The first month.
    public var from: Month
    /// The last one.
    public var until: Month?
    /// Whether it is suspended.
    public var isSuspended: Bool
    /// True when it lies outside the child's life.
    public var contradicted: Bool?
}

/// A month's list.
public struct RunFacts: Composite {
    public var id: RunID
    public var unit: UnitPath
    public var month: Month
    /// Once it is paid.
    public var payment: PaymentID?
}

/// For whom a month's list paid something.
public struct AssistedFacts: Composite {
    public var run: RunID
    /// Who paid it.
    public var unit: UnitPath
    /// The day that it was paid, or that it came back.
    public var on: Day
    public var children: [ChildID]
}

/// That something hangs in public.
public struct NoticeFacts: Composite {
    public var id: NoticeID
    public var unit: UnitPath
    public var from: Day
    /// The last day.
    public var until: Day
    /// The day that it was taken down before its time.
    public var takenDownOn: Day?
}

/// What was put right or taken back of a proposal for development assistance.
public struct AidFacts: Composite {
    /// As it stands now; as it stood, where it never was.
    public var proposal: AidProposal
    /// Which step, by what it made of the proposal.
    public var step: AidStatus
    /// Why.
    public var reason: String
}

/// What was put right of a closed year.
public struct SettlementFacts: Composite {
    /// As it stands now.
    public var settlement: Settlement
    /// Why.
    public var reason: String
}

/// What was put right or taken back of an inspection of spending.
public struct SpendingInspectionFacts: Composite {
    /// As it stands now; as it stood, where it never was.
    public var inspection: SpendingInspection
    /// Why.
    public var reason: String
}
