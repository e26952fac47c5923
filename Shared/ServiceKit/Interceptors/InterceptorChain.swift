/// The interceptors of one service, in the one order in which every call passes through them.
struct InterceptorChain: Sendable {
    private let interceptors: [any Interceptor]

    /// - Parameter own: the department's, innermost: they hear of calls that may be made.
    init(
        tracing: TracingInterceptor, metrics: MetricsInterceptor, logging: LoggingInterceptor,
        access: AccessInterceptor, own: [any Interceptor]
    ) {
        // Tracing names the call for all others; metrics and logging hear of what access refuses.
        interceptors = [tracing, metrics, logging, access] + own
    }

    func begin(_ call: inout ServedCall) throws {
        for interceptor in interceptors {
            try interceptor.begin(&call)
            call.passed += 1
        }
    }

    func end(_ call: ServedCall, _ outcome: CallOutcome) {
        for interceptor in interceptors[..<call.passed].reversed() { interceptor.end(call, outcome) }
    }
}
