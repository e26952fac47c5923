public import Vocabulary

/// What happened in the catalogue. Of a provider and an offer it is what was said, aspect by aspect, each with a day of its own; every
/// other payload is the whole thing as it stood afterwards, with the days of all that it says: a follower keeps the latest
/// by id. What people wrote of a child, a referral's or a delivery's `note` and `reason`, is in none.
public enum CatalogueEvent: DomainEvent {
    case providerRegistered(ProviderFacts)
    case providerUpdated(ProviderFacts)
    case providerClosed(ProviderFacts)
    case providerReopened(ProviderFacts)
    /// It was found to meet the care standard, or not to.
    case providerCertified(ProviderFacts)
    /// Something of it never was so: corrected or voided.
    case providerCorrected(ProviderFacts)

    case offerPublished(OfferFacts)
    case offerUpdated(OfferFacts)
    case offerWithdrawn(OfferFacts)
    /// Something of it never was so: corrected or voided.
    case offerCorrected(OfferFacts)

    case referralCreated(Referral)
    /// No place was free: the child waits for one.
    case referralQueued(Referral)
    /// One that was queued has got a place, from the day that it says now.
    case referralMovedUp(Referral)
    case referralAccepted(Referral)
    case referralDeclined(Referral)
    case referralCancelled(Referral)
    case referralExpired(Referral)
    /// A delivery was recorded for it.
    case referralServed(Referral)
    /// The registry says now that it lies outside the child's life, or that it does not: `contradicted` says which.
    case referralContradicted(Referral)

    case deliveryRecorded(Delivery)
    case deliveryCorrected(DeliveryCorrection)
    /// The registry says now that it lies outside the child's life, or that it does not: `contradicted` says which.
    case deliveryContradicted(Delivery)

    case networkEstablished(Network)
    case networkMemberAdded(Network)
    case networkMemberRemoved(Network)
    case networkDissolved(Network)
    /// Something of it, or of a member, never was so.
    case networkCorrected(Network)
    /// Never was at all; says what was said last.
    case networkVoided(Network)

    case pilotStarted(Pilot)
    case pilotEvaluated(Pilot)
    case pilotScaled(Pilot)
    case pilotStopped(Pilot)
    /// Something of it never was so.
    case pilotCorrected(Pilot)
    /// Never was at all; says what was said last.
    case pilotVoided(Pilot)

    case upgradeProposed(Upgrade)
    case upgradeRefused(Upgrade)
    case upgradeApproved(Upgrade)
    case upgradeFunded(Upgrade)
    case upgradeCompleted(Upgrade)
    case upgradeCertified(Upgrade)
    /// Something of it never was so.
    case upgradeCorrected(Upgrade)
    /// Never was at all; says what was said last.
    case upgradeVoided(Upgrade)

    public static let source = CatalogueContract.name

    public var subject: String {
        switch self {
        case .providerRegistered(let it), .providerUpdated(let it), .providerClosed(let it),
            .providerReopened(let it), .providerCertified(let it), .providerCorrected(let it):
            it.provider.text
        case .offerPublished(let it), .offerUpdated(let it), .offerWithdrawn(let it), .offerCorrected(let it):
            it.offer.text
        case .referralCreated(let it), .referralAccepted(let it), .referralDeclined(let it),
            .referralQueued(let it), .referralMovedUp(let it), .referralCancelled(let it),
            .referralExpired(let it), .referralServed(let it),
            .referralContradicted(let it):
            it.id.text
        case .deliveryRecorded(let it), .deliveryContradicted(let it): it.id.text
        case .deliveryCorrected(let it): it.after.id.text
        case .networkEstablished(let it), .networkMemberAdded(let it), .networkMemberRemoved(let it),
            .networkDissolved(let it), .networkCorrected(let it), .networkVoided(let it):
            it.id.text
        case .pilotStarted(let it), .pilotEvaluated(let it), .pilotScaled(let it), .pilotStopped(let it),
            .pilotCorrected(let it), .pilotVoided(let it):
            it.id.text
        case .upgradeProposed(let it), .upgradeRefused(let it), .upgradeApproved(let it),
            .upgradeFunded(let it),
            .upgradeCompleted(let it), .upgradeCertified(let it), .upgradeCorrected(let it),
            .upgradeVoided(let it):
            it.id.text
        }
    }
}

/// A delivery was mended or voided.
public struct DeliveryCorrection: Composite {
    /// As it stood until now.
    public var before: Delivery
    /// As it stands now; `voided` when it never happened.
    public var after: Delivery
}
