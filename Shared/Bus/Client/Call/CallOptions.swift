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
    /// The unit that the call is made for, where it is not the caller's own: by who may act for it.
    public var actingFor: UnitPath?
    /// The mandate by which the call is made in the name of who signed it, as JSON: by the coordinator alone.
    public var mandate: String?
    /// Why children's data are looked at, 1 to 200 characters; the read log keeps it. Nil: as the call that is being answered says.
    public var purpose: String?
    /// Why a child's file out of reach has to be opened, for this call alone, in a few words: whoever reads what was opened
    /// sees it. Never passed on to another call.
    public var breakGlass: String?
    /// Of imports: whether it is only asked what would become of the rows; nothing changes.
    public var isTrial = false
    public var retry: RetryPolicy
    /// Of queries: whether a slow one is asked again before it has answered. Nil: it is not.
    public var hedging: HedgingPolicy?

    public init(
        timeout: Duration? = nil, idempotencyKey: String? = nil, seen: Positions? = nil,
        language: Language? = nil, traceparent: String? = nil, actingFor: UnitPath? = nil,
        purpose: String? = nil, breakGlass: String? = nil, retry: RetryPolicy = .init(),
        hedging: HedgingPolicy? = nil
    ) {
        (self.timeout, self.idempotencyKey, self.seen) = (timeout, idempotencyKey, seen)
        self.language = language ?? CallContext.current?.language ?? .vi
        (self.traceparent, self.actingFor, self.purpose) = (traceparent, actingFor, purpose)
        (self.breakGlass, self.retry, self.hedging) = (breakGlass, retry, hedging)
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
        metadata.actingFor = actingFor?.text
        metadata.mandate = mandate
        metadata.purpose = purpose ?? context?.metadata.purpose
        metadata.breakGlass = breakGlass
        metadata.isTrial = isTrial
        if let traceparent {
            metadata.traceparent = traceparent
        } else if let context {
            metadata.traceparent = context.traceparent
            metadata.tracestate = context.tracestate
        }
        return metadata
    }
}
