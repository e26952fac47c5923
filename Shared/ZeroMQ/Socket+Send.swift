internal import CZeroMQ
internal import Glibc

/// What became of a message that was given to a socket.
public enum Sending: Hashable, Sendable {
    /// libzmq has it; not that the peer has.
    case sent
    /// The peer's queue is full (``SocketOptions/sendHighWater``), or there is no peer yet.
    case wouldBlock
    /// A ROUTER with `routerMandatory` has no peer of this routing id: it has gone.
    case unreachable
}

/// Every send returns at once. Errors are of a closed context, or of a kind of socket that cannot send.
extension Socket {
    /// One frame.
    public func send(_ bytes: [UInt8]) throws(ZeroMQError) -> Sending {
        try sendFrame(bytes, more: false)
    }

    /// One frame, `bytes` behind the peer's routing id. Of a ROUTER.
    public func send(_ bytes: [UInt8], to peer: RoutingID) throws(ZeroMQError) -> Sending {
        let start = try sendEnvelope(peer)
        guard start == .sent else { return start }
        return try send(bytes)
    }

    /// One frame without a copy: `message` is empty after `.sent`, and untouched after anything else.
    public func send(_ message: inout RawMessage) throws(ZeroMQError) -> Sending {
        while zmq_msg_send(&message.raw, raw.handle, ZMQ_DONTWAIT) < 0 {
            if let outcome = try outcome() { return outcome }
        }
        return .sent
    }

    /// One frame without a copy behind the peer's routing id. Of a ROUTER.
    public func send(_ message: inout RawMessage, to peer: RoutingID) throws(ZeroMQError) -> Sending {
        let start = try sendEnvelope(peer)
        guard start == .sent else { return start }
        return try send(&message)
    }

    /// Several frames, all or none. Empty `frames` are a mistake of the caller, and nothing is sent.
    public func send(frames: [[UInt8]]) throws(ZeroMQError) -> Sending {
        guard !frames.isEmpty else { throw .of(EINVAL, "send a message of no frames") }
        for (index, frame) in frames.enumerated() {
            let sending = try sendFrame(frame, more: index < frames.count - 1)
            // libzmq decides on the first frame; the others go the same way.
            guard sending == .sent else { return sending }
        }
        return .sent
    }

    private func sendEnvelope(_ peer: RoutingID) throws(ZeroMQError) -> Sending {
        // `withUnsafeBytes` of an id cannot carry a typed error through its temporary storage.
        let result = peer.withUnsafeBytes { buffer in
            Result { () throws(ZeroMQError) in try sendFrame(buffer, more: true) }
        }
        return try result.get()
    }

    private func sendFrame(_ bytes: [UInt8], more: Bool) throws(ZeroMQError) -> Sending {
        try bytes.withUnsafeBufferPointer { buffer throws(ZeroMQError) in
            try sendFrame(UnsafeRawBufferPointer(buffer), more: more)
        }
    }

    private func sendFrame(_ bytes: UnsafeRawBufferPointer, more: Bool) throws(ZeroMQError) -> Sending {
        let flags = ZMQ_DONTWAIT | (more ? ZMQ_SNDMORE : 0)
        while zmq_send(raw.handle, bytes.baseAddress, bytes.count, flags) < 0 {
            if let outcome = try outcome() { return outcome }
        }
        return .sent
    }

    /// Nil when a signal came in between: try again.
    private func outcome() throws(ZeroMQError) -> Sending? {
        switch zmq_errno() {
        case EINTR: nil
        case EAGAIN: .wouldBlock
        case EHOSTUNREACH: .unreachable
        default: throw .last("send on \(kind)")
        }
    }
}
