/// What the writer has done since the store was opened.
public struct StoreTally: Hashable, Sendable {
    /// Jobs: commands, chunks of imports, batches of followed events, entries of the read log, refused ones
    /// included.
    public let commands: UInt64
    /// Transactions that they shared.
    public let commits: UInt64
}
