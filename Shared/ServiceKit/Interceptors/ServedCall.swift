public import Bus
internal import Synchronization
public import Vocabulary

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

    /// Why the caller may not act for the unit that it names; nil where it may, or names none.
    let denied: Refusal?
    /// Nil like ``kind``.
    let route: Route?
    let metadata: Metadata
    /// How many interceptors have let it through.
    var passed = 0

    private static let numbers = Atomic<UInt64>(0)

    init(
        _ method: String, route: Route?, principal: Principal, language: Language,
        deadline: ContinuousClock.Instant?, metadata: Metadata, denied: Refusal? = nil
    ) {
        number = ServedCall.numbers.add(1, ordering: .relaxed).newValue
        began = .now
        (self.method, self.route) = (method, route)
        kind = route?.kind
        (self.principal, self.language) = (principal, language)
        (self.deadline, self.metadata, self.denied) = (deadline, metadata, denied)
        // Its own, until tracing has looked for the caller's.
        trace = .root()
    }
}
