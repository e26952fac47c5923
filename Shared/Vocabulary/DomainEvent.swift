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
    /// The version of a case's payload as it is written now, by the case's name; 1 where nothing is said. It moves on
    /// when a payload changes so that what lies in logs no longer decodes, or would mean something else.
    static var versions: [String: Int] { get }
    /// What the log may still hold of before, one an older payload: each becomes an event of today here, and nowhere else.
    static var older: [OlderEvent<Self>] { get }
}

extension DomainEvent {
    public var isConfidential: Bool { false }
    public static var versions: [String: Int] { [:] }
    public static var older: [OlderEvent<Self>] { [] }
}

/// An event as a follower gets it.
public struct Recorded<Event: DomainEvent>: Sendable {
    /// Its number in its log, from 1, without gaps.
    public let position: UInt64
    public let id: ID<any DomainEvent>
    public let time: Timestamp
    /// Who caused it.
    public let unit: UnitPath
    /// Who of the unit; nil where a program did.
    public let person: PersonCode?
    public let event: Event

    public init(
        position: UInt64, id: ID<any DomainEvent>, time: Timestamp, unit: UnitPath, person: PersonCode? = nil,
        event: Event
    ) {
        (self.position, self.id, self.time) = (position, id, time)
        (self.unit, self.person, self.event) = (unit, person, event)
    }
}
