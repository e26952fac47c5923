public import Vocabulary

/// What a call that is being answered hands down to the calls that its handler makes: how long there still is, in which
/// language errors are told, whose trace it belongs to, what its caller has seen.
///
/// A server sets it around whatever answers a call, and tasks that are made there inherit it. ``BusClient`` picks it up:
/// a nested call ends no later than the one that it is made for. It is cancelled with it as well, because a cancelled
/// call cancels the task that answers it. Work that is to outlive the call leaves it behind:
///
/// ```swift
/// CallContext.$current.withValue(nil) { Task { … } }
/// ```
public struct CallContext: Sendable {
    /// Of the call that the present task answers; nil outside any.
    @TaskLocal public static var current: CallContext?

    /// One word: what is bound for every call is copied into every task that the call starts.
    private enum Origin: Sendable {
        case call(ServerCall)
        case made(Made)
    }

    private final class Made: Sendable {
        let deadline: ContinuousClock.Instant?
        let metadata: Metadata

        init(_ deadline: ContinuousClock.Instant?, _ metadata: Metadata) {
            (self.deadline, self.metadata) = (deadline, metadata)
        }
    }

    private var origin: Origin

    public init(deadline: ContinuousClock.Instant? = nil, metadata: Metadata = .init()) {
        origin = .made(Made(deadline, metadata))
    }

    /// What `call` hands down.
    public init(_ call: ServerCall) { origin = .call(call) }

    /// When the caller stops waiting; nil when it does not.
    public var deadline: ContinuousClock.Instant? {
        switch origin {
        case .call(let call): call.deadline
        case .made(let made): made.deadline
        }
    }

    /// What came with the call. Read when a nested call is made, not before: most calls make none.
    var metadata: Metadata {
        switch origin {
        case .call(let call): return call.tracedMetadata
        case .made(let made): return made.metadata
        }
    }

    /// W3C Trace Context: what nested calls name as their parent. The caller's until whoever traces sets its own.
    public var traceparent: String? {
        get { metadata.traceparent }
        set {
            var metadata = metadata
            metadata.traceparent = newValue
            origin = .made(Made(deadline, metadata))
        }
    }

    /// W3C Trace Context: what goes with ``traceparent``.
    public var tracestate: String? { metadata.tracestate }

    /// The caller's, in which nested calls ask for sentences.
    public var language: Language { metadata.language }

    /// How far the caller has seen the services' logs; nested calls must see as much.
    public var seen: Positions? { metadata.seen }
}
