/// A server that was asked for what it does no more.
public enum ServerLifeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// To listen on this endpoint, once ``BusServer/shutdown(grace:patience:)`` had begun.
    case stopping(String)
    /// To listen on this endpoint, after it.
    case stopped(String)

    public var description: String {
        switch self {
        case .stopping(let endpoint): "\(endpoint) is not listened on: the server is shutting down"
        case .stopped(let endpoint): "\(endpoint) is not listened on: the server has been shut down"
        }
    }
}
