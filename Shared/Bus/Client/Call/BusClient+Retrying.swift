internal import Vocabulary

extension BusClient {
    /// Makes attempts until one comes to something that does not pass by itself, or time is up.
    nonisolated(nonsending) func retrying<Value>(
        _ kind: CallKind, _ options: CallOptions, _ deadline: ContinuousClock.Instant?,
        _ attempt: nonisolated(nonsending) (OutgoingCall) async throws -> Value
    ) async throws -> Value {
        var attempts = Attempts(kind, options.retry, deadline: deadline, endpoints: connections.count)
        var renewals = (asksForKeys && !options.retry.isNever ? Self.renewals : [])[...]
        while true {
            let call = newCall(deadline: deadline, avoiding: attempts.avoiding)
            do {
                return try await attempt(call)
            } catch let error as CallError {
                if error.status == .unauthenticated, let pause = renewals.popFirst(),
                    await pauses.pause(pause) == .passed
                {
                    reactor.run { [connections] in connections.renew() }
                    continue
                }
                try await pause(&attempts, after: error, at: call.endpoint, options.language)
            }
        }
    }

    /// Keys that are refused are read anew after so long each time: a service that changes its own says so a moment before or
    /// after it goes by them.
    private static let renewals: [Duration] = [
        .zero, .milliseconds(50), .milliseconds(200), .milliseconds(750),
    ]

    /// Waits before the next attempt; throws `error` when there is to be none.
    func pause(
        _ attempts: inout Attempts, after error: CallError, at endpoint: Int?, _ language: Language
    ) async throws {
        var generator = SystemRandomNumberGenerator()
        guard !pauses.areOver else { throw error }
        switch attempts.next(after: error, at: endpoint, now: .now, using: &generator) {
        case .never: throw error
        case .atOnce: return
        case .after(let pause):
            switch await pauses.pause(pause) {
            case .passed: return
            case .over: throw error
            case .cancelled:
                throw CallError(
                    .cancelled, BusTexts.catalogue.render(Message("bus.cancelled"), in: language))
            }
        }
    }
}
