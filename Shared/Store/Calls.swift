public import Vocabulary

/// Who asks, and what: a call that changes nothing.
public struct QueryCall: Sendable {
    public let principal: Principal
    /// `registry.Children/Get`.
    public let method: String
    public let language: Language

    public init(principal: Principal, method: String, language: Language) {
        self.principal = principal
        self.method = method
        self.language = language
    }
}

/// Who commands, and what: a call that changes something, once a key.
public struct CommandCall: Sendable {
    public let principal: Principal
    /// `registry.Children/Register`.
    public let method: String
    public let language: Language
    /// Names the command for its unit and method: a retry has the same key and the same body.
    public let idempotencyKey: String
    /// The request as it came; an import's is empty.
    public let body: [UInt8]
    /// W3C Trace Context of the call: its events carry it.
    public let traceparent: String?

    public init(
        principal: Principal, method: String, language: Language, idempotencyKey: String, body: [UInt8],
        traceparent: String? = nil
    ) {
        self.principal = principal
        self.method = method
        self.language = language
        self.idempotencyKey = idempotencyKey
        self.body = body
        self.traceparent = traceparent
    }
}

extension CommandCall {
    /// The same by the same unit with other rights.
    func made(by principal: Principal) -> CommandCall {
        CommandCall(
            principal: principal, method: method, language: language, idempotencyKey: idempotencyKey,
            body: body,
            traceparent: traceparent)
    }
}

/// How a command ended that was done, now or before.
public struct CommandOutcome: Hashable, Sendable {
    public let reply: [UInt8]
    /// The end of the service's log once the command's events were in it.
    public let position: UInt64
    /// True when the command had been done before, and this is the reply it got then.
    public let replayed: Bool
}

/// What a query saw.
public struct QueryOutcome<Value> {
    public let value: Value
    /// The end of the service's log in the very snapshot that the query read.
    public let position: UInt64
    /// Children whose data the value shows: to be recorded (``ServiceStore/recordReads(_:by:)``) before it
    /// leaves.
    public let disclosed: Set<String>
}

extension QueryOutcome: Sendable where Value: Sendable {}

/// How far an import has come.
public struct ImportProgress: Hashable, Sendable {
    /// Rows that are durably done, accepted or rejected, from the first one on.
    public internal(set) var rowsDone = 0
    public internal(set) var accepted = 0
    public internal(set) var rejected = 0
    /// What the caller made of the rejections, one JSON text each: the first thousand, of 2 MiB
    /// together at most.
    public internal(set) var rejections: [[UInt8]] = []
}

/// What a store may hold and for how long.
public struct StoreLimits: Hashable, Sendable {
    /// Commands that share one commit, at most.
    public var batch = 256
    /// For how many days a reply is remembered, by the machine's clock.
    public var rememberedDays = 400
    /// Readers at work at the same time.
    public var readers = 4

    public init() {}
}

/// What the writer has done since the store was opened.
public struct StoreTally: Hashable, Sendable {
    /// Jobs: commands, chunks of imports, batches of followed events, entries of the read log, refused ones
    /// included.
    public let commands: UInt64
    /// Transactions that they shared.
    public let commits: UInt64
}
