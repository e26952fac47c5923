internal import CZeroMQ
internal import Glibc

/// Waits for several file descriptors to become readable: Linux's epoll(7), level-triggered. Belongs to one thread.
///
/// A ``Socket/fileDescriptor`` among them says only that the socket's ``Socket/events`` are worth a look.
public final class Poller {
    private let descriptor: Int32
    private var found: [epoll_event]

    /// - Parameter capacity: descriptors reported by one wait, at most; the others are reported by the next.
    public init(capacity: Int = 16) throws(ZeroMQError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        found = [epoll_event](repeating: epoll_event(), count: max(1, capacity))
        guard descriptor >= 0 else { throw .of(errno, "make an epoll") }
    }

    deinit {
        close(descriptor)
    }

    /// Watches `fileDescriptor`; ``wait(timeout:_:)`` reports it as `tag`.
    public func add(_ fileDescriptor: Int32, tag: UInt64) throws(ZeroMQError) {
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data(u64: tag))
        guard epoll_ctl(descriptor, EPOLL_CTL_ADD, fileDescriptor, &event) == 0 else {
            throw .of(errno, "watch file descriptor \(fileDescriptor)")
        }
    }

    /// Stops watching; to be called before the descriptor is closed.
    public func remove(_ fileDescriptor: Int32) throws(ZeroMQError) {
        guard epoll_ctl(descriptor, EPOLL_CTL_DEL, fileDescriptor, nil) == 0 else {
            throw .of(errno, "stop watching file descriptor \(fileDescriptor)")
        }
    }

    /// Blocks the thread until a descriptor is readable or the timeout (nil: for ever), then calls `body` with the
    /// tag of each. A signal ends the wait early. Gives how many there were.
    @discardableResult
    public func wait(timeout: Duration?, _ body: (UInt64) -> Void) throws(ZeroMQError) -> Int {
        let limit = timeout.map(\.milliseconds) ?? -1
        let count = epoll_wait(descriptor, &found, Int32(found.count), limit)
        guard count >= 0 else {
            if errno == EINTR { return 0 }
            throw .of(errno, "wait in epoll")
        }
        for event in found.prefix(Int(count)) { body(event.data.u64) }
        return Int(count)
    }
}
