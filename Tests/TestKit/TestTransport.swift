/// How a test reaches the services: the same body runs on each, through the same dispatcher as in the product.
public enum TestTransport: String, Sendable, CaseIterable {
    /// In this process: every frame, and no socket.
    case inProcess
    /// ZeroMQ on ipc with CURVE, as between processes.
    case zeroMQ
}
