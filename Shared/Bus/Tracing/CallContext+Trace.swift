public import Vocabulary

extension CallContext {
    /// What somebody sets out to do that is itself no call of the bus: a command of a command line, a timer's work. The
    /// calls that are made for it are hops of one trace.
    ///
    /// - Parameter deadline: after which nobody waits for them.
    public init(
        _ trace: TraceContext, language: Language, purpose: String? = nil,
        deadline: ContinuousClock.Instant? = nil
    ) {
        var metadata = Metadata()
        metadata.set(trace)
        metadata.acceptLanguage = language.rawValue
        metadata.purpose = purpose
        self.init(deadline: deadline, metadata: metadata)
    }
}
