internal import CZeroMQ
internal import Glibc

/// A message of one frame.
public enum Received: ~Copyable {
    case received(RawMessage)
    /// A message of more frames, which a protocol of single frames does not have: it was dropped.
    case misframed
    case wouldBlock
}

/// A message of one frame that a ROUTER got.
public enum RoutedReceived: ~Copyable {
    case received(from: RoutingID, RawMessage)
    /// A message of none or several frames behind the routing id: it was dropped.
    case misframed(from: RoutingID)
    case wouldBlock
}

/// Every receive returns at once. Errors are of a closed context, or of a kind of socket that cannot receive.
extension Socket {
    /// One frame.
    public func receive() throws(ZeroMQError) -> Received {
        var message = RawMessage()
        guard try receive(into: &message) else { return .wouldBlock }
        guard !message.hasMore else {
            try dropRest()
            return .misframed
        }
        return .received(message)
    }

    /// One frame and whom it is from; allocates nothing. Of a ROUTER.
    public func receiveRouted() throws(ZeroMQError) -> RoutedReceived {
        var message = RawMessage()
        guard try receive(into: &message) else { return .wouldBlock }
        let sender = message.withUnsafeBytes { RoutingID(unchecked: $0) }
        // Messages arrive whole, so that no frame has to be waited for after the first.
        guard message.hasMore, try receive(into: &message) else { return .misframed(from: sender) }
        guard !message.hasMore else {
            try dropRest()
            return .misframed(from: sender)
        }
        return .received(from: sender, message)
    }

    /// All frames of one message, copied; nil when none waits.
    public func receiveFrames() throws(ZeroMQError) -> [[UInt8]]? {
        var message = RawMessage()
        guard try receive(into: &message) else { return nil }
        var frames = [message.bytes]
        while message.hasMore, try receive(into: &message) { frames.append(message.bytes) }
        return frames
    }

    private func dropRest() throws(ZeroMQError) {
        var message = RawMessage()
        while try receive(into: &message), message.hasMore {}
    }

    /// The next frame in place of what `message` held; false when none waits.
    private func receive(into message: inout RawMessage) throws(ZeroMQError) -> Bool {
        while zmq_msg_recv(&message.raw, raw.handle, ZMQ_DONTWAIT) < 0 {
            switch zmq_errno() {
            case EINTR: continue
            case EAGAIN: return false
            default: throw .last("receive on \(kind)")
            }
        }
        return true
    }
}
