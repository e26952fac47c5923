import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("A key that is not let in is UNAUTHENTICATED, and never a hang", .timeLimit(.minutes(5)))
struct KeyTests {
    static let ways = [Way.tcp, .ipc]

    @Test("a key that nobody issued, and the server is asked about it once", arguments: ways)
    func unknownKey(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Greet": echo]) { guarded in
            let keys = try CurveKeyPair()
            let stranger = try guarded.client(keys)
            #expect(await stranger.status() == .unauthenticated)
            // Others come and go meanwhile; a stranger that knocked without pause would have been heard.
            for _ in 0..<20 {
                let member = try guarded.member()
                #expect(await member.client.status() == .ok)
                member.client.close()
            }
            #expect(guarded.book.asked(for: keys.publicKey) == 1)
            stranger.close()
        }
    }

    @Test("a server with another key than the client expects", arguments: ways)
    func otherServer(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Greet": echo]) { guarded in
            let keys = try guarded.issuedKeys()
            let misled = try BusClient(guarded.endpoint, .curve(keys, server: CurveKeyPair().publicKey))
            #expect(await misled.status() == .unauthenticated)
            #expect(guarded.book.asked(for: keys.publicKey) == 0)
            misled.close()
        }
    }

    @Test("a key that was taken away between two connections", arguments: ways)
    func revokedBetween(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Greet": echo]) { guarded in
            let keys = try guarded.issuedKeys()
            let first = try guarded.client(keys)
            #expect(await first.status() == .ok)
            first.close()
            guarded.book.revoke(keys.publicKey)
            let second = try guarded.client(keys)
            #expect(await second.status() == .unauthenticated)
            second.close()
        }
    }

    @Test("a client that was refused gets in as soon as its key is issued", arguments: ways)
    func issuedLater(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Greet": echo]) { guarded in
            let keys = try CurveKeyPair()
            let client = try guarded.client(keys)
            #expect(await client.status() == .unauthenticated)
            #expect(await client.status() == .unauthenticated)
            guarded.book.issue(keys.publicKey)
            #expect(await client.status() == .ok)
            client.close()
        }
    }

    @Test("a server that nobody answers for: it has no ZAP handler", arguments: ways)
    func withoutHandler(way: Way) async throws {
        let context = try Context()
        let keys = try CurveKeyPair()
        let socket = try Socket(
            context, .router,
            SocketOptions { $0.curve = .server(secretKey: keys.secretKey, domain: "ctp") })
        let endpoint = try socket.bind(way == .ipc ? Stand.ipcEndpoint() : "tcp://127.0.0.1:*")
        let client = try BusClient(endpoint, .curve(CurveKeyPair(), server: keys.publicKey))
        #expect(await client.status() == .unauthenticated)
        client.close()
    }

    @Test("streams are refused like single calls", arguments: ways)
    func streams(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Count": endless]) { guarded in
            let stranger = try guarded.client(CurveKeyPair())
            let feed = await #expect(throws: CallError.self) {
                for try await _ in stranger.feed(Greetings.count, Greeting(text: "")) {}
            }
            #expect(feed?.status == .unauthenticated)
            let rows = await #expect(throws: CallError.self) {
                try await stranger.send(Greetings.take, rows: 0..<1000)
            }
            #expect(rows?.status == .unauthenticated)
            stranger.close()
        }
    }
}

@Suite("While it cannot be told whose a key is, calls are UNAVAILABLE", .timeLimit(.minutes(5)))
struct UndecidedKeyTests {
    @Test(
        "a call that is made once says so at once; one that may be made again gets through later",
        arguments: KeyTests.ways)
    func undecided(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Greet": echo]) { guarded in
            let (client, key) = try guarded.member()
            guarded.book.close()
            var once = farAway
            once.retry = .never
            #expect(await client.status(once) == .unavailable)
            async let patient = client.status()
            while guarded.book.asked(for: key) < 3 { await Task.yield() }
            guarded.book.close(false)
            #expect(await patient == .ok)
            client.close()
        }
    }

    @Test("who is connected already stays connected", arguments: KeyTests.ways)
    func standing(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Greet": echo]) { guarded in
            let (client, key) = try guarded.member()
            #expect(await client.status() == .ok)
            guarded.book.close()
            let asked = guarded.book.asked(for: key)
            try await guarded.look()
            while guarded.book.asked(for: key) == asked { await Task.yield() }
            #expect(await client.status() == .ok)
            client.close()
        }
    }

    @Test("a server that says 300 twice lets the client in at its third attempt", arguments: KeyTests.ways)
    func putOff(way: Way) async throws {
        let context = try Context()
        let asked = Atomic<Int>(0)
        let handler = try ZAPHandler(context) { _ in
            asked.add(1, ordering: .relaxed).newValue <= 2 ? .refuseForNow("later") : .accept(userID: "a")
        }
        let keys = try CurveKeyPair()
        let socket = try Socket(
            context, .router, .server(.server(secretKey: keys.secretKey, domain: "ctp")))
        let endpoint = try socket.bind(way == .ipc ? Stand.ipcEndpoint() : "tcp://127.0.0.1:*")
        let client = try BusClient(endpoint, .curve(CurveKeyPair(), server: keys.publicKey))
        let status = Task { await client.status() }
        let (peer, call) = try await nextFrame(of: socket)
        #expect(call.kind == .call)
        #expect(
            try socket.send(
                Frame(.reply, callID: call.callID, body: call.body).serialized(), to: peer) == .sent)
        #expect(await status.value == .ok)
        #expect(asked.load(ordering: .relaxed) >= 3)
        client.close()
        handler.stop()
    }

    /// Leaves the thread to others while it waits.
    private func nextFrame(of socket: Socket) async throws -> (RoutingID, Frame) {
        while true {
            switch try socket.receiveRouted() {
            case .received(let sender, let message): return (sender, try Frame(parsing: message.bytes))
            case .misframed: Issue.record("a message of several frames")
            case .wouldBlock:
                _ = try socket.wait(for: .readable, timeout: .milliseconds(10))
                try Task.checkCancellation()
                await Task.yield()
            }
        }
    }
}
