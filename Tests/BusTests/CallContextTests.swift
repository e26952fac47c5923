import JSONCoding
import Synchronization
import Testing
import Vocabulary

@testable import Bus

@Suite("What a handler's own calls inherit", .timeLimit(.minutes(5)))
struct CallContextTests {
    /// A stand whose `Greet` asks the `Greet` of `inner`, and answers with what came of it.
    private func relay(_ inner: BusClient, _ options: @escaping @Sendable () -> CallOptions) -> Script.Answer
    {
        { call in
            let greeting = try JSON.decode(Greeting.self, from: call.body)
            let task = Task.immediate { try await inner.call(Greetings.greet, greeting, options()) }
            call.onCancel { task.cancel() }
            call.reply(.ok, body: try JSON.encode(try await task.value))
        }
    }

    @Test(
        "a nested call has what remains of the outer one's time, its language, trace and positions",
        arguments: Way.allCases)
    func inheriting(way: Way) async throws {
        let seen = Mutex<[(deadline: ContinuousClock.Instant?, metadata: Metadata)]>([])
        let note: Script.Answer = { call in
            seen.withLock { $0.append((call.deadline, call.metadata)) }
            call.reply(.ok, body: call.body)
        }
        try await withStand(way, ["test.Greetings/Greet": note]) { _, inner in
            try await withStand(
                way,
                [
                    "test.Greetings/Greet": relay(inner) { CallOptions(timeout: .seconds(3000)) },
                    "test.Greetings/Record": relay(inner) { CallOptions(timeout: .seconds(5)) },
                ]
            ) { _, outer in
                let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
                let options = CallOptions(
                    timeout: .seconds(600), seen: Positions(["registry": 7]), language: .en,
                    traceparent: trace)
                let before = ContinuousClock.now
                _ = try await outer.call(Greetings.greet, Greeting(text: "a"), options)
                _ = try await outer.call(Greetings.record, Greeting(text: "b"), options)
                let after = ContinuousClock.now
                let (first, second) = seen.withLock { ($0[0], $0[1]) }
                let inherited = try #require(first.deadline)
                #expect(inherited <= after.advanced(by: .seconds(600)))
                #expect(first.metadata.acceptLanguage == "en" && first.metadata.traceparent == trace)
                #expect(first.metadata.seen == Positions(["registry": 7]))
                // The earlier of both deadlines counts, here the nested call's own.
                let own = try #require(second.deadline)
                #expect(own <= after.advanced(by: .seconds(5)) && own > before)
            }
        }
    }

    @Test("cancelling the outer call cancels the nested one on the other server", arguments: Way.allCases)
    func cancelling(way: Way) async throws {
        let call = Unanswered()
        try await withStand(way, ["test.Greetings/Greet": call.answer]) { _, inner in
            try await withStand(way, ["test.Greetings/Greet": relay(inner) { CallOptions() }]) { _, outer in
                await call.isAskedAndGivenUp(by: outer)
            }
        }
    }

    @Test("a nested call does not outlive its caller's deadline", arguments: Way.allCases)
    func expiring(way: Way) async throws {
        let begun = Counted()
        let cancelled = Signal()
        let wait: Script.Answer = { call in
            begun.add()
            call.onCancel { cancelled.say() }
        }
        try await withStand(way, ["test.Greetings/Greet": wait]) { _, inner in
            // Alone it would wait far beyond the test's time limit.
            let patient: @Sendable () -> CallOptions = { CallOptions(timeout: .seconds(3000)) }
            try await withStand(way, ["test.Greetings/Greet": relay(inner, patient)]) { _, outer in
                // On a busy machine time can be over before the nested call is made.
                while begun.value == 0 {
                    let error = await #expect(throws: CallError.self) {
                        try await outer.call(
                            Greetings.greet, Greeting(text: "a"), CallOptions(timeout: .milliseconds(200)))
                    }
                    #expect(error?.status == .deadlineExceeded)
                }
                await cancelled.heard()
            }
        }
    }

    @Test("outside a call, and for work that leaves it behind, nothing is inherited")
    func outside() {
        #expect(CallContext.current?.deadline == nil)
        let soon = ContinuousClock.now
        CallContext.$current.withValue(CallContext(deadline: soon, metadata: ["accept-language": "en"])) {
            #expect(CallOptions().deadline(for: .feed) == soon)
            #expect(CallOptions().language == .en && CallOptions(language: .vi).language == .vi)
            CallContext.$current.withValue(nil) {
                #expect(CallOptions().deadline(for: .feed) == nil)
                #expect(CallOptions().language == .vi)
            }
        }
    }
}
