/// How a client's dealings with one endpoint stand, for people to look at.
public struct EndpointReport: Hashable, Sendable {
    /// Whether calls can go there now.
    public enum State: String, Codable, Sendable {
        /// No call has needed it yet, or it has said goodbye.
        case idle
        /// A connection is being made.
        case connecting
        case connected
        /// It failed too often, and is left alone for a moment.
        case open
    }

    public let address: String
    public let state: State
    /// Calls under way, those included that finish on a connection which it is closing.
    public let outstanding: Int
    /// Connections in a row of which nothing came.
    public let failures: Int
}
