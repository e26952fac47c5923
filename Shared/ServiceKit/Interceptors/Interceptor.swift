public import Bus
internal import Synchronization
public import Vocabulary

/// What every call of a service passes through, on its way in and on its way out: access, logging, metrics and tracing
/// are interceptors (``InterceptorChain`` says in which order), and a department's service may add its own
/// (``DepartmentService/interceptors``).
///
/// Both hooks run on whatever thread the call is on, the reactor's or the store's writer: they must not block. An
/// interceptor does not get to see what a call carries, and so cannot tell anybody.
public protocol Interceptor: Sendable {
    /// A call has come in. What this throws is the call's answer; no later interceptor and no handler hears of it.
    func begin(_ call: inout ServedCall) throws

    /// The call is answered, and the answer is about to leave. Called once for every call that ``begin(_:)`` let
    /// through, in the opposite order.
    func end(_ call: ServedCall, _ outcome: CallOutcome)
}

extension Interceptor {
    public func begin(_ call: inout ServedCall) throws {}
    public func end(_ call: ServedCall, _ outcome: CallOutcome) {}
}

/// A call as interceptors know it: who calls what, and nothing of what is in it.
public struct ServedCall: Sendable {
    /// From 1, in the order in which the process was called.
    public let number: UInt64
    /// `package.Resource/Verb`, as the caller wrote it.
    public let method: String
    /// Nil for a method that the service does not have.
    public let kind: CallKind?
    public let principal: Principal
    public let language: Language
    /// When the caller stops waiting; nil when it does not.
    public let deadline: ContinuousClock.Instant?
    public let began: ContinuousClock.Instant
    /// Where the call stands in what its caller set out to do.
    public internal(set) var trace: TraceContext

    /// Nil like ``kind``.
    let route: Route?
    let metadata: Metadata
    /// How many interceptors have let it through.
    var passed = 0

    private static let numbers = Atomic<UInt64>(0)

    init(
        _ method: String, route: Route?, principal: Principal, language: Language,
        deadline: ContinuousClock.Instant?, metadata: Metadata
    ) {
        number = ServedCall.numbers.add(1, ordering: .relaxed).newValue
        began = .now
        self.method = method
        self.route = route
        kind = route?.kind
        self.principal = principal
        self.language = language
        self.deadline = deadline
        self.metadata = metadata
        // Its own, until tracing has looked for the caller's.
        trace = .root()
    }
}

/// How a call ended.
public struct CallOutcome: Sendable {
    /// What the caller is told.
    public let status: Status
    /// The rule that a refused call broke, the key of its sentence: `registry.birth-date-in-future`.
    public let rule: String?
    /// Of a failure that is not the caller's: what went wrong. It may quote what a call carried: see ``Cause``.
    public let cause: (any Error)?
    /// Since ``ServedCall/began``.
    public let duration: Duration

    init(_ status: Status, rule: String? = nil, cause: (any Error)? = nil, of call: ServedCall) {
        self.status = status
        self.rule = rule
        self.cause = cause
        duration = .now - call.began
    }

    public var nanoseconds: Int64 {
        duration.components.seconds * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000
    }
}
