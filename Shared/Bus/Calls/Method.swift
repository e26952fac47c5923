public import Vocabulary

/// What messages are made of.
public typealias Payload = Codable & Sendable

/// How a method's messages flow.
public enum CallKind: String, Codable, Sendable, CaseIterable {
    /// One request, one reply, changes something: carries an idempotency key.
    case command
    /// One request, one reply, changes nothing.
    case query
    /// One request, many items.
    case feed
    /// Many rows, one reply; changes something, row by row.
    case `import`
    /// Many items each way, in whatever order both sides like.
    case dialogue
}

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

    public init(_ name: String, needs: Role) {
        self.name = name
        self.needs = needs
    }
}

/// A method that asks and changes nothing.
public struct Query<Request: Payload, Reply: Payload>: Method {
    public let name: String
    public let needs: Role
    public var kind: CallKind { .query }

    public init(_ name: String, needs: Role) {
        self.name = name
        self.needs = needs
    }
}

/// A method that answers with a stream of items.
public struct Feed<Request: Payload, Item: Payload>: Method {
    public let name: String
    public let needs: Role
    public var kind: CallKind { .feed }

    public init(_ name: String, needs: Role) {
        self.name = name
        self.needs = needs
    }
}

/// A method that takes a stream of rows; each row is admitted or refused by itself, and the reply says which.
public struct Import<Row: Payload>: Method {
    public let name: String
    public let needs: Role
    public var kind: CallKind { .import }

    public init(_ name: String, needs: Role) {
        self.name = name
        self.needs = needs
    }
}

/// A method to which the caller streams while it answers with a stream of its own: gRPC's bidirectional streaming.
/// Neither waits for the other but where they agree to. The call has no key: what it changes is not made good by
/// calling again.
public struct Dialogue<Sent: Payload, Item: Payload>: Method {
    public let name: String
    public let needs: Role
    public var kind: CallKind { .dialogue }

    public init(_ name: String, needs: Role) {
        self.name = name
        self.needs = needs
    }
}

/// What became of an import's rows.
public struct ImportSummary: Codable, Hashable, Sendable {
    /// A row that was refused; nothing of it was kept.
    public struct Rejection: Codable, Hashable, Sendable {
        /// From 1, in the order sent.
        public let row: Int
        /// gRPC's name: `INVALID_ARGUMENT`.
        public let status: String
        /// In the caller's language.
        public let message: String
        /// JSON pointers into the row.
        public let fields: [String]

        public init(row: Int, status: String, message: String, fields: [String]) {
            self.row = row
            self.status = status
            self.message = message
            self.fields = fields
        }
    }

    public var accepted: Int
    public var rejected: Int
    /// The first thousand.
    public var rejections: [Rejection]

    public init(accepted: Int = 0, rejected: Int = 0, rejections: [Rejection] = []) {
        self.accepted = accepted
        self.rejected = rejected
        self.rejections = rejections
    }
}

/// A request or a reply that says nothing: `{}`.
public struct Empty: Codable, Hashable, Sendable {
    private enum NoKeys: CodingKey {}

    public init() {}

    /// Any object will do: members that are not known are passed over.
    public init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: NoKeys.self) }

    public func encode(to encoder: any Encoder) throws { _ = encoder.container(keyedBy: NoKeys.self) }
}
