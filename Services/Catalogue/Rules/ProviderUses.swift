import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

/// What there is of a provider on days on which it is said not to work: to be corrected, or ended, first.
struct ProviderUses {
    let deliveries: [Delivery]
    /// Those that hold a place.
    let referrals: [Referral]
    /// Those that begin or end then.
    let memberships: [ProviderMembership]

    /// Throws FAILED_PRECONDITION with each of them, and who recorded it, as `snapshot` knows.
    func refuse(at pointer: String, asking snapshot: Snapshot) throws {
        var messages = try deliveries.map { delivery in
            Message(
                "catalogue.delivery-while-closed",
                [
                    "day": delivery.on.description, "id": delivery.id.text,
                    "by": try snapshot.deliveries.recorder(of: delivery.id)?.text ?? "",
                ])
        }
        messages += try referrals.map { referral in
            Message(
                "catalogue.referral-while-closed",
                [
                    "from": referral.on.description, "until": referral.until.description,
                    "id": referral.id.text, "by": try snapshot.holds.recorder(of: referral.id)?.text ?? "",
                ])
        }
        messages += try memberships.map { membership in
            let member = membership.member
            return Message(
                "catalogue.membership-while-closed",
                [
                    "network": membership.network.text, "id": member.id.text,
                    "days": "\(member.from)…\(member.until?.description ?? "")",
                    "by": try snapshot.networks.recorder(of: FactID(of: member.id))?.text ?? "",
                ])
        }
        guard let first = messages.first else { return }
        throw Refusal(
            .failedPrecondition, first, violations: messages.map { Refusal.Violation(pointer, $0) })
    }
}

/// A provider's time in one network.
struct ProviderMembership {
    let network: NetworkID
    let member: NetworkMember
}
