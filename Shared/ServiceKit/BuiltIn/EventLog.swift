public import Bus
public import Store
internal import Vocabulary

/// The durable event log of a service. In every service.
public enum EventLog {
    /// Events in log order after a position, CloudEvents 1.0 each; then, unless asked not to, live for as
    /// long as the call lasts. OUT_OF_RANGE when the log ends before that position.
    public static let subscribe = Feed<SubscribeLog, LoggedEvent>("events.Log/Subscribe", needs: .follower)
    /// The number of the last event.
    public static let head = Query<Empty, LogHead>("events.Log/Head", needs: .anyone)
}

public struct SubscribeLog: Codable, Hashable, Sendable {
    /// The last event that the caller has; 0 or nothing for the whole log.
    public let after: UInt64?
    /// False to end at the log's present end. Default true.
    public let live: Bool?

    public init(after: UInt64 = 0, live: Bool = true) {
        self.after = after
        self.live = live
    }
}

public struct LogHead: Codable, Hashable, Sendable {
    /// The number of the last event; 0 when there is none.
    public let position: UInt64

    public init(position: UInt64) { self.position = position }
}

/// An event as a subscriber gets it: the envelope, and whether its data was kept back.
public struct LoggedEvent: Codable, Hashable, Sendable {
    public let envelope: EventEnvelope
    /// True when the event is confidential and the caller has not the role to see its data (`data` is null
    /// then).
    public let withheld: Bool

    public init(_ envelope: EventEnvelope, withheld: Bool = false) {
        self.envelope = envelope
        self.withheld = withheld
    }

    private enum CodingKeys: String, CodingKey {
        case withheld
    }

    public init(from decoder: any Decoder) throws {
        withheld =
            try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(Bool.self, forKey: .withheld)
            ?? false
        envelope = try EventEnvelope(from: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        try envelope.encode(to: encoder)
        if withheld {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(true, forKey: .withheld)
        }
    }

    /// The event for this caller.
    init(_ envelope: EventEnvelope, for principal: Principal) {
        let withheld = envelope.confidential && !principal.may(.confidential)
        self.init(withheld ? envelope.withoutData() : envelope, withheld: withheld)
    }

    /// Its JSON: the envelope's own bytes, with `withheld` as the last member where it is true.
    func encoded() throws -> [UInt8] {
        var bytes = try envelope.encoded()
        if withheld, bytes.last == UInt8(ascii: "}") {
            bytes.removeLast()
            bytes.append(contentsOf: #","withheld":true}"#.utf8)
        }
        return bytes
    }
}
