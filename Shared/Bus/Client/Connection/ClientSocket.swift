internal import Glibc
internal import ZeroMQ

/// A client's DEALER in a reactor's poll set. Everything here runs on the reactor's thread.
final class ClientSocket: Pollable, ClientLine {
    private enum Stage {
        /// No transport yet.
        case connecting
        /// The transport stands, who we are is being settled.
        case shakingHands
        case established
        case closed
    }

    /// Messages of one turn: few, so that what they lead to leaves while the next are still being read.
    private static let turn = 16
    /// A handshake that breaks without a word is either a server that died in it, or one that could not open our
    /// boxes because its key is not the one that we expect. After so many the former is unlikely.
    private static let silentRefusals = 3
    /// A handshake that broke after so long broke because its time was over, whoever is at the other end: a server that
    /// stands still, mostly.
    private static let longHandshake = SocketOptions.handshakeTime * 0.9

    private let socket: Socket
    private let channel: Channel
    private var watch: MonitorWatch?
    private var stage = Stage.connecting
    private var brokenHandshakes = 0
    /// Since when the present handshake goes on, and whether libzmq has said that it failed.
    private var handshake = (begun: ContinuousClock.now, hasFailed: false)

    let fileDescriptors: [Int32]
    var needsLook = true
    var nextDeadline: ContinuousClock.Instant? { nil }

    init(_ channel: Channel, endpoint: String, curve: SocketOptions.Curve?) throws {
        self.channel = channel
        let context = channel.reactor.context
        socket = try Socket(context, .dealer, .client(curve))
        fileDescriptors = [try socket.fileDescriptor]
        let watch = try MonitorWatch(Monitor(of: socket, in: context)) { [weak self] in self?.heard($0.kind) }
        self.watch = watch
        try socket.connect(endpoint)
        channel.reactor.add(self)
        channel.reactor.add(watch)
    }

    func look() -> Bool {
        do {
            for _ in 0..<ClientSocket.turn {
                guard stage != .closed else { return false }
                switch try socket.receive() {
                case .received(let message): message.withUnsafeBytes { channel.receive($0) }
                case .misframed: break
                case .wouldBlock: return false
                }
            }
            return true
        } catch {
            // Only of a context that was shut down: nothing will be received any more.
            return false
        }
    }

    func send(_ frame: [UInt8]) -> Bool {
        // Sending can swallow the edge of a message that came in meanwhile.
        needsLook = true
        do {
            return try socket.send(frame) == .sent
        } catch {
            return false
        }
    }

    func close() {
        guard stage != .closed else { return }
        stage = .closed
        channel.reactor.remove(self)
        if let watch { channel.reactor.remove(watch) }
        watch = nil
    }

    func timePassed(_ now: ContinuousClock.Instant) {}

    private func heard(_ event: Monitor.Kind) {
        switch (stage, event) {
        case (.closed, _): break
        case (_, .connected):
            stage = .shakingHands
            handshake = (.now, false)
        case (_, .handshakeSucceeded):
            stage = .established
            brokenHandshakes = 0
            channel.connected()
        // 300 and 500: the server cannot tell now whether it knows us.
        case (_, .handshakeFailed(.refused(let status))) where status != 400: channel.lost()
        case (_, .handshakeFailed(.refused)), (_, .handshakeFailed(.violated)): channel.refused()
        case (_, .handshakeFailed(.unspecified(let code))):
            brokenHandshakes += 1
            handshake.hasFailed = true
            // Of one that took too long libzmq says whatever errno its thread had last.
            if code == ETIMEDOUT || .now - handshake.begun >= ClientSocket.longHandshake {
                channel.lost()
            } else if brokenHandshakes >= ClientSocket.silentRefusals {
                channel.refused()
            }
        // What came was no ZMTP at all. libzmq says no more than this, and does not try again.
        case (.shakingHands, .disconnected) where !handshake.hasFailed: channel.refused()
        // After a broken handshake libzmq announces the next attempt in the same words as after a refused
        // connection.
        case (.shakingHands, .connectRetried): stage = .connecting
        case (.connecting, .closed), (.connecting, .connectRetried): channel.lost()
        case (.established, .disconnected):
            // What arrived before the break still counts.
            while look() {}
            channel.lost()
        default: break
        }
    }
}
