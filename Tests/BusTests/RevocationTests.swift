import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("Keys that are taken away from connections that stand", .timeLimit(.minutes(5)))
struct RevocationTests {
    static let ways = [Way.tcp, .ipc]

    @Test("its feed ends with UNAUTHENTICATED, once, and others go on", arguments: ways)
    func feed(way: Way) async throws {
        let begun = Atomic<Int>(0)
        let count: Script.Answer = { call in
            begun.add(1, ordering: .relaxed)
            try await endless(call)
        }
        try await withGuardedServer(way, ["test.Greetings/Count": count, "test.Greetings/Greet": echo]) {
            guarded in
            let (client, key) = try guarded.member()
            let (other, _) = try guarded.member()
            var items = other.feed(Greetings.count, Greeting(text: "")).makeAsyncIterator()
            #expect(try await items.next() == 1)
            var seen: [Int] = []
            let error = await #expect(throws: CallError.self) {
                for try await number in client.feed(Greetings.count, Greeting(text: ""), farAway) {
                    seen.append(number)
                    try await guarded.revoke(key)
                }
            }
            #expect(error?.status == .unauthenticated)
            #expect(error?.message.contains("key") == true)
            #expect(seen == [1])
            #expect(await client.status() == .unauthenticated)
            #expect(await other.status() == .ok)
            #expect(begun.load(ordering: .relaxed) == 2)
            client.close()
            other.close()
        }
    }

    @Test("calls and imports under way end, and whoever answers them is cancelled", arguments: ways)
    func calls(way: Way) async throws {
        let (begun, cancelled) = (Signal(), Signal())
        let (beganTaking, cancelledTaking) = (Signal(), Signal())
        let hold: Script.Answer = { call in
            call.onCancel { cancelled.say() }
            begun.say()
        }
        let take: Script.Answer = { call in
            call.onCancel { cancelledTaking.say() }
            beganTaking.say()
        }
        try await withGuardedServer(way, ["test.Greetings/Record": hold, "test.Greetings/Take": take]) {
            guarded in
            let (client, key) = try guarded.member()
            let call = Task {
                try await client.call(Greetings.record, Greeting(text: "under way"), farAway)
            }
            // More rows than there is credit for: it waits for more, and nobody reads.
            let rows = Task { try await client.send(Greetings.take, rows: 0..<1000, farAway) }
            await begun.heard()
            await beganTaking.heard()
            try await guarded.revoke(key)
            let ended = await #expect(throws: CallError.self) { try await call.value }
            #expect(ended?.status == .unauthenticated)
            let broken = await #expect(throws: CallError.self) { try await rows.value }
            #expect(broken?.status == .unauthenticated)
            await cancelled.heard()
            await cancelledTaking.heard()
            client.close()
        }
    }

    @Test("new calls on the standing connection are refused, and then the server hangs up", arguments: ways)
    func hangsUp(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Count": endless]) { guarded in
            let (keys, context) = (try guarded.issuedKeys(), try Context())
            let socket = try guarded.socket(keys, in: context) { $0.reconnectInterval = .seconds(600) }
            let monitor = try Monitor(of: socket, in: context)
            try socket.connect(guarded.endpoint)
            _ = try socket.send(Frame(.call, callID: 1, method: "test.Greetings/Count").serialized())
            #expect(try await next(socket).kind == .item)
            try await guarded.revoke(keys.publicKey)
            let end = try await next(socket)
            #expect(end.callID == 1 && end.kind == .reply)
            #expect(end.argument == Status.unauthenticated.rawValue)
            _ = try socket.send(Frame(.call, callID: 2, method: "test.Greetings/Count").serialized())
            // Either the refusal comes, or the server has hung up before it read the call.
            var isOver = false
            while !isOver {
                if let frame = try poll(socket) {
                    #expect(frame.callID == 2 && frame.argument == Status.unauthenticated.rawValue)
                }
                while let event = try monitor.next() {
                    if event.kind == .disconnected { isOver = true }
                }
                try Task.checkCancellation()
                await Task.yield()
            }
            #expect(guarded.book.asked(for: keys.publicKey) >= 2)
            // The server has forgotten the peer.
            while try await peers(of: guarded.server) > 0 { await Task.yield() }
        }
    }

    @Test(
        "a connection that was let in and has said nothing yet is refused with its first call",
        arguments: ways)
    func silent(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Greet": echo]) { guarded in
            let (keys, context) = (try guarded.issuedKeys(), try Context())
            let socket = try guarded.socket(keys, in: context)
            let monitor = try Monitor(of: socket, in: context)
            try socket.connect(guarded.endpoint)
            while try monitor.next()?.kind != .handshakeSucceeded { await Task.yield() }
            try await guarded.revoke(keys.publicKey)
            _ = try socket.send(Frame(.call, callID: 1, method: "test.Greetings/Greet").serialized())
            let refused = try await next(socket)
            #expect(refused.argument == Status.unauthenticated.rawValue)
            while try monitor.next()?.kind != .disconnected { await Task.yield() }
        }
    }

    @Test("a key that is another unit's now calls as that one, and its running calls end", arguments: ways)
    func reissued(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Greet": whoAmI, "test.Greetings/Count": endless]) {
            guarded in
            let (client, key) = try guarded.member(Principal(unit: "thai-binh/so-y-te", roles: [.reader]))
            var items = client.feed(Greetings.count, Greeting(text: ""), farAway).makeAsyncIterator()
            #expect(try await items.next() == 1)
            #expect(try await unit(client) == "thai-binh/so-y-te reader")
            guarded.book.issue(key, to: Principal(unit: "thai-binh/thai-thuy", roles: [.caseworker]))
            try await guarded.look()
            let error = await #expect(throws: CallError.self) { _ = try await items.next() }
            #expect(error?.status == .unauthenticated)
            #expect(try await unit(client) == "thai-binh/thai-thuy caseworker")
            client.close()
        }
    }

    @Test("a unit that may something else now goes on, with its new rights", arguments: ways)
    func rightsChanged(way: Way) async throws {
        let feed: Script.Answer = { call in
            try await call.send(item: Array("1".utf8))
            for try await _ in call.items {}
            try await call.send(item: Array("2".utf8))
            call.reply(.ok)
        }
        try await withGuardedServer(way, ["test.Greetings/Greet": whoAmI, "test.Greetings/Count": feed]) {
            guarded in
            let (client, key) = try guarded.member(Principal(unit: "thai-binh/so-y-te", roles: [.reader]))
            let call = client.newCall(deadline: nil)
            try call.launch("test.Greetings/Count", [:], Array(#"{"text":""}"#.utf8))
            #expect(await call.nextItem() == Array("1".utf8))
            guarded.book.issue(key, to: Principal(unit: "thai-binh/so-y-te", roles: [.caseworker]))
            try await guarded.look()
            #expect(try await unit(client) == "thai-binh/so-y-te caseworker")
            call.finishSending()
            #expect(await call.nextItem() == Array("2".utf8))
            client.close()
        }
    }

    @Test("a key that is taken away and given back counts again on the same client", arguments: ways)
    func givenBack(way: Way) async throws {
        try await withGuardedServer(way, ["test.Greetings/Greet": echo]) { guarded in
            let (client, key) = try guarded.member()
            for _ in 0..<3 {
                #expect(await client.status() == .ok)
                try await guarded.revoke(key)
                #expect(await client.status() == .unauthenticated)
                guarded.book.issue(key)
                try await guarded.look()
            }
            #expect(await client.status() == .ok)
            client.close()
        }
    }

    private func unit(_ client: BusClient) async throws -> String {
        try await client.call(Greetings.greet, Greeting(text: ""), farAway).text
    }

    private func peers(of server: BusServer) async throws -> Int {
        try await server.reactor.perform { [engine = server.engine] in engine.peers.count }
    }

    private func next(_ socket: Socket) async throws -> Frame {
        while true {
            if let frame = try poll(socket) { return frame }
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    /// What has come, PINGs left out; waits a moment.
    private func poll(_ socket: Socket) throws -> Frame? {
        switch try socket.receive() {
        case .received(let message):
            let frame = try Frame(parsing: message.bytes)
            return frame.kind == .ping ? nil : frame
        case .misframed: return nil
        case .wouldBlock:
            _ = try socket.wait(for: .readable, timeout: .milliseconds(5))
            return nil
        }
    }
}
