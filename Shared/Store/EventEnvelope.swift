internal import JSONCoding
public import Vocabulary

/// An event as it lies in the log and travels: CloudEvents 1.0 in JSON.
public struct EventEnvelope: Sendable, Hashable {
    /// `1.0`.
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
    /// Whether only who has the role `confidential` may have the data (an extension attribute).
    public let confidential: Bool
    /// W3C Trace Context of the command that made it (CloudEvents' Distributed Tracing extension); nil where that is not
    /// known.
    public let traceparent: String?
    /// `application/json`.
    public let datacontenttype: String
    /// The payload's JSON text, in UTF-8; nil where the reader may not see it. A member of the JSON, not a
    /// string.
    public let data: [UInt8]?

    /// `sequence` as a number.
    public let position: UInt64

    /// `data` must be a JSON text.
    public init(
        position: UInt64, id: ID<any DomainEvent>, source: String, type: String, subject: String,
        time: Timestamp, unit: UnitPath, confidential: Bool, data: [UInt8]?,
        traceparent: String? = nil
    ) {
        specversion = "1.0"
        self.id = id
        self.source = source
        self.type = type
        self.subject = subject
        self.time = time
        sequence = String(position)
        self.unit = unit
        self.confidential = confidential
        datacontenttype = "application/json"
        self.data = data
        self.traceparent = traceparent
        self.position = position
    }

    /// The event itself; nil when its type is not one of `Event`'s cases, or the reader was not given its
    /// data.
    ///
    /// Throws what `Event`'s decoder throws when the data is not what its case carries.
    public func recorded<Event: DomainEvent>(_: Event.Type) throws -> Recorded<Event>? {
        guard let data, let name = EventCase.name(in: type, of: Event.source),
            try EventCase.isKnown(name, to: Event.self)
        else { return nil }
        let event = try JSON.decode(Event.self, from: EventCase.join(name, data))
        return Recorded(position: position, id: id, time: time, unit: unit, event: event)
    }

    /// When a follower's facts of it were learned: where and when it was recorded, not when it came.
    public var learned: Learned { Learned(at: LogPoint(position), moment: time) }

    /// The same event without its data, for who may not see that.
    public func withoutData() -> EventEnvelope {
        EventEnvelope(
            position: position, id: id, source: source, type: type, subject: subject, time: time, unit: unit,
            confidential: confidential, data: nil, traceparent: traceparent)
    }
}
