import JSONCoding
import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("Connections that break, and servers that stop", .timeLimit(.minutes(5)))
struct ConnectionTests {
    @Test(
        "without a server a call is UNAVAILABLE at once",
        arguments: ["tcp://127.0.0.1:1", Stand.ipcEndpoint()])
    func nobodyThere(endpoint: String) async throws {
        let client = try BusClient(endpoint, .curve(CurveKeyPair(), server: CurveKeyPair().publicKey))
        // Its deadline lies far beyond the test's time limit: only an answer before it passes.
        let patient = CallOptions(timeout: .seconds(300), retry: .never)
        let error = await #expect(throws: CallError.self) {
            try await client.call(Greetings.greet, Greeting(text: ""), patient)
        }
        #expect(error?.status == .unavailable)
        client.close()
    }

    @Test(
        "a call that outlives its server is made again on the next one, under the same key",
        arguments: [Way.tcp, .ipc])
    func restart(way: Way) async throws {
        let begun = Signal()
        let keys = Mutex<[String?]>([])
        let first = try await Stand(
            way,
            [
                "test.Greetings/Record": { call in
                    keys.withLock { $0.append(call.metadata.idempotencyKey) }
                    begun.say()
                }
            ])
        let client = try first.client()
        let answer = Task { try await client.call(Greetings.record, Greeting(text: "again")) }
        await begun.heard()
        await first.server.shutdown(grace: .zero)
        let second = try BusServer(
            Script(answers: [
                "test.Greetings/Record": { call in
                    keys.withLock { $0.append(call.metadata.idempotencyKey) }
                    call.reply(.ok, body: call.body)
                }
            ]))
        let known = first.clientKeys.publicKey
        try await listen(second, first.endpoint, .curve(first.keys) { $0 == known ? tester : nil })
        let got = try await answer.value.text
        #expect(got == "again")
        let used = keys.withLock { $0 }
        #expect(used.count == 2 && used[0] == used[1] && used[0] != nil)
        client.close()
        await second.shutdown(grace: .zero)
    }

    /// The kernel may keep the port for a moment.
    private func listen(_ server: BusServer, _ endpoint: String, _ security: ServerSecurity) async throws {
        while true {
            do {
                try await server.listen(on: endpoint, security)
                return
            } catch EndpointError.inUse { await Task.yield() }
        }
    }

    @Test("an import that breaks off is sent again from its first row", arguments: Way.allCases)
    func importAgain(way: Way) async throws {
        let attempts = Atomic<Int>(0)
        let take: Script.Answer = { call in
            if attempts.add(1, ordering: .relaxed).newValue == 1 {
                for try await _ in call.items { break }
                return call.refuse(Refusal(.unavailable, Message("bus.unavailable")))
            }
            var rows: [Int] = []
            for try await item in call.items { rows.append(try JSON.decode(Int.self, from: item)) }
            #expect(rows == Array(0..<300))
            call.reply(.ok, body: try JSON.encode(ImportSummary(accepted: rows.count)))
        }
        try await withStand(way, ["test.Greetings/Take": take]) { _, client in
            let got = try await client.send(Greetings.take, rows: 0..<300).accepted
            #expect(got == 300)
        }
    }

    @Test("a feed is made again before its first item, and not after it", arguments: Way.allCases)
    func feedAgain(way: Way) async throws {
        let attempts = Atomic<Int>(0)
        let count: Script.Answer = { call in
            switch attempts.add(1, ordering: .relaxed).newValue {
            case 1: call.refuse(Refusal(.unavailable, Message("bus.unavailable"), retryDelay: 1))
            default:
                try await call.send(item: Array("1".utf8))
                call.refuse(Refusal(.unavailable, Message("bus.unavailable")))
            }
        }
        try await withStand(way, ["test.Greetings/Count": count]) { _, client in
            var numbers: [Int] = []
            let error = await #expect(throws: CallError.self) {
                for try await number in client.feed(Greetings.count, Greeting(text: "")) {
                    numbers.append(number)
                }
            }
            #expect(error?.status == .unavailable)
            #expect(numbers == [1])
            #expect(attempts.load(ordering: .relaxed) == 2)
        }
    }

    @Test(
        "a stopping server lets running calls finish, takes no new ones and then is gone",
        arguments: Way.allCases)
    func drain(way: Way) async throws {
        let begun = Signal()
        let go = Signal()
        let stand = try await Stand(
            way,
            [
                "test.Greetings/Greet": { call in
                    begun.say()
                    await go.heard()
                    call.reply(.ok, body: call.body)
                }
            ])
        let client = try stand.client()
        async let running = client.call(Greetings.greet, Greeting(text: "finishes"))
        await begun.heard()
        async let stopped: Void = stand.server.shutdown(grace: .seconds(20))
        while !(try await stand.server.reactor.perform { [engine = stand.server.engine] in engine.isDraining })
        {
            await Task.yield()
        }
        let error = await #expect(throws: CallError.self) {
            try await client.call(Greetings.greet, Greeting(text: "late"), CallOptions(retry: .never))
        }
        #expect(error?.status == .unavailable)
        go.say()
        let got = try await running.text
        #expect(got == "finishes")
        await stopped
        client.close()
    }

    @Test("a call that does not finish within the grace is ended", arguments: Way.allCases)
    func grace(way: Way) async throws {
        let begun = Signal()
        let cancelled = Signal()
        let stand = try await Stand(
            way,
            [
                "test.Greetings/Greet": { call in
                    call.onCancel { cancelled.say() }
                    begun.say()
                }
            ])
        let client = try stand.client()
        let running = Task {
            try await client.call(Greetings.greet, Greeting(text: ""), CallOptions(retry: .never))
        }
        await begun.heard()
        await stand.server.shutdown(grace: .milliseconds(10))
        await cancelled.heard()
        let error = await #expect(throws: CallError.self) { try await running.value }
        #expect(error?.status == .unavailable)
        client.close()
    }

    @Test("a reactor sleeps far less often than once a call under load, and not at all when nothing happens")
    func waits() async throws {
        try await withStand(.tcp, ["test.Greetings/Greet": echo]) { stand, client in
            _ = try await client.call(Greetings.greet, Greeting(text: ""))
            let before = stand.server.reactor.waits
            let calls = 4_000
            try await withThrowingTaskGroup { group in
                for _ in 0..<64 {
                    group.addTask {
                        for _ in 0..<calls / 64 {
                            _ = try await client.call(Greetings.greet, Greeting(text: "a"))
                        }
                    }
                }
                try await group.waitForAll()
            }
            let waits = stand.server.reactor.waits - before
            // Each call can bring two wake-ups at most; a doorbell that stays rung, or a descriptor whose edge is
            // never taken, brings thousands a call.
            #expect(waits < calls * 2, "\(waits) waits for \(calls) calls")
        }
    }

    @Test("a latency-critical caller runs on the reactor itself")
    func taskExecutor() async throws {
        let reactor = try Reactor()
        try await withStand(.tcp, ["test.Greetings/Greet": echo]) { stand, _ in
            let client = try BusClient(
                stand.endpoint, .curve(stand.clientKeys, server: stand.keys.publicKey), reactor: reactor)
            try await Task(executorPreference: reactor) {
                for _ in 0..<100 {
                    _ = try await client.call(Greetings.greet, Greeting(text: "a"))
                    #expect(reactor.isCurrent)
                }
            }.value
            client.close()
        }
        reactor.stop()
    }

    @Test("pauses grow, are random and end with the deadline")
    func backoff() {
        var generator = SystemRandomNumberGenerator()
        let now = ContinuousClock.now
        var backoff = Backoff(
            RetryPolicy(firstPause: .milliseconds(100), longestPause: .milliseconds(400)),
            deadline: now.advanced(by: .seconds(1)))
        for bound in [100, 200, 400, 400, 400] {
            let pause = backoff.pause(asked: nil, now: now, using: &generator)
            #expect(pause.map { $0 <= .milliseconds(bound) } == true)
        }
        #expect(
            backoff.pause(asked: .milliseconds(700), now: now, using: &generator).map {
                $0 >= .milliseconds(700)
            } == true)
        #expect(backoff.pause(asked: .seconds(2), now: now, using: &generator) == nil)
        var never = Backoff(.never, deadline: nil)
        #expect(never.pause(asked: nil, now: now, using: &generator) == nil)
    }
}
