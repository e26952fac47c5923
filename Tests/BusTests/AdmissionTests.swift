import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("A server with more to do than it can take on", .timeLimit(.minutes(5)))
struct AdmissionTests {
    @Test("ten thousand calls of one principal do not keep another's from its turn", arguments: Way.allCases)
    func fairShare(way: Way) async throws {
        try await withGate(way, running: 4, queued: 20_000) { crowd, gate in
            let (one, other) = (try crowd.client(Crowd.flooder), try crowd.client(Crowd.neighbour))
            let statuses = try await withThrowingTaskGroup(of: Status.self) { group in
                for _ in 0..<10_000 {
                    group.addTask { await one.raw(Crowd.greet, kind: .query, Crowd.once).status }
                }
                try await crowd.until { $0.waiting(.calls) == 9_996 }
                for _ in 0..<3 {
                    group.addTask { await other.raw(Crowd.greet, kind: .query, Crowd.once).status }
                }
                try await crowd.until { $0.waiting(.calls) == 9_999 }
                gate.open()
                return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(statuses == [.ok: 10_003])
            let turns = gate.order.indices.filter { gate.order[$0] == Crowd.neighbour }
            // Four were running; then the two principals take turns, the one that waited first first.
            #expect(turns == [5, 7, 9])
        }
    }

    @Test(
        "what does not fit is refused at once, with a time to come back, while no handler gets anywhere",
        arguments: Way.allCases)
    func refusedAtOnce(way: Way) async throws {
        try await withGate(way, running: 8, queued: 32) { crowd, gate in
            let client = try crowd.client(Crowd.flooder)
            let statuses = try await withThrowingTaskGroup(of: RawReply.self) { group in
                for _ in 0..<1_000 {
                    group.addTask { await client.raw(Crowd.greet, kind: .query, Crowd.once) }
                }
                var replies: [RawReply] = []
                // The gate is shut: these have not waited for any handler.
                while replies.count < 960, let reply = try await group.next() { replies.append(reply) }
                #expect(replies.allSatisfy { $0.status == .resourceExhausted })
                let errors = replies.map { CallError($0.status, metadata: $0.metadata, fallback: "") }
                #expect(
                    errors.allSatisfy {
                        $0.retryDelay.map { (Duration.milliseconds(50)...(.milliseconds(5600))).contains($0) }
                            == true
                    })
                #expect(Set(errors.map(\.retryDelay)).count > 1)
                #expect(gate.order.count == 8)
                let counts = try await crowd.look { ($0.running(.calls), $0.waiting(.calls)) }
                #expect(counts == (8, 32))
                gate.open()
                return try await group.reduce(into: [:]) { $0[$1.status, default: 0] += 1 }
            }
            #expect(statuses == [.ok: 40])
            let counts = try await crowd.look { ($0.running(.calls), $0.waiting(.calls), $0.openCalls) }
            #expect(counts == (0, 0, 0))
        }
    }

    @Test("health is answered, and streams begin, when there is no room for calls", arguments: Way.allCases)
    func kinds(way: Way) async throws {
        try await withGate(way, running: 1, queued: 0) { crowd, gate in
            let (client, other) = (try crowd.client(Crowd.flooder), try crowd.client(Crowd.neighbour))
            async let held = client.raw(Crowd.greet, kind: .query, Crowd.once).status
            try await crowd.until { _ in gate.held == 1 }
            let refused = await other.raw(Crowd.greet, kind: .query, Crowd.once).status
            #expect(refused == .resourceExhausted)
            async let health = other.raw("health.Health/Check", kind: .query, Crowd.once).status
            try await crowd.until { _ in gate.held == 2 }
            async let stream = client.raw("test.Greetings/Count", kind: .feed, Crowd.once).status
            try await crowd.until { _ in gate.held == 3 }
            // One stream is what one principal may have, and there is room for another's.
            let second = await client.raw("test.Greetings/Count", kind: .feed, Crowd.once).status
            #expect(second == .resourceExhausted)
            async let others = other.raw("test.Greetings/Count", kind: .feed, Crowd.once).status
            try await crowd.until { _ in gate.held == 4 }
            gate.open()
            let statuses = await [held, health, stream, others]
            #expect(statuses == [.ok, .ok, .ok, .ok])
        }
    }

    @Test("a principal whose calls never end leaves room for the others", arguments: Way.allCases)
    func neverEnding(way: Way) async throws {
        try await withGate(way, running: 4, perPrincipal: 3, queued: 100) { crowd, gate in
            let (one, other) = (try crowd.client(Crowd.flooder), try crowd.client(Crowd.neighbour))
            await withTaskGroup(of: Status.self) { group in
                for _ in 0..<50 {
                    group.addTask { await one.raw(Crowd.greet, kind: .query, Crowd.once).status }
                }
                do {
                    try await crowd.until { $0.waiting(.calls) == 47 }
                    async let status = other.raw(Crowd.greet, kind: .query, Crowd.once).status
                    try await crowd.until { _ in gate.order.last == Crowd.neighbour }
                    gate.open()
                    #expect(await status == .ok)
                } catch {
                    Issue.record(error)
                }
                for await status in group { #expect(status == .ok) }
            }
        }
    }

    @Test(
        "a call that waits ends at its deadline, or when it is cancelled, and never begins",
        arguments: Way.allCases)
    func waitingEnds(way: Way) async throws {
        try await withGate(way, running: 1, queued: 10) { crowd, gate in
            let client = try crowd.client(Crowd.flooder)
            async let held = client.raw(Crowd.greet, kind: .query, Crowd.once).status
            try await crowd.until { _ in gate.held == 1 }
            let late = await client.raw(
                Crowd.greet, kind: .query, CallOptions(timeout: .milliseconds(40), retry: .never))
            #expect(late.status == .deadlineExceeded)
            // What is answered on the same connection came after it: the late call does not come later still.
            let passed = await client.raw(Gate.atOnce, kind: .query, Crowd.once).status
            #expect(passed == .ok)
            try await crowd.until { $0.waiting(.calls) == 0 }
            let given = Task { await client.raw(Crowd.greet, kind: .query, Crowd.once).status }
            try await crowd.until { $0.waiting(.calls) == 1 }
            given.cancel()
            #expect(await given.value == .cancelled)
            try await crowd.until { $0.waiting(.calls) == 0 && $0.openCalls == 1 }
            gate.open()
            #expect(await held == .ok)
            #expect(gate.order.count == 1)
        }
    }

    @Test("a client that vanishes takes the calls that wait with it", arguments: [Way.tcp, .ipc])
    func vanished(way: Way) async throws {
        try await withGate(way, running: 1, queued: 10) { crowd, gate in
            let client = try crowd.client(Crowd.neighbour)
            async let held = client.raw(Crowd.greet, kind: .query, Crowd.once).status
            try await crowd.until { _ in gate.held == 1 }
            do {
                let context = try Context()
                let socket = try crowd.rawSocket(context, Crowd.flooder)
                for id in 1...5 as ClosedRange<UInt64> {
                    _ = try socket.send(Frame(.call, callID: id, method: Crowd.greet).serialized())
                }
                try await crowd.until { $0.waiting(.calls) == 5 }
            }
            try await crowd.until { $0.waiting(.calls) == 0 }
            gate.open()
            #expect(await held == .ok)
        }
    }

    @Test(
        "a call that was cancelled keeps its place until its handler has come to an end",
        arguments: Way.allCases)
    func stragglers(way: Way) async throws {
        try await withGate(way, running: 2, queued: 10) { crowd, gate in
            let client = try crowd.client(Crowd.flooder)
            let first = Task { await client.raw(Crowd.greet, kind: .query, Crowd.once).status }
            let second = Task { await client.raw(Crowd.greet, kind: .query, Crowd.once).status }
            try await crowd.until { _ in gate.held == 2 }
            var held = gate.take()
            first.cancel()
            second.cancel()
            #expect(await first.value == .cancelled)
            #expect(await second.value == .cancelled)
            try await crowd.until { $0.openCalls == 0 }
            async let third = client.raw(Crowd.greet, kind: .query, Crowd.once).status
            async let fourth = client.raw(Crowd.greet, kind: .query, Crowd.once).status
            try await crowd.until { $0.waiting(.calls) == 2 }
            #expect(gate.held == 0)
            // One handler tries to answer all the same, the other just ends.
            held.removeFirst().reply(.ok)
            try await crowd.until { _ in gate.held == 1 }
            held.removeAll()
            try await crowd.until { _ in gate.held == 2 }
            gate.open()
            let statuses = await [third, fourth]
            #expect(statuses == [.ok, .ok])
        }
    }
}
