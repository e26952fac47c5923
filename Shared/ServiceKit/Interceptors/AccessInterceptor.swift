internal import Bus
internal import Vocabulary

/// Lets a call through when there is such a method, the caller has the role for it in the unit that it acts for, and the
/// service is not about to stop. Which units a call may touch is the handler's question: see `Snapshot.authorize`.
struct AccessInterceptor: Interceptor {
    let service: String
    let table: RouteTable
    let readiness: Readiness

    func begin(_ call: inout ServedCall) throws {
        guard let route = call.route else {
            throw Refusal(.unimplemented, table.unknown(call.method))
        }
        if let denied = call.denied { throw denied }
        try route.admit(call.principal)
        if readiness.isDraining, !route.name.hasPrefix("health.") {
            throw Refusal(.unavailable, Message("kit.stopping", ["service": service]), retryDelay: 200)
        }
    }
}
