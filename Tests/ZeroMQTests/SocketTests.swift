import Foundation
import Testing

@testable import ZeroMQ

@Suite("Sockets", .timeLimit(.minutes(5)))
struct SocketTests {
    let context: Context

    init() throws {
        context = try Context()
    }

    @Test("what a dealer sends a router sends back", arguments: ["tcp", "ipc", "inproc"])
    func echo(transport: String) throws {
        try withDirectory { directory in
            let addresses = [
                "tcp": "tcp://127.0.0.1:*", "ipc": "ipc://\(directory)/socket", "inproc": "inproc://echo",
            ]
            let router = try Socket(context, .router)
            let endpoint = try router.bind(try #require(addresses[transport]))
            let dealer = try Socket(context, .dealer)
            try dealer.connect(endpoint)
            for size in [0, 1, 33, 34, 5000, 1 << 20] {
                let bytes = [UInt8](repeating: UInt8(size % 251), count: size)
                #expect(try dealer.send(bytes) == .sent)
                let (sender, received, _) = try router.nextRouted()
                #expect(received == bytes)
                #expect(try router.send(received, to: sender) == .sent)
                #expect(try dealer.nextFrames() == [bytes])
            }
        }
    }

    @Test("a message is sent without a copy and is empty then")
    func messages() throws {
        let (left, right) = try pair()
        var message = try RawMessage(count: 3) { $0.copyBytes(from: [1, 2, 3]) }
        let sending = try left.send(&message)
        #expect(sending == .sent)
        expect(message, holds: [])
        guard case .received(let received) = try right.receive() else {
            Issue.record("nothing received")
            return
        }
        expect(received, holds: [1, 2, 3])
        let (userID, isFromNobody) = (received.userID, received.isFrom(userID: ""))
        #expect(userID == nil)
        #expect(!isFromNobody)
    }

    @Test("messages of several frames arrive whole")
    func frames() throws {
        let (left, right) = try pair()
        #expect(try left.send(frames: [[1], [], [3, 3]]) == .sent)
        #expect(try right.receiveFrames() == [[1], [], [3, 3]])
        #expect(try right.receiveFrames() == nil)
        #expect(throws: ZeroMQError.self) { try left.send(frames: []) }
    }

    @Test("where one frame is expected, a message of several is dropped and the next one is not")
    func misframed() throws {
        let (left, right) = try pair()
        #expect(try left.send(frames: [[1], [2], [3]]) == .sent)
        #expect(try left.send([4]) == .sent)
        guard case .misframed = try right.receive() else {
            Issue.record("several frames passed for one")
            return
        }
        #expect(try right.receiveFrames() == [[4]])
    }

    @Test("a router drops what is not one frame and names the sender")
    func misframedRouted() throws {
        let router = try Socket(context, .router)
        try router.bind("inproc://misframed")
        let dealer = try Socket(context, .dealer)
        try dealer.connect("inproc://misframed")
        #expect(try dealer.send(frames: [[], [2], [3]]) == .sent)
        #expect(try dealer.send([4]) == .sent)
        guard case .misframed(let offender) = try router.receiveRouted() else {
            Issue.record("several frames passed for one")
            return
        }
        let (sender, bytes, _) = try router.nextRouted()
        #expect(bytes == [4])
        #expect(sender == offender)
        guard case .wouldBlock = try router.receiveRouted() else {
            Issue.record("there is a third message")
            return
        }
    }

    @Test("nothing to receive and nobody to send to are no errors")
    func wouldBlock() throws {
        let dealer = try Socket(context, .dealer)
        #expect(try dealer.send([1]) == .wouldBlock)
        #expect(try dealer.receiveFrames() == nil)
        #expect(try dealer.events == [])
    }

    @Test("a full queue is said and not waited for")
    func highWater() throws {
        let options = SocketOptions {
            $0.sendHighWater = 2
            $0.receiveHighWater = 2
        }
        let left = try Socket(context, .pair, options)
        let right = try Socket(context, .pair, options)
        try left.bind("inproc://full")
        try right.connect("inproc://full")
        var sent = 0
        while try left.send([UInt8(sent)]) == .sent { sent += 1 }
        #expect(sent == 4)
        var message = try RawMessage([9])
        let sending = try left.send(&message)
        #expect(sending == .wouldBlock)
        expect(message, holds: [9])
        #expect(try right.receiveFrames() == [[0]])
    }

    @Test("a mandatory router says that a peer is not there, or has gone")
    func unreachable() throws {
        let router = try Socket(context, .router, SocketOptions { $0.routerMandatory = true })
        let endpoint = try router.bind("tcp://127.0.0.1:*")
        let stranger = try #require(RoutingID([0, 1, 2, 3, 4]))
        #expect(try router.send([1], to: stranger) == .unreachable)
        var message = try RawMessage([1])
        let sending = try router.send(&message, to: stranger)
        #expect(sending == .unreachable)
        expect(message, holds: [1])

        var dealer: Socket? = try Socket(context, .dealer)
        try dealer?.connect(endpoint)
        _ = try dealer?.send([1])
        let (sender, _, _) = try router.nextRouted()
        #expect(try router.send([2], to: sender) == .sent)
        dealer = nil
        // The I/O thread tells the router. Sending can swallow the descriptor's edge: it is no use waiting for that.
        let end = ContinuousClock.now.advanced(by: patience)
        while try router.send([3], to: sender) == .sent {
            _ = try router.wait(for: .readable, timeout: .milliseconds(5))
            guard ContinuousClock.now < end else {
                throw TestFailure.timeout("the router does not learn that its peer has gone")
            }
        }
        #expect(try router.send([3], to: sender) == .unreachable)
    }

    @Test("wildcard ports are filled in, each with another")
    func wildcards() throws {
        let first = try Socket(context, .router).bindKept("tcp://127.0.0.1:*")
        let second = try Socket(context, .router).bindKept("tcp://127.0.0.1:*")
        for endpoint in [first.endpoint, second.endpoint] {
            #expect(endpoint.wholeMatch(of: /tcp:\/\/127\.0\.0\.1:\d+/) != nil)
        }
        #expect(first.endpoint != second.endpoint)
    }

    @Test("a taken port is an error of its own, and free again after unbind")
    func addressInUse() throws {
        let first = try Socket(context, .router)
        let endpoint = try first.bind("tcp://127.0.0.1:*")
        let second = try Socket(context, .router)
        let error = try #require(throws: ZeroMQError.self) { try second.bind(endpoint) }
        #expect(error.isAddressInUse)
        #expect(error.operation == "bind \(endpoint)")
        #expect("\(error)".contains("Address already in use"))
    }

    @Test("no endpoint, no such host, no such transport", arguments: ["", "tcp://127.0.0.1", "carrier://x"])
    func invalidAddress(endpoint: String) throws {
        let socket = try Socket(context, .router)
        let error = try #require(throws: ZeroMQError.self) { try socket.bind(endpoint) }
        #expect(!error.isAddressInUse)
    }

    @Test("a socket that can only send says so when asked to receive")
    func wrongKind() throws {
        let push = try Socket(context, .push)
        #expect(throws: ZeroMQError.self) { try push.receiveFrames() }
    }

    @Test("a context that is shut down wakes who waits in it")
    func shutDown() async throws {
        let dealer = try Socket(context, .dealer)
        context.shutDown()
        let error = try #require(throws: ZeroMQError.self) { try dealer.wait(for: .readable) }
        #expect(error.isTerminated)
    }

    @Test("a frame above the limit costs the sender its connection, and others nothing")
    func tooLong() throws {
        let router = try Socket(context, .router, SocketOptions { $0.maxMessageSize = 1000 })
        let endpoint = try router.bind("tcp://127.0.0.1:*")
        let monitor = try Monitor(of: router, in: context)
        let offender = try Socket(context, .dealer)
        try offender.connect(endpoint)
        _ = try offender.send([UInt8](repeating: 1, count: 1001))
        _ = try monitor.awaitEvent("disconnected") { $0 == .disconnected }
        let other = try Socket(context, .dealer)
        try other.connect(endpoint)
        _ = try other.send([UInt8](repeating: 2, count: 1000))
        #expect(try router.nextRouted().bytes.count == 1000)
    }

    private func pair() throws -> (Socket, Socket) {
        let left = try Socket(context, .pair)
        let right = try Socket(context, .pair)
        try left.bind("inproc://pair")
        try right.connect("inproc://pair")
        return (left, right)
    }
}

extension Socket {
    fileprivate func bindKept(_ endpoint: String) throws -> (socket: Socket, endpoint: String) {
        (self, try bind(endpoint))
    }
}
