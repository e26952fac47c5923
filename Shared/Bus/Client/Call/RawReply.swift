/// How a raw call ended, whatever its status.
public struct RawReply: Hashable, Sendable {
    public let status: Status
    /// `message` and `details` of a refusal, also of one that was made on this side.
    public let metadata: Metadata
    public let body: [UInt8]
    /// Of a feed or a dialogue, in order.
    public let items: [[UInt8]]

    public init(status: Status, metadata: Metadata = .init(), body: [UInt8] = [], items: [[UInt8]] = []) {
        (self.status, self.metadata, self.body, self.items) = (status, metadata, body, items)
    }
}
