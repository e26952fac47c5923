internal import ZeroMQ

/// What a server's frames to one connection leave by.
protocol ServerLine: AnyObject {
    /// False when the peer is gone, or reads so little that it might as well be. On the reactor's thread.
    func send(_ frame: [UInt8], to peer: RoutingID) -> Bool
    /// Ends the connection, without waiting for what is still to leave. On the reactor's thread.
    func cut(_ peer: RoutingID)
    /// The engine has given the peer up.
    func forget(_ peer: RoutingID)
}
