import Bus
import CatalogueAPI
import Vocabulary

/// What children have of a provider on days on which it is said not to work: to be corrected, or ended, first.
struct ProviderUses {
    let deliveries: [Delivery]
    /// Those that hold a place.
    let referrals: [Referral]

    /// Throws FAILED_PRECONDITION with each of them.
    func refuse(at pointer: String) throws {
        let messages =
            deliveries.map { delivery in
                Message(
                    "catalogue.delivery-while-closed",
                    ["day": delivery.on.description, "id": delivery.id.text])
            }
            + referrals.map { referral in
                Message(
                    "catalogue.referral-while-closed",
                    [
                        "from": referral.on.description, "until": referral.until.description,
                        "id": referral.id.text,
                    ])
            }
        guard let first = messages.first else { return }
        throw Refusal(
            .failedPrecondition, first, violations: messages.map { Refusal.Violation(pointer, $0) })
    }
}
