public import Vocabulary

/// What messages are made of.
public typealias Payload = Codable & Sendable

/// A method's name and what every kind has in common.
public protocol Method: Sendable {
    /// `package.Resource/Verb`, at most 255 octets.
    var name: String { get }
    var kind: CallKind { get }
    /// The role that a caller must have.
    var needs: Role { get }
}

/// A method that changes something, exactly once.
public struct Command<Request: Payload, Reply: Payload>: Method {
    public let name: String
    public let needs: Role
    public var kind: CallKind { .command }

    public init(_ name: String, needs: Role) { (self.name, self.needs) = (name, needs) }
}

/// A method that asks and changes nothing.
public struct Query<Request: Payload, Reply: Payload>: Method {
    public let name: String
    public let needs: Role
    public var kind: CallKind { .query }

    public init(_ name: String, needs: Role) { (self.name, self.needs) = (name, needs) }
}

/// A method that answers with a stream of items.
public struct Feed<Request: Payload, Item: Payload>: Method {
    public let name: String
    public let needs: Role
    public var kind: CallKind { .feed }

    public init(_ name: String, needs: Role) { (self.name, self.needs) = (name, needs) }
}

/// A method that takes a stream of rows; each row is admitted or refused by itself, and the reply says which.
public struct Import<Row: Payload>: Method {
    public let name: String
    public let needs: Role
    public var kind: CallKind { .import }

    public init(_ name: String, needs: Role) { (self.name, self.needs) = (name, needs) }
}

/// A method to which the caller streams while it answers with a stream of its own: gRPC's bidirectional streaming.
/// Neither waits for the other but where they agree to. The call has no key: what it changes is not made good by
/// calling again.
public struct Dialogue<Sent: Payload, Item: Payload>: Method {
    public let name: String
    public let needs: Role
    public var kind: CallKind { .dialogue }

    public init(_ name: String, needs: Role) { (self.name, self.needs) = (name, needs) }
}
