/// How what somebody has seen of logs stands to what a service has of them.
public enum SeenStanding: Hashable, Sendable {
    case reached
    /// This log has not come so far.
    case ahead(String)
    /// What was seen of this log is no more: it was restored to an earlier life.
    case lost(String)
}
