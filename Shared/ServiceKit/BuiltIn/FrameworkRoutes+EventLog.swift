internal import Bus
internal import Store
internal import Vocabulary

/// How others come to know of this service's events.
extension FrameworkRoutes {
    /// Sends what the log holds after a position, then what is added to it.
    func subscribe(
        _ request: SubscribeLog, _ caller: Caller, _ send: @Sendable ([UInt8]) async throws -> Void
    ) async throws {
        var after = request.after ?? 0
        guard after <= store.head else {
            let blanks = ["service": service, "head": "\(store.head)", "after": "\(after)"]
            throw Refusal(
                .outOfRange, Message("kit.from-beyond", blanks),
                violations: [Refusal.Violation("/after", Message("kit.from-beyond", blanks))])
        }
        for await head in store.heads() {
            while after < head {
                let envelopes = try await store.events(after: after, limit: 256)
                // Rights may have been taken away since the events before.
                let principal = try caller.principal()
                for envelope in envelopes {
                    try await send(LoggedEvent(envelope, for: principal).encoded())
                    after = envelope.position
                }
            }
            if request.live == false { return }
        }
    }
}
