/// A payload that events carried before, and the event that it says today (an *upcast*). Every reader of the log meets the
/// event of today: no follower knows that there was another.
///
/// ```swift
/// static let versions = ["written": 2]
/// static let older = [
///     OlderEvent("written", version: 1, as: NoteOf2026.self) { .written(Note(text: $0.words, pages: 1)) }
/// ]
/// ```
public struct OlderEvent<Event: DomainEvent>: Sendable {
    /// The case's name, of then: `childRegistered`.
    public let name: String
    /// The payload's version, from 1.
    public let version: Int
    private let read: @Sendable (any PayloadReading) throws -> Event

    public init<Payload: Decodable & Sendable>(
        _ name: String, version: Int, as _: Payload.Type,
        _ upcast: @escaping @Sendable (Payload) throws -> Event
    ) {
        (self.name, self.version) = (name, version)
        read = { data in try upcast(data.payload(Payload.self)) }
    }

    /// The event that it says today. Throws the decoder's errors, and what the conversion throws.
    public func event(from data: any PayloadReading) throws -> Event { try read(data) }
}

/// An event's data, not yet decoded.
public protocol PayloadReading {
    func payload<Payload: Decodable>(_: Payload.Type) throws -> Payload
}
