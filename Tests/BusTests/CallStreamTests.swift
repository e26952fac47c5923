import JSONCoding
import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("Calls with streams", .timeLimit(.minutes(5)))
struct CallStreamTests {
    @Test("a feed's items come in order, far more than the credit", arguments: Way.allCases)
    func feed(way: Way) async throws {
        let count: Script.Answer = { call in
            for number in 0..<1000 { try await call.send(item: try JSON.encode(number)) }
            call.reply(.ok)
        }
        try await withStand(way, ["test.Greetings/Count": count]) { _, client in
            var numbers: [Int] = []
            for try await number in client.feed(Greetings.count, Greeting(text: "")) {
                numbers.append(number)
            }
            #expect(numbers == Array(0..<1000))
        }
    }

    @Test("who sends to a reader that does not read stops at 64 items", arguments: Way.allCases)
    func slowReader(way: Way) async throws {
        let sent = Atomic<Int>(0)
        let blocked = Signal()
        let count: Script.Answer = { call in
            for number in 0..<200 {
                if number == 64 {
                    // The next one has to wait: say so once it does.
                    let item = try JSON.encode(number)
                    async let waiting: Void = call.send(item: item)
                    while call.state.withLock({ $0.senders.isEmpty && !$0.machine.isOver })
                        && sent.load(ordering: .relaxed) == 64
                    {
                        await Task.yield()
                    }
                    blocked.say()
                    try await waiting
                } else {
                    try await call.send(item: try JSON.encode(number))
                }
                sent.add(1, ordering: .relaxed)
            }
            call.reply(.ok)
        }
        try await withStand(way, ["test.Greetings/Count": count]) { _, client in
            let call = client.newCall(deadline: nil)
            try call.launch("test.Greetings/Count", [:], [])
            await blocked.heard()
            #expect(sent.load(ordering: .relaxed) == 64)
            var received = 0
            while await call.nextItem() != nil { received += 1 }
            #expect(received == 200)
            guard case .replied(.ok, _, _) = await call.outcome() else {
                Issue.record("the feed did not end well")
                return
            }
        }
    }

    @Test("an import's rows arrive in order, far more than the credit", arguments: Way.allCases)
    func importing(way: Way) async throws {
        let take: Script.Answer = { call in
            var summary = ImportSummary()
            for try await item in call.items {
                #expect(try JSON.decode(Int.self, from: item) == summary.accepted)
                summary.accepted += 1
            }
            call.reply(.ok, body: try JSON.encode(summary))
        }
        try await withStand(way, ["test.Greetings/Take": take]) { _, client in
            let got = try await client.send(Greetings.take, rows: 0..<1000).accepted
            #expect(got == 1000)
            let raw = await client.raw(
                "test.Greetings/Take", kind: .import, rows: [Array("0".utf8), Array("1".utf8)])
            #expect(raw.status == .ok)
        }
    }

    @Test("an import that is refused half-way ends its sender", arguments: Way.allCases)
    func importRefused(way: Way) async throws {
        let take: Script.Answer = { call in
            for try await _ in call.items {
                throw Refusal.invalid("/0", Message("value.day", ["value": "x"]))
            }
        }
        try await withStand(way, ["test.Greetings/Take": take]) { _, client in
            let error = await #expect(throws: CallError.self) {
                try await client.send(Greetings.take, rows: 0..<100_000)
            }
            #expect(error?.status == .invalidArgument)
        }
    }

    @Test("a reader that gives a feed up cancels it on the server", arguments: Way.allCases)
    func abandonedFeed(way: Way) async throws {
        let cancelled = Signal()
        let count: Script.Answer = { call in
            call.onCancel { cancelled.say() }
            for number in 0... { try await call.send(item: try JSON.encode(number)) }
        }
        try await withStand(way, ["test.Greetings/Count": count]) { _, client in
            for try await number in client.feed(Greetings.count, Greeting(text: "")) where number == 100 {
                break
            }
            await cancelled.heard()
        }
    }
}
