internal import CZeroMQ
internal import Glibc
internal import Synchronization

/// Decides, on a thread of its own, who may connect to the servers of one ``Context``: the handler of ZAP (ZeroMQ
/// RFC 27) at `inproc://zeromq.zap.01`. One a context, to be started before its servers bind.
public final class ZAPHandler: Sendable {
    private let doorbell: Doorbell
    private let thread: Mutex<pthread_t?>

    /// Starts. Throws ``ZeroMQError/isAddressInUse`` when the context has a handler already.
    ///
    /// - Parameter decide: called on the handler's thread, one peer at a time: a slow answer delays all handshakes.
    ///   A hold of this handler would keep it running for ever.
    public init(
        _ context: Context, decide: @escaping @Sendable (ZAP.Peer) -> ZAP.Decision
    ) throws(ZeroMQError) {
        doorbell = try Doorbell()
        let socket = try Socket(context, .router)
        try socket.bind(ZAPLoop.endpoint)
        let poller = try Poller()
        try poller.add(doorbell.fileDescriptor, tag: ZAPLoop.bell)
        try poller.add(socket.fileDescriptor, tag: ZAPLoop.requests)
        let loop = ZAPLoop(socket: socket, poller: poller, decide: decide)
        var started = pthread_t()
        // The new thread is the only holder of the loop, and so of the socket and the poller, from here on.
        let code = pthread_create(&started, nil, runLoop, Unmanaged.passRetained(loop).toOpaque())
        guard code == 0 else {
            Unmanaged.passUnretained(loop).release()
            throw .of(code, "start the thread of the ZAP handler")
        }
        thread = Mutex(started)
    }

    /// Ends the thread and frees the endpoint; from then on nobody new is let in. Waits for a decision under way.
    public func stop() {
        let running = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        guard let running else { return }
        doorbell.ring()
        pthread_join(running, nil)
    }

    deinit {
        stop()
    }
}

private func runLoop(_ loop: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let loop else { return nil }
    Unmanaged<ZAPLoop>.fromOpaque(loop).takeRetainedValue().run()
    return nil
}

/// What the handler's thread runs; nobody else touches it.
private final class ZAPLoop {
    static let bell: UInt64 = 0
    static let requests: UInt64 = 1
    static let endpoint = "inproc://zeromq.zap.01"

    private let socket: Socket
    private let poller: Poller
    private let decide: @Sendable (ZAP.Peer) -> ZAP.Decision

    init(socket: Socket, poller: Poller, decide: @escaping @Sendable (ZAP.Peer) -> ZAP.Decision) {
        (self.socket, self.poller, self.decide) = (socket, poller, decide)
    }

    /// Until the doorbell rings, or the context is shut down.
    func run() {
        var stopped = false
        do {
            while !stopped {
                while let frames = try socket.receiveFrames() { try answer(frames) }
                try poller.wait(timeout: nil) { if $0 == Self.bell { stopped = true } }
            }
            // Closing alone frees the endpoint only some time later, on libzmq's own thread.
            try socket.unbind(Self.endpoint)
        } catch {
            // Only a context that was shut down: there is nobody left to let in, and who still asks is refused.
        }
    }

    private func answer(_ frames: [[UInt8]]) throws(ZeroMQError) {
        // The way back ends with an empty frame; who has none did not ask as a REQ does.
        guard let delimiter = frames.firstIndex(of: []),
            let reply = ZAP.reply(to: [[UInt8]](frames[(delimiter + 1)...]), decide: decide)
        else { return }
        // A connection that broke meanwhile does not need its answer.
        _ = try socket.send(frames: frames[...delimiter] + reply)
    }
}
