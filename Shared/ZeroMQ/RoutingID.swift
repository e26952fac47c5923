/// The name that a ROUTER gives one connection, in the messages to and from it. Never reused while the ROUTER
/// lives, unless the peer chose it itself (which CTP/1 forbids). After it is gone another peer may take the
/// same: its messages need a look at ``RawMessage/isFrom(userID:)`` each.
public struct RoutingID: Hashable, Sendable {
    /// The number in the five octets (0, u32) that libzmq makes.
    private let number: UInt32
    /// Only of a peer that chose its own: 1 to 255 octets, the first not 0.
    private let chosen: [UInt8]?

    /// Nil when `bytes` are not 1 to 255.
    public init?(_ bytes: [UInt8]) {
        guard (1...255).contains(bytes.count) else { return nil }
        self = bytes.withUnsafeBytes(RoutingID.init(unchecked:))
    }

    init(unchecked bytes: UnsafeRawBufferPointer) {
        if bytes.count == 5, bytes[0] == 0 {
            number = bytes.loadUnaligned(fromByteOffset: 1, as: UInt32.self)
            chosen = nil
        } else {
            number = 0
            chosen = [UInt8](bytes)
        }
    }

    /// Whether libzmq made it: no other connection ever has the same.
    public var isOfRouter: Bool { chosen == nil }

    /// As on the wire.
    public var bytes: [UInt8] {
        withUnsafeBytes { [UInt8]($0) }
    }

    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        if let chosen { return chosen.withUnsafeBytes(body) }
        return withUnsafeTemporaryAllocation(byteCount: 5, alignment: 1) { buffer in
            buffer[0] = 0
            buffer.storeBytes(of: number, toByteOffset: 1, as: UInt32.self)
            return body(UnsafeRawBufferPointer(buffer))
        }
    }
}
