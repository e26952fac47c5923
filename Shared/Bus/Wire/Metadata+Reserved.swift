public import Vocabulary

/// The names that the protocol gives a meaning to.
extension Metadata {
    /// Under which the service remembers the reply of a command or an import, so that a retry changes nothing.
    public var idempotencyKey: String? {
        get { self["idempotency-key"] }
        set { self["idempotency-key"] = newValue }
    }

    /// The unit that the caller acts for, where it is not the own; nil where it acts for its own.
    public var actingFor: String? {
        get { self["acting-for"] }
        set { self["acting-for"] = newValue }
    }

    /// The mandate by which the caller acts in another's name, as JSON; nil where it acts in its own.
    public var mandate: String? {
        get { self["mandate"] }
        set { self["mandate"] = newValue }
    }

    /// How far the caller has seen other services' logs: who answers waits until it is there too. Nil when there is
    /// none, or when the text is not positions.
    public var seen: Positions? {
        get { self["seen"].flatMap { Positions($0) } }
        set { self["seen"] = newValue?.description }
    }

    /// Where a command's events ended in the log of the service that answered.
    public var position: Positions? {
        get { self["position"].flatMap { Positions($0) } }
        set { self["position"] = newValue?.description }
    }

    /// In the reply to a command or an import that had been done before under its key: when that was.
    public var doneBefore: Timestamp? {
        get { self["done-before"].flatMap { Timestamp($0) } }
        set { self["done-before"] = newValue?.description }
    }

    /// W3C Trace Context: see ``TraceContext``.
    public var traceparent: String? {
        get { self["traceparent"] }
        set { self["traceparent"] = newValue }
    }

    /// W3C Trace Context: what goes with ``traceparent``.
    public var tracestate: String? {
        get { self["tracestate"] }
        set { self["tracestate"] = newValue }
    }

    /// Says in which trace a call is.
    mutating func set(_ trace: TraceContext) {
        traceparent = trace.traceparent
        tracestate = trace.state
    }

    /// Why the caller looks at children's data, in the caller's words: the read log keeps it.
    public var purpose: String? {
        get { self["purpose"] }
        set { self["purpose"] = newValue }
    }

    /// Why the caller has to see a child's file out of its reach, in the caller's words: opens one for one call, and is kept.
    public var breakGlass: String? {
        get { self["break-glass"] }
        set { self["break-glass"] = newValue }
    }

    /// Of an import: whether the caller only asks what would become of the rows, and nothing is to change.
    public var isTrial: Bool {
        get { self["dry-run"] != nil }
        set { self["dry-run"] = newValue ? "true" : nil }
    }

    /// RFC 9110: the languages that the caller reads.
    public var acceptLanguage: String? {
        get { self["accept-language"] }
        set { self["accept-language"] = newValue }
    }

    /// The best of ours for ``acceptLanguage``; Vietnamese when it names none.
    public var language: Language { Language(accept: self["accept-language"]) }

    /// In a reply that is not OK: one sentence, in the caller's language.
    public var message: String? {
        get { self["message"] }
        set { self["message"] = newValue }
    }

    /// In a reply that is not OK: JSON, see ``RefusalDetails``.
    public var details: String? {
        get { self["details"] }
        set { self["details"] = newValue }
    }
}
