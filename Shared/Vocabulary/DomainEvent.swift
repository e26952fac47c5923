/// The events of one service: an enum whose every case has one unlabelled payload,
/// `case childRegistered(Child)`. The case's name becomes the CloudEvents `type` (`registry.childRegistered`), the
/// payload its `data`.
public protocol DomainEvent: Codable, Sendable {
    /// The service whose log holds them: `registry`.
    static var source: String { get }
    /// What it happened to (CloudEvents `subject`): an id or a unit path.
    var subject: String { get }
    /// Sealed at rest, and delivered in clear only to who has the role `confidential`.
    var isConfidential: Bool { get }
}

extension DomainEvent {
    public var isConfidential: Bool { false }
}

/// An event as a follower gets it.
public struct Recorded<Event: DomainEvent>: Sendable {
    /// Its number in its log, from 1, without gaps.
    public let position: UInt64
    public let id: ID<any DomainEvent>
    public let time: Timestamp
    /// Who caused it.
    public let unit: UnitPath
    public let event: Event

    public init(position: UInt64, id: ID<any DomainEvent>, time: Timestamp, unit: UnitPath, event: Event) {
        self.position = position
        self.id = id
        self.time = time
        self.unit = unit
        self.event = event
    }
}
