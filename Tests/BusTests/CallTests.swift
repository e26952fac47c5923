import JSONCoding
import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

/// The same calls whatever carries them.
@Suite("Calls", .timeLimit(.minutes(5)))
struct CallTests {
    @Test("what a handler left to be told of a cancelling may ask the call something when an answer drops it")
    func forgetting() async throws {
        final class Keepsake: Sendable {
            let call: ServerCall
            let told: Signal
            init(_ call: ServerCall, _ told: Signal) { (self.call, self.told) = (call, told) }
            deinit { if !call.isCancelled { told.say() } }
        }
        let told = Signal()
        let answer: Script.Answer = { call in
            do {
                let keepsake = Keepsake(call, told)
                call.onCancel { withExtendedLifetime(keepsake) {} }
            }
            call.reply(.ok, body: call.body)
        }
        try await withStand(.inProcess, ["test.Greetings/Greet": answer]) { _, client in
            _ = try await client.call(Greetings.greet, Greeting(text: ""))
            await told.heard()
        }
    }

    @Test("a query is answered", arguments: Way.allCases)
    func unary(way: Way) async throws {
        try await withStand(way, ["test.Greetings/Greet": echo]) { _, client in
            let reply = try await client.call(Greetings.greet, Greeting(text: "xin chào"))
            #expect(reply == Greeting(text: "xin chào"))
        }
    }

    @Test("many calls at once each get their own answer", arguments: Way.allCases)
    func concurrent(way: Way) async throws {
        try await withStand(way, ["test.Greetings/Greet": echo]) { _, client in
            try await withThrowingTaskGroup { group in
                for number in 0..<500 {
                    group.addTask {
                        let text = "\(number)"
                        let got = try await client.call(Greetings.greet, Greeting(text: text)).text
                        #expect(got == text)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(
        "the server sees who calls, in what language, with which key, and what was seen",
        arguments: Way.allCases)
    func metadata(way: Way) async throws {
        let seen = Mutex<[Metadata]>([])
        let record: Script.Answer = { call in
            #expect(call.principal == tester)
            #expect(call.deadline != nil)
            seen.withLock { $0.append(call.metadata) }
            call.reply(
                .ok, metadata: ["position": "registry=\(seen.withLock { $0.count } * 10)"], body: call.body)
        }
        try await withStand(way, ["test.Greetings/Record": record]) { _, client in
            _ = try await client.call(Greetings.record, Greeting(text: "a"), CallOptions(language: .en))
            let second = try await client.exchange(
                Greetings.record, Greeting(text: "b"),
                CallOptions(idempotencyKey: "mine", traceparent: "00-1"))
            #expect(second.metadata.position == Positions(["registry": 20]))
            #expect(client.positions.current == Positions(["registry": 20]))
            let calls = seen.withLock { $0 }
            #expect(calls[0].idempotencyKey?.utf8.count == 36)
            #expect(calls[0].seen == nil)
            #expect(calls[0].language == .en)
            #expect(calls[1].idempotencyKey == "mine")
            #expect(calls[1].seen == Positions(["registry": 10]))
            #expect(calls[1].traceparent == "00-1")
        }
    }

    @Test(
        "what a service refuses to have been seen is replaced by what it says, and no lower position else",
        arguments: Way.allCases)
    func replacedPositions(way: Way) async throws {
        let told = Mutex(["registry=00000000000000aa:9", "registry=00000000000000bb:4"])
        let tell: Script.Answer = { call in
            let position = told.withLock { $0.removeFirst() }
            if position.hasSuffix(":4") {
                call.refuse(
                    Refusal(.failedPrecondition, Message("bus.relayed", ["text": "gone"])),
                    metadata: ["position": position])
            } else {
                call.reply(.ok, metadata: ["position": position], body: call.body)
            }
        }
        try await withStand(way, ["test.Greetings/Record": tell]) { _, client in
            client.positions.hear(Positions(["registry": 3]))
            _ = try await client.call(Greetings.record, Greeting(text: "a"))
            client.positions.hear(Positions(["registry": 5]))
            #expect(client.positions.current.description == "registry=00000000000000aa:9")
            let refused = await #expect(throws: CallError.self) {
                _ = try await client.call(Greetings.record, Greeting(text: "b"))
            }
            #expect(refused?.status == .failedPrecondition)
            #expect(client.positions.current.description == "registry=00000000000000bb:4")
        }
    }

    @Test("what is heard while a call is under way stays, when that is refused for what it had seen")
    func heardMeanwhile() {
        let tracker = PositionTracker()
        func positions(_ text: String) -> Positions { Positions(text) ?? Positions() }
        let seen = positions("catalogue=3,registry=00000000000000aa:9")
        tracker.hear(seen)
        // Two calls carry that. The first is refused, and another one is answered by the log that is there now.
        let there = positions("registry=00000000000000bb:4")
        tracker.hear(there, refusing: seen)
        #expect(tracker.current.description == "catalogue=3,registry=00000000000000bb:4")
        tracker.hear(positions("registry=00000000000000bb:6"))
        tracker.hear(there, refusing: seen)
        #expect(tracker.current.description == "catalogue=3,registry=00000000000000bb:6")
        // Of a log of which nothing was known, it is news.
        tracker.hear(positions("funding=2"), refusing: seen)
        #expect(tracker.current["funding"] == 2)
    }

    @Test("a refusal is an error with its field, rule and sentence", arguments: Way.allCases)
    func refusal(way: Way) async throws {
        try await withStand(way, ["test.Greetings/Greet": echo]) { _, client in
            let reply = await client.raw(
                "test.Greetings/Greet", kind: .query, body: Array(#"{"text":"a","day":"2021-02-30"}"#.utf8),
                CallOptions(language: .en))
            #expect(reply.status == .invalidArgument)
            let error = CallError(reply.status, metadata: reply.metadata, fallback: "")
            #expect(error.violations.map(\.field) == ["/day"])
            #expect(error.violations.map(\.rule) == ["value.day"])
            #expect(error.message.hasPrefix("Day: “2021-02-30” is not a day:"))
        }
    }

    @Test("a refusal whose details do not fit keeps its status and its sentence", arguments: Way.allCases)
    func refusalTooLong(way: Way) async throws {
        try await withStand(way, ["test.Greetings/Greet": echo]) { _, client in
            // Each becomes six octets in JSON, and seven in JSON inside JSON.
            let controls = String(repeating: "\\u0001", count: 1000)
            let reply = await client.raw(
                "test.Greetings/Greet", kind: .query, body: Array(#"{"text":"a","day":"\#(controls)"}"#.utf8))
            #expect(reply.status == .invalidArgument)
            #expect(reply.metadata.message?.hasPrefix("Ngày: ") == true)
        }
    }

    @Test("an unknown method is UNIMPLEMENTED, and named", arguments: Way.allCases)
    func unknownMethod(way: Way) async throws {
        try await withStand(way, [:]) { _, client in
            let reply = await client.raw("test.Nothing/Here", kind: .query, body: [])
            #expect(reply.status == .unimplemented)
            #expect(reply.metadata.message?.contains("test.Nothing/Here") == true)
        }
    }

    @Test("cancelling the task cancels the call on the server", arguments: Way.allCases)
    func cancelling(way: Way) async throws {
        let call = Unanswered()
        try await withStand(way, ["test.Greetings/Greet": call.answer]) { _, client in
            await call.isAskedAndGivenUp(by: client)
        }
    }

    @Test("a deadline ends the call on both sides", arguments: Way.allCases)
    func deadline(way: Way) async throws {
        let cancelled = Signal()
        let wait: Script.Answer = { call in call.onCancel { cancelled.say() } }
        try await withStand(way, ["test.Greetings/Greet": wait]) { _, client in
            let error = await #expect(throws: CallError.self) {
                try await client.call(
                    Greetings.greet, Greeting(text: ""), CallOptions(timeout: .milliseconds(50)))
            }
            #expect(error?.status == .deadlineExceeded)
            await cancelled.heard()
        }
    }

    @Test("only the first reply counts, and later ones go nowhere", arguments: Way.allCases)
    func oneReply(way: Way) async throws {
        let twice: Script.Answer = { call in
            call.reply(.ok, body: call.body)
            call.reply(.internal)
            await #expect(throws: (any Error).self) { try await call.send(item: []) }
            #expect(!call.isCancelled)
        }
        try await withStand(way, ["test.Greetings/Greet": twice]) { _, client in
            for text in ["a", "b"] {
                let got = try await client.call(Greetings.greet, Greeting(text: text)).text
                #expect(got == text)
            }
        }
    }

    @Test("an answer that is too large says so instead of never coming", arguments: Way.allCases)
    func largeReply(way: Way) async throws {
        let large: Script.Answer = { call in
            call.reply(.ok, body: [UInt8](repeating: 0x20, count: Frame.maximumBodyLength + 1))
        }
        try await withStand(way, ["test.Greetings/Greet": large]) { _, client in
            let reply = await client.raw("test.Greetings/Greet", kind: .query, body: Array("{}".utf8))
            #expect(reply.status == .resourceExhausted)
            let request = await client.raw(
                "test.Greetings/Greet", kind: .query,
                body: [UInt8](repeating: 0, count: Frame.maximumBodyLength + 1))
            #expect(request.status == .invalidArgument)
        }
    }
}
