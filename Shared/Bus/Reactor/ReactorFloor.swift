internal import ZeroMQ

/// What a reactor looks after: a socket with its calls. Everything here is called on the reactor's thread.
protocol Resident: AnyObject {
    /// To be watched; fixed while the resident is on the floor.
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

/// The residents of one reactor and the wait for them.
///
/// `@unchecked Sendable`: apart from its initialiser every member is called by the reactor's loop, or by
/// `Reactor.add` and `remove`, which check that they are on the loop's thread.
final class ReactorFloor: @unchecked Sendable {
    private let doorbell: Doorbell
    private let poller: Poller
    private var residents: [UInt64: any Resident] = [:]
    private var order: [any Resident] = []
    private var lastTag: UInt64 = 0
    private var busyTurns = 0

    init(doorbell: Doorbell) throws(ZeroMQError) {
        self.doorbell = doorbell
        poller = try Poller(capacity: 64)
        try poller.add(doorbell.fileDescriptor, tag: 0)
    }

    func add(_ resident: any Resident) {
        lastTag += 1
        for descriptor in resident.fileDescriptors {
            do {
                try poller.add(descriptor, tag: lastTag)
            } catch {
                // A descriptor that cannot be watched is a bug of the resident's, and calls on it would hang.
                preconditionFailure("\(error)")
            }
        }
        residents[lastTag] = resident
        resident.needsLook = true
        order = Array(residents.values)
    }

    func remove(_ resident: any Resident) {
        guard let tag = residents.first(where: { $0.value === resident })?.key else { return }
        residents[tag] = nil
        order = Array(residents.values)
        for descriptor in resident.fileDescriptors {
            do {
                try poller.remove(descriptor)
            } catch {
                preconditionFailure("\(error)")
            }
        }
    }

    func clear() {
        for resident in order { remove(resident) }
    }

    /// One turn; true when there may be more to do at once.
    func work() -> Bool {
        busyTurns += 1
        // While errands keep coming the loop never gets to `sleep`, which otherwise finds who has received.
        let lookAtAll = busyTurns % 32 == 0
        var more = false
        var earliest: ContinuousClock.Instant?
        for resident in order {
            if resident.needsLook || lookAtAll {
                resident.needsLook = false
                if resident.look() {
                    resident.needsLook = true
                    more = true
                }
            }
            if let deadline = resident.nextDeadline { earliest = min(earliest ?? deadline, deadline) }
        }
        guard let earliest else { return more }
        let now = ContinuousClock.now
        guard now >= earliest else { return more }
        for resident in order {
            if let deadline = resident.nextDeadline, now >= deadline { resident.timePassed(now) }
        }
        return true
    }

    func sleep() {
        let earliest = order.lazy.compactMap(\.nextDeadline).min()
        let timeout = earliest.map { max(.zero, ContinuousClock.now.duration(to: $0)) }
        do {
            try poller.wait(timeout: timeout) { tag in
                if tag == 0 {
                    doorbell.clear()
                } else {
                    residents[tag]?.needsLook = true
                }
            }
        } catch {
            // epoll_wait fails on a bad descriptor only, and this one is ours.
            preconditionFailure("\(error)")
        }
        busyTurns = 0
    }
}
