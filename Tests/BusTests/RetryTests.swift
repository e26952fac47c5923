import JSONCoding
import Synchronization
import Testing
import Vocabulary

@testable import Bus

@Suite("When a client tries again, and when it does not", .timeLimit(.minutes(5)))
struct RetryTests {
    @Test("an import that meets its own broken attempt is made again", arguments: Way.allCases)
    func importOvertaken(way: Way) async throws {
        let keys = Mutex<[String?]>([])
        let take: Script.Answer = { call in
            let attempt = keys.withLock { keys in
                keys.append(call.metadata.idempotencyKey)
                return keys.count
            }
            if attempt == 1 { throw Refusal(.aborted, Message("bus.unavailable"), retryDelay: 1) }
            var summary = ImportSummary()
            for try await _ in call.items { summary.accepted += 1 }
            call.reply(.ok, body: try JSON.encode(summary))
        }
        try await withStand(way, ["test.Greetings/Take": take]) { _, client in
            let got = try await client.send(Greetings.take, rows: 0..<10).accepted
            #expect(got == 10)
            let used = keys.withLock { $0 }
            #expect(used.count == 2 && used[0] == used[1])
        }
    }

    @Test("after the last of several broken connections a server still looks thrice who is gone")
    func probes() {
        var schedule = ProbeSchedule()
        let start = ContinuousClock.now
        func at(_ milliseconds: Int) -> ContinuousClock.Instant {
            start.advanced(by: .milliseconds(milliseconds))
        }
        schedule.add(at(0))
        #expect(schedule.next == at(20))
        #expect(!schedule.isDue(at(19)) && schedule.isDue(at(20)))
        schedule.add(at(245))
        #expect(schedule.isDue(at(250)) && schedule.isDue(at(265)) && schedule.isDue(at(495)))
        #expect(schedule.isDue(at(3245)) && schedule.next == nil)
        for time in stride(from: 3500, to: 3600, by: 10) { schedule.add(at(time)) }
        #expect(schedule.next == at(3520))
    }

    @Test("without a deadline, patience begins with the first failure and anew after a long attempt")
    func patience() {
        var generator = SystemRandomNumberGenerator()
        let start = ContinuousClock.now
        var backoff = Backoff(RetryPolicy(patience: .seconds(60)), deadline: nil)
        func pause(_ seconds: Int) -> Duration? {
            backoff.pause(asked: nil, now: start.advanced(by: .seconds(seconds)), using: &generator)
        }
        #expect(pause(300) != nil)
        #expect(pause(340) != nil)
        #expect(pause(361) == nil)
        // An attempt that lasted four minutes broke.
        #expect(pause(600) != nil)
        #expect(pause(650) != nil)
        #expect(pause(661) == nil)
    }

    @Test("a closed client fails at once instead of trying again", arguments: Way.allCases)
    func closedClient(way: Way) async throws {
        try await withStand(way, ["test.Greetings/Greet": echo]) { _, client in
            _ = try await client.call(Greetings.greet, Greeting(text: "a"))
            client.close()
            // A client that tried again would do so until long after the test's time limit.
            await #expect {
                let patient = CallOptions(timeout: .seconds(300))
                _ = try await client.call(Greetings.greet, Greeting(text: "b"), patient)
            } throws: {
                ($0 as? CallError)?.status == .unavailable
            }
        }
    }
}
