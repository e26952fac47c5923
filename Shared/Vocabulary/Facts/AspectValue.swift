/// What is said of one aspect of a thing that has several: that a provider stands at a place, that an offer has so many
/// places. A case an aspect, so that nothing can be said of an aspect that it cannot be.
public protocol AspectValue: Codable, Hashable, Sendable {
    associatedtype Aspect: Choice

    var aspect: Aspect { get }
    /// Aspects that are so on every day, such as a name: what is said of them says that it was so all along, so that
    /// they are only ever corrected.
    static var everyDay: Set<Aspect> { get }
}

extension AspectValue {
    public static var everyDay: Set<Aspect> { [] }
}
