import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

// A delivery is what a child was given of an offer, or of a domain by a provider, on a day: recorded again, it is the same
// one.

extension DeliveryRules {
    /// Throws ALREADY_EXISTS when one of `others` is the delivery too, naming it: what, when, by whom, and who recorded it,
    /// as `recorder` knows. `pointer` is the member that says the day.
    func requireOnce(
        _ delivery: Delivery, others: [Delivery], by provider: Provider, at pointer: String,
        recorder: (DeliveryID) throws -> Recorder?
    ) throws {
        guard let known = others.first(where: delivery.isSame(as:)) else { return }
        throw Refusal.exists(
            pointer,
            Message(
                "catalogue.delivered-already",
                [
                    "provider": provider.name, "day": known.on.description, "child": known.child.text,
                    "id": known.id.text, "by": try recorder(known.id)?.text ?? "",
                ],
                terms: ["domain": [ReferenceTable.serviceDomain.term(known.domain)]]))
    }
}

extension DeliveryCorrection {
    /// Whether it says that something else was given, to another child or on another day.
    var makesAnother: Bool {
        !after.voided
            && (after.child != before.child || after.domain != before.domain || after.on != before.on)
    }
}

extension Delivery {
    /// Whether another record is of the same delivery. Two offers tell two deliveries of a provider apart.
    func isSame(as other: Delivery) -> Bool {
        guard id != other.id, !other.voided, child == other.child, on == other.on else { return false }
        if let offer, let theirs = other.offer { return offer == theirs }
        return provider == other.provider && domain == other.domain
    }
}
