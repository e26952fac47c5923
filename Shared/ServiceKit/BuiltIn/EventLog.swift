public import Bus
public import Store
public import Vocabulary

/// The durable event log of a service. In every service.
public enum EventLog {
    /// Events in log order after a position, CloudEvents 1.0 each; then, unless asked not to, live for as
    /// long as the call lasts. OUT_OF_RANGE when the log ends before that position, FAILED_PRECONDITION when its event there is
    /// not the caller's.
    public static let subscribe = Feed<SubscribeLog, LoggedEvent>("events.Log/Subscribe", needs: .follower)
    /// The number of the last event.
    public static let head = Query<Empty, LogHead>("events.Log/Head", needs: .anyone)
    /// Whether the log is up to an event what it was for the caller: it is not, when it was restored to an earlier life since.
    public static let compare = Query<CompareLog, LogCompared>("events.Log/Compare", needs: .follower)
    /// What the service has signed of its logs by now, to be kept elsewhere; and which of those that the caller keeps are no more.
    public static let heads = Query<AskHeads, SignedHeads>("events.Log/Heads", needs: .follower)
}

public struct SubscribeLog: Codable, Hashable, Sendable {
    /// The last event that the caller has; 0 or nothing for the whole log.
    public let after: UInt64?
    /// False to end at the log's present end. Default true.
    public let live: Bool?
    /// The `chain` of that event, as the caller got it; without it nothing is compared.
    public let chain: ChainHead?

    public init(after: UInt64 = 0, live: Bool = true, chain: ChainHead? = nil) {
        (self.after, self.live, self.chain) = (after, live, chain)
    }
}

/// An event as somebody has it who followed the log.
public struct CompareLog: Codable, Hashable, Sendable {
    /// Its number; 0 for the beginning.
    public let position: UInt64
    /// Its `chain`; of the beginning 64 zeros.
    public let chain: ChainHead

    public init(position: UInt64, chain: ChainHead) { (self.position, self.chain) = (position, chain) }
}

/// A log beside what somebody has followed of it.
public struct LogCompared: Codable, Hashable, Sendable {
    /// The number of the last event; 0 when there is none.
    public let head: UInt64
    /// Whether the log has that event, and so all before it.
    public let same: Bool

    public init(head: UInt64, same: Bool) { (self.head, self.same) = (head, same) }
}

/// What somebody keeps of a service's logs.
public struct AskHeads: Composite {
    /// Heads that the service has signed, at most 1,000.
    public var kept: [KeptHead]?

    public init(kept: [KeptHead]? = nil) { self.kept = kept }
}

/// What a service has signed of its logs.
public struct SignedHeads: Composite {
    /// The last one of each log of which there is one.
    public var heads: [SignedLogHead]
    /// Those of the caller's that the logs no longer have: the service was restored to an earlier life, or a log was written anew.
    public var missing: [KeptHead]
}

public struct LogHead: Codable, Hashable, Sendable {
    /// The number of the last event; 0 when there is none.
    public let position: UInt64
    /// The life of the log that it was written in; nil when there is none.
    public let incarnation: Incarnation?

    public init(position: UInt64, incarnation: Incarnation? = nil) {
        (self.position, self.incarnation) = (position, incarnation)
    }
}

/// An event as a subscriber gets it: the envelope, and whether its data was kept back.
public struct LoggedEvent: Codable, Hashable, Sendable {
    public let envelope: EventEnvelope
    /// True when the event is confidential and the caller may not see its data (`data` is null then): a log is of all places,
    /// so that who follows it must see what is confidential wherever it follows.
    public let withheld: Bool

    public init(_ envelope: EventEnvelope, withheld: Bool = false) {
        (self.envelope, self.withheld) = (envelope, withheld)
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

    /// The event for a caller who sees what is confidential, or not.
    init(_ envelope: EventEnvelope, seesConfidential: Bool) {
        let withheld = envelope.confidential && !seesConfidential
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
