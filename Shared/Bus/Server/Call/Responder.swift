/// What answers a server's calls: in a service, `Dispatcher` of ServiceKit.
public protocol Responder: Sendable {
    /// A call has come in, and there is room for it. Runs on the reactor's thread, so it must not block: it answers at
    /// once what it can, and hands the rest to a task or an executor of its own. The call takes its place until it is
    /// answered; one that was cancelled meanwhile, until an answer is tried all the same or nobody holds it any more.
    func respond(to call: ServerCall)

    /// Which of ``ServerLimits`` a call of `method` counts against that comes with `metadata`. On the reactor's thread, for
    /// every call, before anything else is known of it: it must be quick.
    func kind(of method: String, _ metadata: Metadata) -> ServerLimits.Kind
}

extension Responder {
    public func kind(of method: String, _ metadata: Metadata) -> ServerLimits.Kind { .calls }
}
