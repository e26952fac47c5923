internal import Bus
internal import Store
internal import Vocabulary

/// How others come to know of this service's events.
extension FrameworkRoutes {
    var head: LogHead {
        let place = store.place(of: store.head)
        return LogHead(position: place[service], incarnation: place.incarnations[service])
    }

    func compare(_ request: CompareLog) async throws -> LogCompared {
        let same = try await store.holds(LogMark(position: request.position, chain: request.chain))
        return LogCompared(head: store.head, same: same)
    }

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
        if let chain = request.chain, try await !store.holds(LogMark(position: after, chain: chain)) {
            throw Refusal.precondition(
                "/chain", Message("kit.other-life", ["service": service, "after": "\(after)"]))
        }
        for await head in store.heads() {
            while after < head {
                let envelopes = try await store.events(after: after, limit: 256)
                // Rights may have been taken away since the events before.
                let sees = seesConfidential(try caller.principal())
                for envelope in envelopes {
                    try await send(LoggedEvent(envelope, seesConfidential: sees).encoded())
                    after = envelope.position
                }
            }
            if request.live == false { return }
        }
    }

    /// Whether somebody sees what is confidential in all that it follows: events bear no place.
    private func seesConfidential(_ principal: Principal) -> Bool {
        guard principal.may(.confidential) else { return false }
        func reach(_ role: Role) -> Territory {
            reference.units.territory(of: principal.reach(as: role), on: store.today)
        }
        let seen = reach(.confidential)
        return reach(.follower).paths.allSatisfy(seen.contains)
    }
}
