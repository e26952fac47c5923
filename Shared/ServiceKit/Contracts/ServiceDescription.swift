public import JSONCoding

/// All that one service answers and tells, with schemas: what `chungtay-registry --describe` prints.
public struct ServiceDescription: Codable, Hashable, Sendable {
    public let service: String
    /// Sorted by name; the built-in packages too.
    public let methods: [MethodDescription]
    /// JSON Schema of the service's events: of an object whose one member is named like the event and holds its data as
    /// `_0`. Nil for a service that tells nothing.
    public let events: JSONValue?

    public init(service: String, methods: [MethodDescription], events: JSONValue?) {
        (self.service, self.methods, self.events) = (service, methods, events)
    }
}
