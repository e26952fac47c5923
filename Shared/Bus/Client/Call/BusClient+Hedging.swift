internal import Vocabulary

extension BusClient {
    private enum Happening: Sendable {
        case answered(Metadata, [UInt8])
        case failed(CallError)
        case timePassed
    }

    /// One attempt of a query that may be under way several times. `first` is the first copy; those that are not needed
    /// any more are cancelled, here and at the service.
    func hedged(
        _ first: OutgoingCall, by policy: HedgingPolicy, _ method: String, _ metadata: Metadata,
        _ body: [UInt8],
        _ language: Language
    ) async throws -> (Metadata, [UInt8]) {
        try await withThrowingTaskGroup(of: Happening.self) { group in
            defer { group.cancelAll() }
            var hedging = Hedging(policy, now: .now)
            var copies: [OutgoingCall] = []
            var alarms: Set<ContinuousClock.Instant> = []
            var last: CallError?
            while true {
                switch hedging.step(now: .now) {
                case .send:
                    let call = copies.isEmpty ? first : copy(of: first, beside: copies)
                    copies.append(call)
                    group.addImmediateTask {
                        try await self.attempt(call, method, metadata, body, language)
                    }
                    continue
                case .wait(let end?) where alarms.insert(end).inserted:
                    group.addTask {
                        do {
                            try await Task.sleep(until: end)
                        } catch {
                            // Cancelled: how the call ends, the copies under way say.
                        }
                        return .timePassed
                    }
                case .wait: break
                case .over: throw last ?? CallError(.internal, "")
                }
                switch try await group.next() {
                case .answered(let metadata, let body)?: return (metadata, body)
                case .failed(let error)?:
                    last = error
                    guard Attempts.isPassing(error, .query) else { throw error }
                    hedging.fail(asked: error.retryDelay, now: .now)
                case .timePassed?, nil: break
                }
            }
        }
    }

    /// At an endpoint where no copy is yet, if there is one.
    private func copy(of first: OutgoingCall, beside copies: [OutgoingCall]) -> OutgoingCall {
        newCall(deadline: first.deadline, avoiding: first.avoiding.union(copies.compactMap(\.endpoint)))
    }

    private func attempt(
        _ call: OutgoingCall, _ method: String, _ metadata: Metadata, _ body: [UInt8], _ language: Language
    ) async throws -> Happening {
        do {
            try launch(call, method, metadata, body, language)
            let (metadata, body) = try await awaitReply(to: call, language)
            return .answered(metadata, body)
        } catch let error as CallError {
            return .failed(error)
        }
    }
}
