internal import CZeroMQ
internal import Synchronization

/// What happens to a socket's connections, one ``Event`` after another. Belongs to the socket's thread, and keeps the
/// socket open: give up both.
///
/// Events are queued without limit (with one, libzmq's I/O thread would wait for the reader, and all sockets with
/// it): read them.
public final class Monitor {
    private let socket: Socket
    private let pair: Socket

    /// Events from now on.
    public init(of socket: Socket, in context: Context) throws(ZeroMQError) {
        self.socket = socket
        let endpoint = "inproc://monitor-\(serial.add(1, ordering: .relaxed).newValue)"
        guard zmq_socket_monitor(socket.raw.handle, endpoint, ZMQ_EVENT_ALL) == 0 else {
            throw .last("monitor a \(socket.kind)")
        }
        pair = try Socket(context, .pair, SocketOptions { $0.receiveHighWater = 0 })
        try pair.connect(endpoint)
    }

    deinit {
        // Fails only when the context was shut down, and then nothing is monitored any more.
        _ = zmq_socket_monitor(socket.raw.handle, nil, 0)
    }

    /// For ``Poller``; readable means: call ``next()`` until nil before sleeping again.
    public var fileDescriptor: Int32 {
        get throws(ZeroMQError) { try pair.fileDescriptor }
    }

    /// The next event; nil when none waits.
    public func next() throws(ZeroMQError) -> Event? {
        while let frames = try pair.receiveFrames() {
            if let event = Event(frames) { return event }
        }
        return nil
    }

    /// Blocks the thread until an event is there; nil on timeout.
    public func next(timeout: Duration) throws(ZeroMQError) -> Event? {
        if let event = try next() { return event }
        _ = try pair.wait(for: .readable, timeout: timeout)
        return try next()
    }
}

/// Endpoints of monitors are unique in the process.
private let serial = Atomic<UInt64>(0)
