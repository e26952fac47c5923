import Foundation
import Synchronization
import Testing

@testable import ZeroMQ

@Suite("CURVE and ZAP between sockets", .timeLimit(.minutes(5)))
struct CurveTests {
    let context: Context

    init() throws {
        context = try Context()
    }

    @Test("who ZAP accepts is known by its user id, in every message")
    func accepted() throws {
        let (one, other) = (try CurveKeyPair(), try CurveKeyPair())
        let asked = Mutex<[ZAP.Peer]>([])
        let handler = try ZAPHandler(context) { peer in
            asked.withLock { $0.append(peer) }
            return .accept(userID: peer.publicKey == one.publicKey ? "thai-binh/so-y-te" : "thai-binh/mttq")
        }
        let server = try CurveServer(context, domain: "registry")
        for (keys, user) in [(one, "thai-binh/so-y-te"), (other, "thai-binh/mttq")] {
            let client = try Socket(context, .dealer, server.options(for: keys))
            try client.connect(server.endpoint)
            for number in UInt8(1)...3 {
                _ = try client.send([number])
                let (sender, bytes, userID) = try server.router.nextRouted()
                #expect(bytes == [number])
                #expect(userID == user)
                #expect(try server.router.send(bytes, to: sender) == .sent)
                #expect(try client.nextFrames() == [[number]])
            }
        }
        #expect(
            asked.withLock { $0 } == [
                ZAP.Peer(publicKey: one.publicKey, domain: "registry", address: "127.0.0.1"),
                ZAP.Peer(publicKey: other.publicKey, domain: "registry", address: "127.0.0.1"),
            ])
        handler.stop()
    }

    @Test("a message is compared with a user id without making a string")
    func isFrom() throws {
        let handler = try ZAPHandler(context) { _ in .accept(userID: "a/b") }
        let server = try CurveServer(context)
        let client = try Socket(context, .dealer, server.options(for: try CurveKeyPair()))
        try client.connect(server.endpoint)
        _ = try client.send([1])
        _ = try server.router.wait(for: .readable, timeout: patience)
        guard case .received(_, let message) = try server.router.receiveRouted() else {
            Issue.record("nothing received")
            return
        }
        let matches = ["a/b", "a", "a/b/c"].map { message.isFrom(userID: $0) }
        #expect(matches == [true, false, false])
        handler.stop()
    }

    @Test("who ZAP refuses hears so at once, and none of its bytes arrive")
    func refused() throws {
        let handler = try ZAPHandler(context) { _ in .refuse("unknown key") }
        let server = try CurveServer(context)
        let seen = try Monitor(of: server.router, in: context)
        let client = try Socket(context, .dealer, server.options(for: try CurveKeyPair()))
        let monitor = try Monitor(of: client, in: context)
        try client.connect(server.endpoint)
        _ = try client.send([1])
        let event = try monitor.awaitEvent("handshake failed") {
            if case .handshakeFailed = $0 { true } else { false }
        }
        #expect(event.kind == .handshakeFailed(.refused(status: 400)))
        #expect(event.endpoint == server.endpoint)
        _ = try seen.awaitEvent("handshake failed") { $0 == .handshakeFailed(.refused(status: 400)) }
        #expect(try server.router.receiveFrames() == nil)
        handler.stop()
    }

    @Test("who is refused for now gets in later by itself")
    func refusedForNow() throws {
        let asked = Atomic<Int>(0)
        let handler = try ZAPHandler(context) { _ in
            asked.add(1, ordering: .relaxed).newValue < 3 ? .refuseForNow("starting") : .accept(userID: "a")
        }
        let server = try CurveServer(context)
        var options = server.options(for: try CurveKeyPair())
        options.reconnectInterval = .milliseconds(1)
        let client = try Socket(context, .dealer, options)
        try client.connect(server.endpoint)
        _ = try client.send([1])
        #expect(try server.router.nextRouted().userID == "a")
        #expect(asked.load(ordering: .relaxed) == 3)
        handler.stop()
    }

    @Test("while no ZAP handler runs, nobody gets in")
    func withoutHandler() throws {
        let server = try CurveServer(context)
        let monitor = try Monitor(of: server.router, in: context)
        let client = try Socket(context, .dealer, server.options(for: try CurveKeyPair()))
        try client.connect(server.endpoint)
        _ = try client.send([1])
        _ = try monitor.awaitEvent("handshake failed") {
            if case .handshakeFailed = $0 { true } else { false }
        }
        #expect(try server.router.receiveFrames() == nil)
    }

    @Test("a client with another server's key is a failed handshake that the server can name")
    func wrongServerKey() throws {
        let handler = try ZAPHandler(context) { _ in .accept(userID: "a") }
        let server = try CurveServer(context)
        let seen = try Monitor(of: server.router, in: context)
        let keys = try CurveKeyPair()
        let client = try Socket(
            context, .dealer,
            SocketOptions { $0.curve = .client(keys: keys, serverKey: keys.publicKey) })
        let monitor = try Monitor(of: client, in: context)
        try client.connect(server.endpoint)
        let event = try seen.awaitEvent("handshake failed") {
            if case .handshakeFailed = $0 { true } else { false }
        }
        guard case .handshakeFailed(let failure) = event.kind else { return }
        // ZMQ_PROTOCOL_ERROR_ZMTP_CRYPTOGRAPHIC
        #expect(failure == .violated(code: 0x1100_0001))
        _ = try monitor.awaitEvent("not let in") {
            switch $0 {
            case .handshakeFailed, .disconnected: true
            default: false
            }
        }
        handler.stop()
    }

    @Test("a client without keys does not reach a server with them")
    func plaintextClient() throws {
        let handler = try ZAPHandler(context) { _ in .accept(userID: "a") }
        let server = try CurveServer(context)
        let client = try Socket(context, .dealer)
        let monitor = try Monitor(of: client, in: context)
        try client.connect(server.endpoint)
        _ = try client.send([1])
        let event = try monitor.awaitEvent("handshake failed") {
            if case .handshakeFailed = $0 { true } else { false }
        }
        guard case .handshakeFailed(let failure) = event.kind else { return }
        // ZMQ_PROTOCOL_ERROR_ZMTP_MECHANISM_MISMATCH
        #expect(failure == .violated(code: 0x1100_0002))
        #expect(try server.router.receiveFrames() == nil)
        handler.stop()
    }

    @Test("a server without keys can still ask who it is, under a domain")
    func nullMechanism() throws {
        let handler = try ZAPHandler(context) { peer in
            peer.publicKey == nil && peer.domain == "open" ? .accept(userID: "anybody") : .refuse("no")
        }
        let router = try Socket(context, .router, SocketOptions { $0.zapDomain = "open" })
        let endpoint = try router.bind("tcp://127.0.0.1:*")
        let client = try Socket(context, .dealer)
        try client.connect(endpoint)
        _ = try client.send([1])
        #expect(try router.nextRouted().userID == "anybody")
        handler.stop()
    }

    @Test("a context has one handler; when it has stopped there is room for another")
    func oneHandler() throws {
        let first = try ZAPHandler(context) { _ in .refuse("first") }
        let error = try #require(throws: ZeroMQError.self) {
            _ = try ZAPHandler(context) { _ in .refuse("second") }
        }
        #expect(error.isAddressInUse)
        first.stop()
        first.stop()
        try ZAPHandler(context) { _ in .refuse("third") }.stop()
    }

    @Test("who connects and goes is seen by a monitor, step by step")
    func monitorLife() throws {
        let router = try Socket(context, .router)
        let monitor = try Monitor(of: router, in: context)
        let endpoint = try router.bind("tcp://127.0.0.1:*")
        #expect(try monitor.next(timeout: patience)?.kind == .listening)
        let poller = try Poller()
        try poller.add(monitor.fileDescriptor, tag: 1)
        #expect(try monitor.next() == nil)
        var client: Socket? = try Socket(context, .dealer)
        try client?.connect(endpoint)
        #expect(try poller.wait(timeout: patience) { _ in } == 1)
        #expect(try monitor.next(timeout: patience)?.kind == .accepted)
        #expect(try monitor.next(timeout: patience)?.kind == .handshakeSucceeded)
        client = nil
        #expect(try monitor.next(timeout: patience)?.kind == .disconnected)
    }

    @Test("a client hears that its server is not there, and tries again")
    func nobodyListens() throws {
        let closed = try Socket(context, .router)
        let endpoint = try closed.bind("tcp://127.0.0.1:*")
        try closed.unbind(endpoint)
        let client = try Socket(context, .dealer, SocketOptions { $0.reconnectInterval = .milliseconds(3) })
        let monitor = try Monitor(of: client, in: context)
        try client.connect(endpoint)
        _ = try monitor.awaitEvent("retry") {
            if case .connectRetried(let after) = $0 { after > .zero } else { false }
        }
    }
}
