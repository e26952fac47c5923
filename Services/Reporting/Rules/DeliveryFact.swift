import CatalogueAPI
import Vocabulary

/// What reporting keeps of a delivery: what it may be counted by.
struct DeliveryFact: Codable, Hashable, Sendable {
    let id: DeliveryID
    let child: ChildID
    /// A code of the reference table `service-domain`.
    let domain: String
    let on: Day
    /// Not voided, and on a day of the child's life.
    let counts: Bool

    init(_ delivery: Delivery) {
        (id, child, domain, on) = (delivery.id, delivery.child, delivery.domain, delivery.on)
        counts = !delivery.voided && delivery.contradicted != true
    }
}
