/// What a store may hold and for how long.
public struct StoreLimits: Hashable, Sendable {
    /// Commands that share one commit, at most.
    public var batch = 256
    /// For how many days a reply is remembered, by the machine's clock.
    public var rememberedDays = 400
    /// Readers at work at the same time.
    public var readers = 4

    public init() {}
}
