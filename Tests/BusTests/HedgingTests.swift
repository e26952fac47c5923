import JSONCoding
import Synchronization
import Testing
import Vocabulary

@testable import Bus

@Suite("A slow query is asked again before it has answered", .timeLimit(.minutes(5)))
struct HedgingTests {
    @Test("copies follow one another after the delay, at once after a failure, never more than allowed")
    func schedule() {
        let start = ContinuousClock.now
        func at(_ milliseconds: Int) -> ContinuousClock.Instant {
            start.advanced(by: .milliseconds(milliseconds))
        }
        var slow = Hedging(HedgingPolicy(delay: .milliseconds(50), copies: 3), now: start)
        #expect(slow.step(now: at(0)) == .send)
        #expect(slow.step(now: at(0)) == .wait(at(50)))
        #expect(slow.step(now: at(49)) == .wait(at(50)))
        #expect(slow.step(now: at(51)) == .send)
        #expect(slow.step(now: at(51)) == .wait(at(101)))
        #expect(slow.step(now: at(101)) == .send)
        #expect(slow.step(now: at(900)) == .wait(nil))
        for _ in 0..<3 { slow.fail(asked: nil, now: at(900)) }
        #expect(slow.step(now: at(900)) == .over)

        var failing = Hedging(HedgingPolicy(delay: .milliseconds(50), copies: 3), now: start)
        #expect(failing.step(now: at(0)) == .send)
        failing.fail(asked: nil, now: at(10))
        #expect(failing.step(now: at(10)) == .send)
        failing.fail(asked: .milliseconds(200), now: at(20))
        #expect(failing.step(now: at(20)) == .wait(at(220)), "the service asked for time")
        #expect(failing.step(now: at(220)) == .send)
        failing.fail(asked: nil, now: at(230))
        #expect(failing.step(now: at(230)) == .over)
    }

    /// Never answers; says when it is cancelled.
    private func stuck(_ begun: Counted, _ cancelled: Signal) -> Script.Answer {
        { call in
            begun.add()
            call.onCancel { cancelled.say() }
        }
    }

    @Test(
        "the answer of the other endpoint counts, and the copy that is stuck is cancelled",
        arguments: [Way.tcp, .ipc])
    func otherEndpoint(way: Way) async throws {
        let begun = Counted()
        let cancelled = Signal()
        let slow = try await Stand(way, ["test.Greetings/Greet": stuck(begun, cancelled)])
        let quick = try await Stand(way, ["test.Greetings/Greet": echo])
        try await withClient([slow.place, quick.place]) { client in
            let options = CallOptions(
                timeout: .seconds(3000), hedging: HedgingPolicy(delay: .milliseconds(20)))
            // The first call goes to the first endpoint.
            let got = try await client.call(Greetings.greet, Greeting(text: "a"), options)
            #expect(got.text == "a")
            #expect(begun.value == 1)
            await cancelled.heard()
            while await client.endpoints().contains(where: { $0.outstanding > 0 }) { await Task.yield() }
        }
        await slow.server.shutdown(grace: .zero)
        await quick.server.shutdown(grace: .zero)
    }

    @Test(
        "copies go to the same endpoint when there is no other; commands have none", arguments: Way.allCases)
    func oneEndpoint(way: Way) async throws {
        let asked = Counted()
        let cancelled = Signal()
        let greet: Script.Answer = { call in
            asked.add()
            if asked.value < 3 { return call.onCancel { cancelled.say() } }
            call.reply(.ok, body: call.body)
        }
        let recorded = Counted()
        let recording = Signal()
        let answered = Signal()
        let record: Script.Answer = { call in
            recorded.add()
            recording.say()
            await answered.heard()
            call.reply(.ok, body: call.body)
        }
        try await withStand(way, ["test.Greetings/Greet": greet, "test.Greetings/Record": record]) {
            _, client in
            let options = CallOptions(
                timeout: .seconds(3000), hedging: HedgingPolicy(delay: .milliseconds(5), copies: 3))
            async let kept = client.call(Greetings.record, Greeting(text: "a"), options)
            await recording.heard()
            _ = try await client.call(Greetings.greet, Greeting(text: "a"), options)
            #expect(asked.value == 3)
            await cancelled.heard()
            // A query that began after the command has had all its copies: the command has none.
            answered.say()
            _ = try await kept
            #expect(recorded.value == 1)
        }
    }

    @Test("a refusal that is final counts like an answer", arguments: Way.allCases)
    func finalRefusal(way: Way) async throws {
        let asked = Counted()
        let greet: Script.Answer = { _ in
            asked.add()
            throw Refusal.notFound("/text", Message("bus.invalid-argument"))
        }
        try await withStand(way, ["test.Greetings/Greet": greet]) { _, client in
            let options = CallOptions(hedging: HedgingPolicy(delay: .seconds(3000), copies: 3))
            let error = await #expect(throws: CallError.self) {
                try await client.call(Greetings.greet, Greeting(text: "a"), options)
            }
            #expect(error?.status == .notFound && asked.value == 1)
        }
    }

    @Test("copies that all fail are one failed attempt, and the call is made again", arguments: Way.allCases)
    func failing(way: Way) async throws {
        let asked = Counted()
        let greet: Script.Answer = { call in
            asked.add()
            if asked.value <= 2 { throw Refusal(.unavailable, Message("bus.shutting-down")) }
            call.reply(.ok, body: call.body)
        }
        try await withStand(way, ["test.Greetings/Greet": greet]) { _, client in
            let options = CallOptions(hedging: HedgingPolicy(delay: .seconds(3000), copies: 2))
            _ = try await client.call(Greetings.greet, Greeting(text: "a"), options)
            #expect(asked.value == 3)
            let once = CallOptions(retry: .never, hedging: HedgingPolicy(delay: .seconds(3000)))
            _ = try await client.call(Greetings.greet, Greeting(text: "a"), once)
        }
    }
}
