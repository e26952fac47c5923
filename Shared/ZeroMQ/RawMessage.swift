internal import CZeroMQ
internal import Glibc

/// The bytes of one frame, owned. Reading them copies nothing.
///
/// A `zmq_msg_t` holds no pointer into itself, so that moving the value moves the message.
public struct RawMessage: ~Copyable {
    var raw = zmq_msg_t()

    /// No bytes.
    public init() {
        zmq_msg_init(&raw)
    }

    /// A copy of `bytes`.
    public init(_ bytes: [UInt8]) throws(ZeroMQError) {
        try self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
    }

    /// `count` bytes that `fill` writes: for encoders, which so save a copy. What it leaves out is undefined.
    public init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) throws(ZeroMQError) {
        guard zmq_msg_init_size(&raw, count) == 0 else {
            zmq_msg_init(&raw)
            throw .last("make a message of \(count) bytes")
        }
        fill(UnsafeMutableRawBufferPointer(start: zmq_msg_data(&raw), count: count))
    }

    deinit {
        // `self` cannot change here. Closing a bitwise copy releases the same contents, once.
        withUnsafePointer(to: raw) { _ = zmq_msg_close(UnsafeMutablePointer(mutating: $0)) }
    }

    /// In bytes.
    public var count: Int {
        withUnsafePointer(to: raw) { zmq_msg_size($0) }
    }

    public var isEmpty: Bool { count == 0 }

    /// More frames of the same multi-frame message follow.
    public var hasMore: Bool {
        withUnsafePointer(to: raw) { zmq_msg_more($0) != 0 }
    }

    /// The bytes, valid until `body` returns.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // Short messages live inside `raw` itself, hence the address of this one copy for both calls.
        try withUnsafePointer(to: raw) { raw throws(Failure) in
            let pointer = UnsafeMutablePointer(mutating: raw)
            return try body(UnsafeRawBufferPointer(start: zmq_msg_data(pointer), count: zmq_msg_size(raw)))
        }
    }

    /// A copy of the bytes.
    public var bytes: [UInt8] {
        withUnsafeBytes { [UInt8]($0) }
    }
}

/// What libzmq knows of the connection that a message came by.
extension RawMessage {
    /// What ``ZAPHandler`` accepted the peer as; nil without ZAP, or when the user id is empty. Beyond a peer's
    /// reach: it is taken from the handshake, not from the message.
    public var userID: String? {
        withProperty("User-Id") { $0.flatMap { $0.pointee == 0 ? nil : String(cString: $0) } }
    }

    /// Whether ``userID`` is `expected`, without making a string. For servers that remember the principal of a
    /// routing id: a peer that picks its own routing id could otherwise inherit another's.
    public func isFrom(userID expected: String) -> Bool {
        withProperty("User-Id") { found in
            guard let found else { return false }
            return expected.withCString { strcmp($0, found) == 0 }
        }
    }

    /// What ZMTP's metadata say under `name`; the text lives as long as the message.
    private func withProperty<Result>(
        _ name: String, _ body: (UnsafePointer<CChar>?) -> Result
    ) -> Result {
        withUnsafePointer(to: raw) { body(zmq_msg_gets($0, name)) }
    }
}
