internal import Bus

/// Says which hop of which trace a call is: the next one below the caller's, or the beginning of a new one.
struct TracingInterceptor: Interceptor {
    func begin(_ call: inout ServedCall) { call.trace = .received(in: call.metadata) }
}
