public import Vocabulary

extension CallContext {
    /// What somebody sets out to do that is itself no call of the bus: a command of a command line, a timer's work. The
    /// calls that are made for it are hops of one trace.
    public init(_ trace: TraceContext, language: Language, purpose: String? = nil) {
        var metadata = Metadata()
        metadata.set(trace)
        metadata.acceptLanguage = language.rawValue
        metadata.purpose = purpose
        self.init(metadata: metadata)
    }
}
