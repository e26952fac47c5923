/// What has deadlines, on a reactor's thread.
protocol Timekeeper: AnyObject {
    /// When ``timePassed(_:)`` wants to be called next.
    var nextDeadline: ContinuousClock.Instant? { get }
    func timePassed(_ now: ContinuousClock.Instant)
}

/// The deadlines of a server's or a client's calls in a reactor's poll set.
final class DeadlineWatch: Pollable {
    private let keeper: any Timekeeper
    let fileDescriptors: [Int32] = []
    var needsLook = false
    var nextDeadline: ContinuousClock.Instant? { keeper.nextDeadline }

    init(_ keeper: any Timekeeper) { self.keeper = keeper }

    func look() -> Bool { false }
    func timePassed(_ now: ContinuousClock.Instant) { keeper.timePassed(now) }
}
