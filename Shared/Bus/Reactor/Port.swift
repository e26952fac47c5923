/// Something on a reactor's thread that frames leave by: a server's peer, a client's channel.
protocol Port: AnyObject, Sendable {
    /// Puts a frame on the wire. `ending` is the id of the call that nothing follows of, or 0. Runs on the reactor's
    /// thread.
    func carry(_ frame: [UInt8], ending: UInt64)
}
