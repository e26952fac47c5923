public import Store
public import Vocabulary

/// What a kind of record may be and become, by the reference data and the day that they are judged on: pure, nothing is read.
///
/// ```swift
/// struct OfferRules: Rules {
///     let reference: Reference
///     let today: Day
/// }
/// let offer = try OfferRules(tx).publish(request, as: request.id ?? tx.newID(), of: provider)
/// ```
public protocol Rules {
    var reference: Reference { get }
    var today: Day { get }

    init(reference: Reference, today: Day)
}

extension Rules {
    /// As a handler goes by them: today, with the deployment's reference data.
    public init(_ snapshot: Snapshot) { self.init(reference: snapshot.reference, today: snapshot.today) }
}
