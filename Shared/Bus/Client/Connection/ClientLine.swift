/// What a client's frames to its server leave by. On the reactor's thread.
protocol ClientLine: AnyObject {
    /// False when nothing can be sent.
    func send(_ frame: [UInt8]) -> Bool
    func close()
}
