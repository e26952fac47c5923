import Testing
import Vocabulary

@testable import Bus

@Suite("Bodies of calls that are here", .timeLimit(.minutes(5)))
struct BodiesTests {
    private static let length = 2 * 1024 * 1024

    private func ask(_ client: BusClient, _ body: Int) async -> Status {
        await client.raw(
            Crowd.greet, kind: .query, body: [UInt8](repeating: 0x20, count: body), Crowd.once
        ).status
    }

    @Test(
        "of one principal's there is room for half, and for a short one always; what has been answered makes room",
        arguments: Way.allCases)
    func bounded(way: Way) async throws {
        var limits = ServerLimits.few(.init(running: 8, runningPerPrincipal: 8, queued: 0))
        limits.bodies = 8 * 1024 * 1024
        let gate = Gate()
        try await withCrowd(way, limits, gate) { crowd in
            let (one, other) = (try crowd.client(Crowd.flooder), try crowd.client(Crowd.neighbour))
            async let first = ask(one, Self.length)
            async let second = ask(one, Self.length)
            try await crowd.until { _ in gate.held == 2 }
            #expect(await ask(one, Self.length) == .resourceExhausted)
            async let short = ask(one, 1024)
            try await crowd.until { _ in gate.held == 3 }
            async let others = ask(other, Self.length)
            try await crowd.until { _ in gate.held == 4 }
            let octets = try await crowd.look { $0.admission.bodies }
            #expect(octets == 3 * Self.length + 1024)
            gate.open()
            let statuses = await [first, second, short, others]
            #expect(statuses == [.ok, .ok, .ok, .ok])
            #expect(await ask(one, Self.length) == .ok)
            try await crowd.until { $0.admission.bodies == 0 }
        }
    }

    @Test("who brings bodies again and again for which there is no room hears of it later, another at once")
    func late() async throws {
        var limits = ServerLimits.few(.init(running: 8, runningPerPrincipal: 8, queued: 0))
        limits.bodies = 8 * 1024 * 1024
        let gate = Gate()
        try await withCrowd(.tcp, limits, gate) { crowd in
            let client = try crowd.client(Crowd.flooder)
            async let first = ask(client, Self.length)
            async let second = ask(client, Self.length)
            try await crowd.until { _ in gate.held == 2 }
            let delays = try await crowd.look { engine in
                // So that all that follows lies within its second.
                let now = ContinuousClock.now + .seconds(3600)
                let one = engine.admission.account(of: UnitPath(Crowd.flooder) ?? "a")
                let other = engine.admission.account(of: UnitPath(Crowd.neighbour) ?? "b")
                return (0..<9).map { _ in engine.admission.delayOfRefusal(one, timeout: nil, now) } + [
                    engine.admission.delayOfRefusal(one, timeout: .milliseconds(300), now),
                    engine.admission.delayOfRefusal(other, timeout: nil, now),
                ]
            }
            #expect(delays == Array(repeating: nil, count: 8) + [.seconds(2), .milliseconds(150), nil])
            let began = ContinuousClock.now
            #expect(await ask(client, Self.length) == .resourceExhausted)
            #expect(ContinuousClock.now - began >= .seconds(2))
            gate.open()
            let statuses = await [first, second]
            #expect(statuses == [.ok, .ok])
        }
    }

    @Test("a call that is cancelled while it waits, or while it runs, makes room", arguments: Way.allCases)
    func cancelled(way: Way) async throws {
        var limits = ServerLimits.few(.init(running: 1, runningPerPrincipal: 1, queued: 1_000))
        limits.bodies = 8 * 1024 * 1024
        let gate = Gate()
        try await withCrowd(way, limits, gate) { crowd in
            let client = try crowd.client(Crowd.flooder)
            let running = Task { await ask(client, Self.length) }
            try await crowd.until { _ in gate.held == 1 }
            let waiting = Task { await ask(client, Self.length) }
            try await crowd.until { $0.waiting(.calls) == 1 }
            waiting.cancel()
            #expect(await waiting.value == .cancelled)
            try await crowd.until { $0.admission.bodies == Self.length }
            running.cancel()
            #expect(await running.value == .cancelled)
            _ = gate.take()
            try await crowd.until { $0.admission.bodies == 0 }
        }
    }

    @Test("how long a call's body is can be told before it is read; of anything else it is 0")
    func length() throws {
        func length(_ bytes: [UInt8]) -> Int { bytes.withUnsafeBytes { Frame.bodyLength(ofCall: $0) } }
        let frame = try Frame(
            .call, callID: 1, method: "a.B/C", metadata: ["seen": "registry=1"],
            body: [UInt8](repeating: 0x20, count: 77)
        ).serialized()
        #expect(length(frame) == 77)
        #expect(length(try Frame(.item, callID: 1, body: [1, 2, 3]).serialized()) == 0)
        #expect(length(Array(frame.prefix(19))) == 0)
        // Lengths that go beyond its end.
        #expect(length(Array(frame.prefix(20))) == 0)
    }
}
