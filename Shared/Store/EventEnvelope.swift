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
    /// Whom or what it is about; empty where the reader may not know.
    public let subject: String
    public let time: Timestamp
    /// Its number in the log, from 1, without gaps (a CloudEvents extension attribute, decimal text).
    public let sequence: String
    /// Who caused it (an extension attribute).
    public let unit: UnitPath
    /// Who of the unit, by the id alone (an extension attribute); nil where a program did.
    public let person: PersonCode?
    /// Whether only who has the role `confidential` may have the data (an extension attribute).
    public let confidential: Bool
    /// The version of the data's shape, from 1 (an extension attribute, `dataversion`; absent where it is 1).
    public let version: Int
    /// W3C Trace Context of the command that made it (CloudEvents' Distributed Tracing extension); nil where that is not
    /// known.
    public let traceparent: String?
    /// The life of the log that it was written in (an extension attribute); nil where the log does not say.
    public let incarnation: Incarnation?
    /// What the log is up to it (an extension attribute); nil where the log does not say.
    public let chain: ChainHead?
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
        time: Timestamp, unit: UnitPath, person: PersonCode? = nil, confidential: Bool, data: [UInt8]?,
        version: Int = 1, traceparent: String? = nil, incarnation: Incarnation? = nil, chain: ChainHead? = nil
    ) {
        specversion = "1.0"
        (self.id, self.source) = (id, source)
        (self.type, self.subject, self.time) = (type, subject, time)
        sequence = String(position)
        (self.unit, self.person, self.confidential) = (unit, person, confidential)
        datacontenttype = "application/json"
        (self.data, self.version, self.traceparent) = (data, version, traceparent)
        (self.incarnation, self.chain, self.position) = (incarnation, chain, position)
    }

    /// The event itself, one of before as it says itself today; nil when its type or version is newer than the program,
    /// or the reader was not given its data.
    ///
    /// Throws what `Event`'s decoder throws when the data is not what its case carries.
    public func recorded<Event: DomainEvent>(_: Event.Type) throws -> Recorded<Event>? {
        guard let data, let name = EventCase.name(in: type, of: Event.source),
            let event = try event(Event.self, name, data)
        else { return nil }
        return Recorded(position: position, id: id, time: time, unit: unit, person: person, event: event)
    }

    private func event<Event: DomainEvent>(
        _: Event.Type, _ name: String, _ data: [UInt8]
    ) throws -> Event? {
        if let older = Event.older.first(where: { $0.name == name && $0.version == version }) {
            return try older.event(from: EventData(text: data))
        }
        guard version == Event.versions[name, default: 1], try EventCase.isKnown(name, to: Event.self) else {
            return nil
        }
        return try JSON.decode(Event.self, from: EventCase.join(name, data))
    }

    /// When a follower's facts of it were learned: where and when it was recorded, not when it came.
    public var learned: Learned { Learned(at: LogPoint(position), moment: time) }

    /// The same event for who may not see its data: nor whom it is about, nor which call made it, which may have said who that
    /// is in events beside it.
    public func withoutData() -> EventEnvelope {
        EventEnvelope(
            position: position, id: id, source: source, type: type, subject: "", time: time, unit: unit,
            person: person, confidential: confidential, data: nil, version: version,
            incarnation: incarnation, chain: chain)
    }
}

private struct EventData: PayloadReading {
    let text: [UInt8]

    func payload<Payload: Decodable>(_: Payload.Type) throws -> Payload {
        try JSON.decode(Payload.self, from: text)
    }
}
