/// When a call is made again that came to UNAVAILABLE, or to RESOURCE_EXHAUSTED with a retry delay: at another endpoint
/// at once, where there is one that has not failed it; otherwise after what the service asks for and a random pause up
/// to a bound that doubles (exponential backoff with full jitter, so that clients of a restarted service do not all come
/// back at once).
public struct RetryPolicy: Hashable, Sendable {
    /// The bound of the first pause.
    public var firstPause: Duration
    /// The bound of every pause.
    public var longestPause: Duration
    /// How long to go on after the first failure for a call without a deadline. An attempt that lasted longer than
    /// this is none of the failures before it: an import of an hour survives two interruptions.
    public var patience: Duration

    public init(
        firstPause: Duration = .milliseconds(25), longestPause: Duration = .seconds(2),
        patience: Duration = .seconds(60)
    ) {
        (self.firstPause, self.longestPause, self.patience) = (firstPause, longestPause, patience)
    }

    /// Every call is made once.
    public static let never = RetryPolicy(firstPause: .zero, longestPause: .zero, patience: .zero)

    var isNever: Bool { longestPause <= .zero }
}
