/// What answers a server's calls.
public protocol Responder: Sendable {
    /// A call has come in. Runs on the reactor's thread, so it must not block: it answers at once what it can, and
    /// hands the rest to a task or an executor of its own.
    func begin(_ call: ServerCall)
}
