import Bus
import Glibc
import JSONCoding
import ProcessKit
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus
@testable import FaultPeer

@Suite("Peers that do not read", .timeLimit(.minutes(5)))
struct StalledTests {
    /// What a connection may leave unread before it is taken for stalled.
    static let limit = 8 * ServerLimits().unreadPerConnection

    @Test("calls on a server that stands still keep their deadlines, and heartbeats tell those without one")
    func server() async throws {
        let place = try PeerPlace()
        let server = try await place.serve(place.wildcard(.tcp))
        let client = try place.client(of: server)
        async let held = failure { try await client.call(FaultCalls.hold, Empty(), patient) }
        async let idle = failure { for try await _ in client.feed(FaultCalls.idle, Empty(), patient) {} }
        try await server.said("begun", times: 2)
        try await server.freeze()
        let short = CallOptions(timeout: .milliseconds(300), retry: .never)
        let late = try await failure { try await client.call(FaultCalls.echo, "", short) }
        #expect(late == .deadlineExceeded)
        let ends = try await [held, idle]
        #expect(ends == [.unavailable, .unavailable])
        server.program.send(SIGCONT)
        let again = try await client.call(FaultCalls.echo, "again", CallOptions(timeout: .seconds(3600)))
        #expect(again == "again")
        client.close()
        try await server.kill()
    }

    @Test("the calls of a client that stands still are cancelled by the server's heartbeats")
    func client() async throws {
        let (place, server, observer) = try await PeerPlace.observed(.tcp)
        let client = try await place.call("idle", server)
        try await client.said("item 1")
        try await client.freeze()
        try await until { try await observer.state().cancelled == 1 }
        #expect(try await observer.state().peers == 0)
        client.program.send(SIGCONT)
        // It hears so as soon as it runs again.
        #expect(try await client.program.ending().output.hasSuffix("ended UNAVAILABLE\n"))
        observer.close()
        try await server.kill()
    }

    @Test("feeds to a client that grants no credit cost bounded memory, and others nothing")
    func noCredit() async throws {
        let (place, server, observer) = try await PeerPlace.observed(.tcp)
        let before = try await observer.state().memory
        let context = try Context()
        let socket = try place.rawSocket(context, to: server)
        let feeds: UInt64 = 64
        for id in 1...feeds {
            let body = try JSON.encode(Empty())
            _ = try socket.sendAll(
                Frame(.call, callID: id, method: FaultCalls.count.name, body: body).serialized())
        }
        try await server.said("begun", times: Int(feeds))
        // All that the credit allows has come; the feeds are endless, so each now waits.
        var items = 0
        while items < 64 * Int(feeds) { if try socket.next().kind == .item { items += 1 } }
        let got = try await observer.call(FaultCalls.echo, "unharmed")
        #expect(got == "unharmed")
        let state = try await observer.state()
        #expect(state.calls == Int(feeds) && state.cancelled == 0)
        // What a call, its task and its metadata take, and no more.
        #expect(state.memory - before < Int(feeds) * 64 * 1024, "\(state.memory - before) octets")
        _ = try socket.sendAll(Frame.signal(.ping, callID: 0))
        #expect(try socket.next().kind == .pong)
        observer.close()
        try await server.kill()
    }

    @Test(
        "a client that asks for much and reads nothing costs bounded memory, is counted, and others nothing")
    func readsNothing() async throws {
        let (place, server, observer) = try await PeerPlace.observed(.tcp)
        let before = try await observer.state().memory
        let context = try Context()
        let socket = try place.rawSocket(context, to: server) {
            $0.receiveHighWater = 1
            $0.sendHighWater = 1
        }
        let question = String(repeating: "?", count: 1 << 20)
        let body = try JSON.encode(question)
        var id: UInt64 = 0
        var most = 0
        var state = try await observer.state()
        while state.stalled == 0 {
            for _ in 0..<16 {
                id += 1
                let call = try Frame(.call, callID: id, method: FaultCalls.echo.name, body: body).serialized()
                _ = try socket.sendAll(call)
            }
            let got = try await observer.call(FaultCalls.echo, "unharmed")
            #expect(got == "unharmed")
            state = try await observer.state()
            most = max(most, state.memory - before)
            // What waits in libzmq, copies on their way, and what malloc keeps.
            try #require(most < StalledTests.limit * 3, "\(most) octets after \(id) calls")
        }
        print(
            "a client that reads nothing: counted after \(id) calls of 1 MiB, at most \(most >> 20) MiB held")
        // From now on it is refused, and costs no more than that.
        for _ in 0..<256 {
            id += 1
            _ = try socket.sendAll(
                Frame(.call, callID: id, method: FaultCalls.echo.name, body: body).serialized())
        }
        let got = try await observer.call(FaultCalls.echo, "unharmed")
        #expect(got == "unharmed")
        #expect(try await observer.state().memory - before < StalledTests.limit * 3)
        // Once it reads, it is served again.
        var refused = 0
        for answer in 1...id {
            let reply = try socket.nextReply()
            #expect(reply.callID == answer)
            if reply.argument == Status.resourceExhausted.rawValue { refused += 1 }
        }
        #expect(refused >= 256)
        id += 1
        _ = try socket.sendAll(
            Frame(.call, callID: id, method: FaultCalls.echo.name, body: body).serialized())
        #expect(try socket.nextReply().argument == Status.ok.rawValue)
        observer.close()
        try await server.kill()
    }
}

extension Socket {
    /// Sends, when there is room.
    func sendAll(_ bytes: [UInt8]) throws -> Bool {
        while true {
            if try send(bytes) == .sent { return true }
            guard try wait(for: .writable, timeout: .seconds(60)).contains(.writable) else { return false }
        }
    }

    /// The next reply; PINGs before it are answered.
    func nextReply() throws -> Frame {
        while true {
            let frame = try next()
            guard frame.kind == .ping else { return frame }
            _ = try sendAll(Frame.signal(.pong, callID: frame.callID, argument: frame.argument))
        }
    }

    /// The next frame.
    func next() throws -> Frame {
        while true {
            switch try receive() {
            case .received(let message): return try Frame(parsing: message.bytes)
            case .misframed: Issue.record("misframed")
            case .wouldBlock:
                let events = try wait(for: .readable, timeout: .seconds(60))
                try #require(events.contains(.readable), "no frame")
            }
        }
    }
}
