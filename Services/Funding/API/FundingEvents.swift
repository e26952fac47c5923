public import Vocabulary

/// What happened to the money. Each payload is the whole thing as it stood afterwards: a follower keeps the
/// latest by id. Amounts and what they are for (plan, activity, source, unit, year) come with every one.
public enum FundingEvent: DomainEvent {
    case sourceOpened(Source)

    case estimateDrafted(Estimate)
    case estimateSubmitted(Estimate)
    case estimateReturned(Estimate)
    case estimateApproved(Estimate)

    case allocationMade(Allocation)
    case allocationRevised(Allocation)

    case commitmentReserved(Commitment)
    case commitmentConfirmed(Commitment)
    case commitmentReleased(Commitment)

    case paymentMade(Payment)
    case paymentReversed(Payment)

    case donationPledged(Donation)
    case donationReceived(Donation)

    case waiverGranted(Waiver)
    case waiverEnded(Waiver)
    /// The registry says now that it lies outside the child's life, or that it does not: `contradicted` says which.
    case waiverContradicted(Waiver)

    public static let source = FundingContract.name

    public var subject: String {
        switch self {
        case .sourceOpened(let it): it.id.text
        case .estimateDrafted(let it), .estimateSubmitted(let it), .estimateReturned(let it),
            .estimateApproved(let it):
            it.id.text
        case .allocationMade(let it), .allocationRevised(let it): it.id.text
        case .commitmentReserved(let it), .commitmentConfirmed(let it), .commitmentReleased(let it):
            it.id.text
        case .paymentMade(let it), .paymentReversed(let it): it.id.text
        case .donationPledged(let it), .donationReceived(let it): it.id.text
        case .waiverGranted(let it), .waiverEnded(let it), .waiverContradicted(let it): it.id.text
        }
    }
}
