/// What a store may hold and for how long.
public struct StoreLimits: Hashable, Sendable {
    /// Commands that share one commit, at most.
    public var batch = 256
    /// For how many days a reply is remembered, by the machine's clock.
    public var rememberedDays = 400
    /// Readers at work at the same time.
    public var readers = 4
    /// Rows of the logs that are written before their heads are signed, at most about.
    public var unsignedRows: UInt64 = 1024
    /// How long a row waits until the head of its log is signed, at most about.
    public var unsignedFor = Duration.seconds(600)

    public init() {}
}
