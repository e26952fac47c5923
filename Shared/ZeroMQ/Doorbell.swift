internal import CZeroMQ
internal import Glibc

/// Wakes a thread that sleeps in ``Poller/wait(timeout:_:)``, from any other: Linux's eventfd(2).
public final class Doorbell: Sendable {
    /// Readable from a ``ring()`` until the next ``clear()``.
    public let fileDescriptor: Int32

    /// Throws when the process has no file descriptor left (EMFILE).
    public init() throws(ZeroMQError) {
        fileDescriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard fileDescriptor >= 0 else { throw .of(errno, "make an eventfd") }
    }

    deinit {
        close(fileDescriptor)
    }

    /// Costs a system call: ring only who sleeps. The counter saturates, so rings before a clear are one.
    public func ring() {
        // Fails only when the counter is full, and then it rings already.
        _ = eventfd_write(fileDescriptor, 1)
    }

    /// Call it only when the poller reported the doorbell.
    public func clear() {
        // Fails only when nobody rang, and then it is clear already.
        var rings: eventfd_t = 0
        _ = eventfd_read(fileDescriptor, &rings)
    }
}
