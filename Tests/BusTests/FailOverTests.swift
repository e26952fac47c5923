import JSONCoding
import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

extension Stand {
    /// How a client of several stands reaches this one.
    var place: Endpoint { Endpoint(endpoint, .curve(clientKeys, server: keys.publicKey)) }

    /// Ends as a killed process does: without a word, and with what was under way.
    func kill() async throws {
        try await server.reactor.perform { [server] in
            for listener in server.listeners { listener.close() }
            server.engine.detach()
        }
    }
}

/// Over real sockets: there is only one server in process.
private let ways = [Way.tcp, .ipc]

@Suite("Several endpoints of one service", .timeLimit(.minutes(5)))
struct FailOverTests {
    private func withStands(
        _ way: Way, _ first: [String: Script.Answer], _ second: [String: Script.Answer],
        _ body: (Stand, Stand, BusClient) async throws -> Void
    ) async throws {
        let stands = (try await Stand(way, first), try await Stand(way, second))
        try await withServer(stands.0.server, grace: .seconds(5)) { _ in
            try await withServer(stands.1.server, grace: .seconds(5)) { _ in
                try await withClient([stands.0.place, stands.1.place]) { client in
                    try await body(stands.0, stands.1, client)
                }
            }
        }
    }

    /// Counts calls in `count`, lets others go ahead, and answers with the request.
    private func counting(_ count: Counted) -> [String: Script.Answer] {
        let answer: Script.Answer = { call in
            count.add()
            for _ in 0..<5 { await Task.yield() }
            call.reply(.ok, body: call.body)
        }
        return ["test.Greetings/Greet": answer, "test.Greetings/Record": answer]
    }

    @Test("each call goes to the one with the fewest under way", arguments: ways)
    func spreading(way: Way) async throws {
        let counts = (Counted(), Counted())
        let go = Signal()
        func held(_ count: Counted) -> [String: Script.Answer] {
            [
                "test.Greetings/Greet": { call in
                    count.add()
                    await go.heard()
                    call.reply(.ok, body: call.body)
                }
            ]
        }
        try await withStands(way, held(counts.0), held(counts.1)) { _, _, client in
            try await withThrowingTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask { _ = try await client.call(Greetings.greet, Greeting(text: "")) }
                }
                while counts.0.value + counts.1.value < 20 { await Task.yield() }
                var reports = await client.endpoints()
                #expect(reports.map(\.outstanding) == [10, 10])
                while reports.map(\.state) != [.connected, .connected] { reports = await client.endpoints() }
                go.say()
                try await group.waitForAll()
            }
            #expect(counts.0.value == 10 && counts.1.value == 10)
        }
    }

    @Test(
        "no call fails when a server stops in order, or without a word, with 64 calls under way",
        arguments: ways, [true, false])
    func losing(way: Way, inOrder: Bool) async throws {
        let counts = (Counted(), Counted())
        try await withStands(way, counting(counts.0), counting(counts.1)) { first, second, client in
            let stopped = Counted()
            try await withThrowingTaskGroup { group in
                for caller in 0..<64 {
                    group.addTask {
                        var calls = 0
                        // On until a good while after the server has gone.
                        while calls < 20 || stopped.value == 0 {
                            let text = "\(caller)/\(calls)"
                            let method = Greetings.record
                            let options = CallOptions(timeout: .seconds(120))
                            let got = try await client.call(method, Greeting(text: text), options)
                            #expect(got.text == text)
                            calls += 1
                        }
                    }
                }
                while counts.0.value < 100 { await Task.yield() }
                if inOrder {
                    await first.server.shutdown(grace: .seconds(30))
                } else {
                    try await first.kill()
                }
                let before = counts.1.value
                while counts.1.value < before + 200 { await Task.yield() }
                stopped.add()
                try await group.waitForAll()
            }
        }
    }

    @Test("a command that fails over keeps its key", arguments: ways)
    func sameKey(way: Way) async throws {
        let keys = Mutex<[String?]>([])
        let busy: Script.Answer = { call in
            keys.withLock { $0.append(call.metadata.idempotencyKey) }
            throw Refusal(.unavailable, Message("bus.shutting-down"), retryDelay: 3_600_000)
        }
        let record: Script.Answer = { call in
            keys.withLock { $0.append(call.metadata.idempotencyKey) }
            call.reply(.ok, body: call.body)
        }
        try await withStands(way, ["test.Greetings/Record": busy], ["test.Greetings/Record": record]) {
            _, _, client in
            // The first goes to the first endpoint; that one rests then, however often it would have been its turn.
            for _ in 0..<3 { _ = try await client.call(Greetings.record, Greeting(text: "a")) }
            let used = keys.withLock { $0 }
            #expect(used.count >= 4 && used[0] == used[1] && used[0] != nil)
            #expect(Set(used).count == 3)
        }
    }

    @Test("an endpoint where nobody is, or that refuses the key, costs no call", arguments: ways)
    func passingOver(way: Way) async throws {
        let good = try await Stand(way, ["test.Greetings/Greet": echo])
        let strict = try await Stand(way, ["test.Greetings/Greet": echo])
        let stranger = try ClientSecurity.curve(CurveKeyPair(), server: strict.keys.publicKey)
        let absent = Endpoint(
            way == .ipc ? Stand.ipcEndpoint() : "tcp://127.0.0.1:1", good.place.security)
        let places = [absent, Endpoint(strict.endpoint, stranger), good.place]
        try await withClient(places) { client in
            for _ in 0..<30 {
                let got = try await client.call(Greetings.greet, Greeting(text: "a"))
                #expect(got.text == "a")
            }
            let reports = await client.endpoints()
            #expect(reports[2].state == .connected && reports[2].failures == 0)
            #expect(reports[0].failures > 0 && reports[1].failures > 0)
        }
        try await withClient([Endpoint(strict.endpoint, stranger), Endpoint(strict.endpoint, stranger)]) {
            client in
            let error = await #expect(throws: CallError.self) {
                try await client.call(Greetings.greet, Greeting(text: "a"))
            }
            #expect(error?.status == .unauthenticated)
        }
        await good.server.shutdown(grace: .zero)
        await strict.server.shutdown(grace: .zero)
    }

    @Test("a feed before its first item and an import go on at the other endpoint", arguments: ways)
    func streams(way: Way) async throws {
        let busy: Script.Answer = { _ in throw Refusal(.unavailable, Message("bus.shutting-down")) }
        let count: Script.Answer = { call in
            for number in 0..<3 { try await call.send(item: try JSON.encode(number)) }
            call.reply(.ok)
        }
        let take: Script.Answer = { call in
            var summary = ImportSummary()
            for try await _ in call.items { summary.accepted += 1 }
            call.reply(.ok, body: try JSON.encode(summary))
        }
        try await withStands(
            way, ["test.Greetings/Count": busy, "test.Greetings/Take": busy],
            ["test.Greetings/Count": count, "test.Greetings/Take": take]
        ) { _, _, client in
            for _ in 0..<3 {
                var numbers: [Int] = []
                for try await number in client.feed(Greetings.count, Greeting(text: "")) {
                    numbers.append(number)
                }
                #expect(numbers == [0, 1, 2])
                let accepted = try await client.send(Greetings.take, rows: 0..<200).accepted
                #expect(accepted == 200)
            }
        }
    }
}

@Suite("One endpoint that goes and comes back", .timeLimit(.minutes(5)))
struct ComingBackTests {
    @Test("after GOAWAY new calls take a new connection while running ones finish on the old one")
    func goAway() async throws {
        let begun = Signal()
        let go = Signal()
        let old = try await Stand(
            .ipc,
            [
                "test.Greetings/Greet": { call in
                    begun.say()
                    await go.heard()
                    call.reply(.ok, body: try JSON.encode(Greeting(text: "old")))
                }
            ])
        let client = try old.client()
        async let running = client.call(Greetings.greet, Greeting(text: ""))
        await begun.heard()
        // The next server takes the address over while the first one drains.
        let successor = try BusServer(
            Script(answers: [
                "test.Greetings/Greet": { $0.reply(.ok, body: try JSON.encode(Greeting(text: "new"))) }
            ]))
        let known = old.clientKeys.publicKey
        try await successor.listen(on: old.endpoint, .curve(old.keys) { $0 == known ? tester : nil })
        async let stopped: Void = old.server.shutdown(grace: .seconds(120))
        while !(try await old.server.reactor.perform { [engine = old.server.engine] in engine.isDraining }) {
            await Task.yield()
        }
        for _ in 0..<10 {
            let got = try await client.call(Greetings.greet, Greeting(text: "")).text
            #expect(got == "new")
        }
        let under = await client.endpoints()
        #expect(under.map(\.outstanding) == [1])
        go.say()
        let got = try await running.text
        #expect(got == "old")
        await stopped
        client.close()
        await successor.shutdown(grace: .zero)
    }

    @Test("a circuit opens, says how long, and lets calls through when the server is there")
    func circuit() async throws {
        let keys = try CurveKeyPair()
        let endpoint = Stand.ipcEndpoint()
        let clientKeys = try CurveKeyPair()
        let client = try BusClient(endpoint, .curve(clientKeys, server: keys.publicKey))
        var error: CallError?
        while await client.endpoints()[0].state != .open {
            error = await #expect(throws: CallError.self) {
                try await client.call(Greetings.greet, Greeting(text: ""), CallOptions(retry: .never))
            }
        }
        #expect(error?.status == .unavailable)
        #expect(await client.endpoints()[0].failures == Circuit.threshold)
        // These wait out the circuit by themselves.
        let waiting = Task {
            try await client.call(
                Greetings.greet, Greeting(text: "there"), CallOptions(timeout: .seconds(120)))
        }
        let server = try BusServer(Script(answers: ["test.Greetings/Greet": echo]))
        let known = clientKeys.publicKey
        try await server.listen(on: endpoint, .curve(keys) { $0 == known ? tester : nil })
        let got = try await waiting.value.text
        #expect(got == "there")
        let report = await client.endpoints()[0]
        #expect(report.state == .connected && report.failures == 0)
        client.close()
        await server.shutdown(grace: .zero)
    }

    @Test("RESOURCE_EXHAUSTED with a delay is tried again, without one it is not", arguments: Way.allCases)
    func exhausted(way: Way) async throws {
        let attempts = Counted()
        let answer: Script.Answer = { call in
            attempts.add()
            let delay = call.method == "test.Greetings/Record" ? 1 : nil
            guard attempts.value == 3 else {
                throw Refusal(.resourceExhausted, Message("bus.reply-too-large"), retryDelay: delay)
            }
            call.reply(.ok, body: call.body)
        }
        try await withStand(way, ["test.Greetings/Record": answer, "test.Greetings/Greet": answer]) {
            _, client in
            let got = try await client.call(Greetings.record, Greeting(text: "a")).text
            #expect(got == "a" && attempts.value == 3)
            let error = await #expect(throws: CallError.self) {
                try await client.call(Greetings.greet, Greeting(text: "b"))
            }
            #expect(error?.status == .resourceExhausted && attempts.value == 4)
        }
    }
}

/// Counts from any task.
final class Counted: Sendable {
    private let count = Atomic<Int>(0)
    func add() { count.add(1, ordering: .relaxed) }
    var value: Int { count.load(ordering: .relaxed) }
}
