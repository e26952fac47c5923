/// The deadlines of a server's calls on a reactor's floor.
final class DeadlineWatch: Resident {
    private let engine: ServerEngine
    let fileDescriptors: [Int32] = []
    var needsLook = false
    var nextDeadline: ContinuousClock.Instant? { engine.nextDeadline }

    init(_ engine: ServerEngine) { self.engine = engine }

    func look() -> Bool { false }
    func timePassed(_ now: ContinuousClock.Instant) { engine.timePassed(now) }
}
