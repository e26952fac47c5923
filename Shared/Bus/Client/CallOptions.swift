public import Vocabulary

/// How one call is made.
public struct CallOptions: Sendable {
    /// How long to wait for the answer, retries included. Nil: 30 s for commands and queries, no limit for feeds and
    /// imports. Within a handler never longer than its own caller waits: see ``CallContext``.
    public var timeout: Duration?
    /// For commands and imports, to make the same call again: nil chooses a fresh UUIDv7, which all retries share.
    public var idempotencyKey: String?
    /// What must have reached the service before it answers. Nil: whatever the client has seen.
    public var seen: Positions?
    /// In which errors are told. Where none was given: the language of the call that is being answered, else Vietnamese.
    public var language: Language
    /// W3C Trace Context, passed on. Nil: that of the call that is being answered.
    public var traceparent: String?
    public var retry: RetryPolicy

    public init(
        timeout: Duration? = nil, idempotencyKey: String? = nil, seen: Positions? = nil,
        language: Language? = nil, traceparent: String? = nil, retry: RetryPolicy = .init()
    ) {
        self.timeout = timeout
        self.idempotencyKey = idempotencyKey
        self.seen = seen
        self.language = language ?? CallContext.current?.language ?? .vi
        self.traceparent = traceparent
        self.retry = retry
    }

    /// Seconds are what a person waits for one answer.
    static let unaryTimeout = Duration.seconds(30)

    func deadline(for kind: CallKind) -> ContinuousClock.Instant? {
        let limit = timeout ?? (kind == .command || kind == .query ? CallOptions.unaryTimeout : nil)
        let own = limit.map { ContinuousClock.now.advanced(by: $0) }
        guard let inherited = CallContext.current?.deadline else { return own }
        return own.map { min($0, inherited) } ?? inherited
    }

    func metadata(for kind: CallKind, seen tracked: Positions) -> Metadata {
        var metadata = Metadata()
        if kind == .command || kind == .import {
            metadata.idempotencyKey = idempotencyKey ?? ID<CallOptions>(at: .now()).text
        }
        let context = CallContext.current
        var seen = seen ?? tracked
        if let inherited = context?.seen { seen.merge(inherited) }
        if !seen.isEmpty { metadata.seen = seen }
        metadata.acceptLanguage = language.rawValue
        metadata.traceparent = traceparent ?? context?.traceparent
        return metadata
    }
}

/// When a call that came to UNAVAILABLE is made again: after a random pause up to a bound that doubles (exponential
/// backoff with full jitter, so that clients of a restarted service do not all come back at once).
public struct RetryPolicy: Hashable, Sendable {
    /// The bound of the first pause.
    public var firstPause: Duration
    /// The bound of every pause.
    public var longestPause: Duration
    /// How long to go on after the first failure for a call without a deadline. An attempt that lasted longer than
    /// this is none of the failures before it: an import of an hour survives two interruptions.
    public var patience: Duration

    public init(
        firstPause: Duration = .milliseconds(25), longestPause: Duration = .seconds(2),
        patience: Duration = .seconds(60)
    ) {
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.patience = patience
    }

    /// Every call is made once.
    public static let never = RetryPolicy(firstPause: .zero, longestPause: .zero, patience: .zero)

    var isNever: Bool { longestPause <= .zero }
}

/// The pauses of one call.
struct Backoff: Sendable {
    private let policy: RetryPolicy
    private let deadline: ContinuousClock.Instant?
    private var bound: Duration
    /// Without a deadline: when patience with the present row of failures ends, and when its last pause did.
    private var row: (end: ContinuousClock.Instant, resumed: ContinuousClock.Instant)?

    init(_ policy: RetryPolicy, deadline: ContinuousClock.Instant?) {
        self.policy = policy
        self.deadline = deadline
        bound = policy.firstPause
    }

    /// The next pause, at least what the service asked for; nil when it would end too late for another attempt.
    mutating func pause(
        asked: Duration?, now: ContinuousClock.Instant, using generator: inout some RandomNumberGenerator
    ) -> Duration? {
        guard !policy.isNever else { return nil }
        let end = end(now)
        let jitter = bound * Double.random(in: 0...1, using: &generator)
        bound = min(bound * 2, policy.longestPause)
        let pause = max(jitter, asked ?? .zero)
        let resumed = now.advanced(by: pause)
        row = (end, resumed)
        return resumed < end ? pause : nil
    }

    private mutating func end(_ now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        if let deadline { return deadline }
        if let row, now <= row.resumed.advanced(by: policy.patience) { return row.end }
        bound = policy.firstPause
        return now.advanced(by: policy.patience)
    }
}
