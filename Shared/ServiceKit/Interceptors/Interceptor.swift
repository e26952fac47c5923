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
