import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

/// A delivery is what a child was given of an offer, or of a domain by a provider, on a day: recorded again, it is the same
/// one.
enum DeliveredTwice {
    /// The first of `others` that is `delivery` too. Two offers tell two deliveries of a provider apart.
    static func of(_ delivery: Delivery, among others: [Delivery]) -> Delivery? {
        others.first { other in
            guard other.id != delivery.id, !other.voided, other.child == delivery.child,
                other.on == delivery.on
            else { return false }
            if let offer = delivery.offer, let theirs = other.offer { return offer == theirs }
            return other.provider == delivery.provider && other.domain == delivery.domain
        }
    }

    /// Throws ALREADY_EXISTS, naming the delivery that is there: what, when and by whom. `pointer` is the member that says
    /// the day.
    static func refuse(
        _ delivery: Delivery, among others: [Delivery], by provider: Provider, at pointer: String
    ) throws {
        guard let known = of(delivery, among: others) else { return }
        throw Refusal.exists(
            pointer,
            Message(
                "catalogue.delivered-already",
                [
                    "provider": provider.name, "day": known.on.description, "child": known.child.text,
                    "id": known.id.text,
                ],
                terms: ["domain": [ReferenceTable.serviceDomain.term(known.domain)]]))
    }
}
