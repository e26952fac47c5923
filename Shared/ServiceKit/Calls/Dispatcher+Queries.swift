internal import Bus
internal import Store
internal import Vocabulary

extension Dispatcher {
    /// Answers a query from a snapshot. When the reply shows a child's data, that is on record before it leaves.
    func query(
        _ call: CallUnderWay, _ route: Route,
        _ answer: @escaping @Sendable ([UInt8], Snapshot) throws -> [UInt8]
    ) {
        let (store, body, asked) = (service.store, call.asked.body, call.terms.query(route))
        let (shown, entries) = (call.terms.shown, service.entries)
        self.answer(call) {
            guard let opening = route.opening, asked.breakGlass != nil else {
                let outcome = try await store.query(asked) { snapshot in
                    let reply = try answer(body, snapshot)
                    try shown?.check(snapshot, entries)
                    return reply
                }
                if !outcome.disclosed.isEmpty { try await store.recordReads(outcome, by: asked) }
                return Answered(body: outcome.value, position: outcome.place)
            }
            return try await open(asked, opening) { snapshot in try answer(body, snapshot) }
        }
    }

    /// The same where a child's file may be opened out of reach: that it was is on record before anything of it leaves, a
    /// refusal too, which says that there is such a child.
    private func open(
        _ asked: QueryCall, _ opening: @escaping Route.Opening,
        _ answer: @escaping @Sendable (Snapshot) throws -> [UInt8]
    ) async throws -> Answered {
        let store = service.store
        do {
            let outcome = try await store.query(asked) { snapshot in
                do {
                    return try answer(snapshot)
                } catch let refusal as Refusal {
                    guard let child = snapshot.openedFile else { throw refusal }
                    throw OpenedInVain(child: child, cause: refusal)
                }
            }
            if let child = outcome.opened {
                try await store.recordOpening(of: child, showing: outcome.disclosed, by: asked, opening)
            } else if !outcome.disclosed.isEmpty {
                try await store.recordReads(outcome, by: asked)
            }
            return Answered(body: outcome.value, position: outcome.place)
        } catch let error as OpenedInVain {
            try await store.recordOpening(of: error.child, showing: [], by: asked, opening)
            throw error.cause
        }
    }

    /// Answers what is asked of the process and not of the store.
    func inquire(
        _ call: CallUnderWay, _ route: Route,
        _ ask: @escaping @Sendable ([UInt8], Caller) async throws -> [UInt8]
    ) {
        answer(call) {
            Answered(body: try await ask(call.asked.body, call.terms.caller(of: route)), position: nil)
        }
    }
}

/// A child's file was opened out of reach, and the call refused all the same.
private struct OpenedInVain: Error {
    let child: ChildID
    let cause: Refusal
}

extension ServiceStore {
    /// Enters whom a query has shown.
    func recordReads<Value>(_ outcome: QueryOutcome<Value>, by call: QueryCall) async throws {
        try await recordReads(outcome.disclosed, by: call, confidential: outcome.showsConfidential)
    }
}
