internal import Bus
internal import Logging
internal import Store
internal import Vocabulary

/// Writes one line a call: which, whose, how it ended and how long it took. Of what a call carries it writes nothing, and
/// of the key it came with neither. Of a person it writes the code, not the name.
///
/// | how the call ended | level |
/// | --- | --- |
/// | OK, or given up by its caller | debug |
/// | refused or out of time | info |
/// | otherwise than by our mistake, and slow | notice |
/// | by our own mistake, or that of our disk | error, with the cause |
struct LoggingInterceptor: Interceptor {
    let logger: Logger
    /// From here on a command or query is slow; feeds and imports last as long as they last.
    var slow = Duration.seconds(1)

    func end(_ call: ServedCall, _ outcome: CallOutcome) {
        let isSlow = (call.kind == .command || call.kind == .query) && outcome.duration >= slow
        let level = level(of: outcome, isSlow: isSlow)
        guard logger.logLevel <= level else { return }
        var metadata: Logger.Metadata = [
            "call": "\(call.number)", "trace": "\(call.trace.traceID)", "span": "\(call.trace.spanID)",
            // A name that is no method's is the caller's text.
            "method": "\(call.kind == nil ? "unknown" : call.method)", "unit": "\(call.principal.unit)",
            "status": "\(outcome.status.name)",
            "us": "\(outcome.nanoseconds / 1000)",
        ]
        if let person = call.principal.person { metadata["person"] = "\(person.id)" }
        if let parent = call.trace.parentID { metadata["parent"] = "\(parent)" }
        if let rule = outcome.rule { metadata["rule"] = "\(rule)" }
        if let cause = outcome.cause { metadata["cause"] = "\(Cause.text(of: cause))" }
        logger.log(level: level, isSlow ? "slow call" : "call", metadata: metadata)
    }

    private func level(of outcome: CallOutcome, isSlow: Bool) -> Logger.Level {
        if outcome.cause != nil { return .error }
        switch outcome.status {
        case .internal, .unknown, .dataLoss: return .error
        case _ where isSlow: return .notice
        case .ok, .cancelled: return .debug
        default: return .info
        }
    }
}
