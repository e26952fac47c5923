/// What a reactor looks after: a socket with its calls. Everything here is called on the reactor's thread.
protocol Pollable: AnyObject {
    /// To be watched; fixed while it is in the poll set.
    var fileDescriptors: [Int32] { get }
    /// Something was sent since the last look, or a descriptor was readable: ZeroMQ's descriptor only tells of
    /// changes, so after either the socket must be emptied before one sleeps on it.
    var needsLook: Bool { get set }
    /// Receives a bounded number of messages; true when there may be more.
    func look() -> Bool
    /// When ``timePassed(_:)`` wants to be called next.
    var nextDeadline: ContinuousClock.Instant? { get }
    func timePassed(_ now: ContinuousClock.Instant)
}
