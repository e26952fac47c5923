/// Asks again before an answer has come: a copy of a query that has waited longer than almost all do is sent to another
/// endpoint, where there is one, and the first answer counts. It trades a few calls more for the slowest answers.
///
/// Only queries are hedged. A copy of a command would be safe, for it carries the same key, but not useful: the service
/// does commands one after another, so the copy waits for the first and then gets the same reply. Feeds and imports
/// would send their items twice.
public struct HedgingPolicy: Hashable, Sendable {
    /// How long to wait for an answer before the next copy is sent; best what 95 of 100 answers take.
    public var delay: Duration
    /// How often the query is under way at the same time, the first one included; at least 1.
    public var copies: Int

    public init(delay: Duration, copies: Int = 2) {
        self.delay = delay
        self.copies = max(1, copies)
    }
}
