package import Bus

/// The trace that the calls of one command belong to, or of one line of a script.
package enum CommandTrace {
    /// Goes on with the trace that the environment names (`TRACEPARENT`, `TRACESTATE`: what tools that trace command lines
    /// set), and begins one where that names none.
    package static func next() -> TraceContext {
        guard let traceparent = Environment["TRACEPARENT"],
            let outer = TraceContext(traceparent: traceparent, tracestate: Environment["TRACESTATE"])
        else { return .root() }
        return outer.child()
    }
}
