internal import Bus
internal import Store
internal import Vocabulary

extension Dispatcher {
    /// Sends a feed page by page. Sending waits for the reader, so a page is asked for only when the one before it has
    /// room at the reader; each page is read from a snapshot of its own, so that a slow reader holds none open.
    func feed(
        _ call: CallUnderWay, _ route: Route,
        _ fetch: @escaping @Sendable ([UInt8], Snapshot, FeedPage) throws -> Page<[UInt8]>
    ) {
        let (store, body) = (service.store, call.asked.body)
        answer(call) {
            var next: String?
            var position: Positions?
            repeat {
                try Task.checkCancellation()
                let page = FeedPage(after: next)
                // Rights may have been taken away since the page before.
                let asked = try call.terms.renewed(for: route).query(route)
                let outcome = try await store.query(asked) { try fetch(body, $0, page) }
                if !outcome.disclosed.isEmpty { try await store.recordReads(outcome, by: asked) }
                position = position ?? outcome.place
                for item in outcome.value.items { try await call.asked.send(item: item) }
                next = outcome.value.next
            } while next != nil
            return Answered(body: [], position: position)
        }
    }

    /// Sends what the process, not the store, has to tell.
    func live(
        _ call: CallUnderWay, _ route: Route,
        _ run:
            @escaping @Sendable ([UInt8], Caller, @Sendable ([UInt8]) async throws -> Void) async throws
            -> Void
    ) {
        answer(call) {
            try await untilStopping {
                try await run(call.asked.body, call.terms.caller(of: route)) {
                    try await call.asked.send(item: $0)
                }
            }
            return Answered(body: [], position: nil)
        }
    }

    /// Runs `work`, which may go on for ever, and ends it with UNAVAILABLE as soon as the service is
    /// stopping: whoever follows comes back to the next process instead of holding this one up.
    private func untilStopping(_ work: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { [service] group in
            group.addTask(operation: work)
            group.addTask {
                for await _ in service.readiness.changes() where service.readiness.isDraining {
                    throw Refusal(
                        .unavailable, Message("kit.stopping", ["service": service.name]), retryDelay: 200)
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
