internal import CZeroMQ

/// libzmq's threads and inproc endpoints. Lives as long as its last socket, then ends without waiting for unsent
/// messages beyond each socket's ``SocketOptions/linger``.
///
/// `@unchecked Sendable`: `handle` never changes, and libzmq's contexts are safe to use from every thread
/// (zmq_ctx_new(3): "A ØMQ context is thread safe").
public final class Context: @unchecked Sendable {
    let handle: UnsafeMutableRawPointer

    /// - Parameters:
    ///   - ioThreads: 1 serves about a gigabyte a second; 1...64.
    ///   - maxSockets: of this context; libzmq's own default is 1023. Its kernel side is the process's limit on
    ///     open files.
    public init(ioThreads: Int32 = 1, maxSockets: Int32 = 4096) throws(ZeroMQError) {
        guard let handle = zmq_ctx_new() else { throw .last("make a context") }
        self.handle = handle
        for (option, value) in [(ZMQ_IO_THREADS, ioThreads), (ZMQ_MAX_SOCKETS, maxSockets), (ZMQ_BLOCKY, 0)]
        where zmq_ctx_set(handle, option, value) != 0 {
            throw .last("set context option \(option) to \(value)")
        }
    }

    /// Makes every blocking and later call on the context's sockets fail with ``ZeroMQError/isTerminated``, from
    /// any thread. Sockets have still to be closed. For harnesses.
    public func shutDown() {
        zmq_ctx_shutdown(handle)
    }

    deinit {
        // Sockets hold the context, so all of them are closed here and this cannot wait for one.
        while zmq_ctx_term(handle) != 0, zmq_errno() == interrupted {}
    }
}
