/// What the writer has done since the store was opened.
public struct StoreTally: Hashable, Sendable {
    /// Jobs: commands, chunks of imports, batches of followed events, what of another log is taken back and settled, entries of the
    /// read log, looks at the file's pages; refused ones included.
    public let commands: UInt64
    /// Transactions that they shared, and those in which nothing but heads of logs were signed.
    public let commits: UInt64
}
