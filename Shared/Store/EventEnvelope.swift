public import Vocabulary

/// An event as it lies in the log and travels: CloudEvents 1.0 in JSON.
public struct EventEnvelope: Codable, Sendable, Hashable {
    public let specversion: String
    public let id: ID<any DomainEvent>
    /// The service: `registry`.
    public let source: String
    /// `registry.childRegistered`.
    public let type: String
    public let subject: String
    public let time: Timestamp
    /// Its number in the log, from 1, without gaps (a CloudEvents extension attribute, decimal text).
    public let sequence: String
    /// Who caused it (an extension attribute).
    public let unit: UnitPath
    // TODO(store): data, confidential, init, recorded(_:)

    /// The event itself; nil when its type is not one of `Event`'s cases.
    public func recorded<Event: DomainEvent>(_ type: Event.Type) throws -> Recorded<Event>? { nil }
}
