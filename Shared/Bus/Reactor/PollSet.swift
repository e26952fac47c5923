internal import ZeroMQ

/// What one reactor looks after, and the wait for it.
///
/// `@unchecked Sendable`: apart from its initialiser every member is called by the reactor's loop, or by
/// `Reactor.add` and `remove`, which check that they are on the loop's thread.
final class PollSet: @unchecked Sendable {
    private let doorbell: Doorbell
    private let poller: Poller
    private var members: [UInt64: any Pollable] = [:]
    private var order: [any Pollable] = []
    private var lastTag: UInt64 = 0
    private var busyTurns = 0

    init(doorbell: Doorbell) throws(ZeroMQError) {
        self.doorbell = doorbell
        poller = try Poller(capacity: 64)
        try poller.add(doorbell.fileDescriptor, tag: 0)
    }

    func add(_ member: any Pollable) {
        lastTag += 1
        for descriptor in member.fileDescriptors {
            do {
                try poller.add(descriptor, tag: lastTag)
            } catch {
                // A descriptor that cannot be watched is a bug of its owner's, and calls on it would hang.
                preconditionFailure("\(error)")
            }
        }
        members[lastTag] = member
        member.needsLook = true
        order = Array(members.values)
    }

    func remove(_ member: any Pollable) {
        guard let tag = members.first(where: { $0.value === member })?.key else { return }
        members[tag] = nil
        order = Array(members.values)
        for descriptor in member.fileDescriptors {
            do {
                try poller.remove(descriptor)
            } catch {
                preconditionFailure("\(error)")
            }
        }
    }

    func clear() {
        for member in order { remove(member) }
    }

    /// One turn; true when there may be more to do at once.
    func work() -> Bool {
        busyTurns += 1
        // While errands keep coming the loop never gets to `sleep`, which otherwise finds who has received.
        let lookAtAll = busyTurns % 32 == 0
        var more = false
        var earliest: ContinuousClock.Instant?
        for member in order {
            if member.needsLook || lookAtAll {
                member.needsLook = false
                if member.look() {
                    member.needsLook = true
                    more = true
                }
            }
            if let deadline = member.nextDeadline { earliest = min(earliest ?? deadline, deadline) }
        }
        guard let earliest else { return more }
        let now = ContinuousClock.now
        guard now >= earliest else { return more }
        for member in order {
            if let deadline = member.nextDeadline, now >= deadline { member.timePassed(now) }
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
                    members[tag]?.needsLook = true
                }
            }
        } catch {
            // epoll_wait fails on a bad descriptor only, and this one is ours.
            preconditionFailure("\(error)")
        }
        busyTurns = 0
    }
}
