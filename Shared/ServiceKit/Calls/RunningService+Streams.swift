internal import Bus
internal import JSONCoding
internal import Store
internal import Vocabulary

/// Feeds and imports.
extension RunningService {
    /// Rows that are admitted in one commit, at most.
    static var rowsPerChunk: Int { 128 }

    /// Sends a feed page by page. `send` waits for the reader, so a page is asked for only when the one
    /// before it has room at the reader; each page is read from a snapshot of its own, so that a slow reader
    /// holds none open.
    func feed(
        _ route: Route, _ page: @escaping @Sendable ([UInt8], Snapshot, String?) throws -> Page<[UInt8]>,
        _ terms: CallTerms, body: [UInt8], send: ([UInt8]) async throws -> Void
    ) async throws -> Answered {
        var from: String?
        var position: UInt64?
        repeat {
            try Task.checkCancellation()
            // Rights may have been taken away since the page before.
            let call = queryCall(route, try terms.renewed(for: route))
            let outcome = try await store.query(call) { [from] snapshot in try page(body, snapshot, from) }
            if !outcome.disclosed.isEmpty { try await store.recordReads(outcome.disclosed, by: call) }
            position = position ?? outcome.position
            for item in outcome.value.items { try await send(item) }
            from = outcome.value.next
        } while from != nil
        return Answered(body: [], position: position)
    }

    /// Admits the rows that `rows` brings, each by itself, and says what became of them. A row that is
    /// refused is counted and passed over; anything worse than a refusal ends the import, which the same key
    /// takes up again.
    func importRows(
        _ route: Route, _ apply: @escaping @Sendable ([UInt8], Transaction) throws -> Void,
        _ terms: CallTerms, key: String, served: ServedCall,
        rows: some AsyncSequence<[UInt8], any Error> & Sendable
    ) async throws -> Answered {
        let session = try await store.beginImport(
            commandCall(route, terms, key: key, body: [], trace: served.trace))
        try await gather(rows, upTo: Self.rowsPerChunk) { chunk in
            // As in a feed.
            let terms = try terms.renewed(for: route)
            try await session.add(chunk, as: terms.principal, apply: apply) { [self] row, error in
                try JSON.encode(rejection(row, error, served, terms))
            }
        }
        let outcome = try await session.finish { progress in
            try JSON.encode(
                ImportSummary(
                    accepted: progress.accepted, rejected: progress.rejected,
                    rejections: progress.rejections.map {
                        try JSON.decode(ImportSummary.Rejection.self, from: $0)
                    }))
        }
        return Answered(body: outcome.reply, position: outcome.position)
    }

    /// Runs `work`, which may go on for ever, and ends it with UNAVAILABLE as soon as the service is
    /// stopping: whoever follows comes back to the next process instead of holding this one up.
    func untilStopping(_ work: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(operation: work)
            group.addTask { [self] in
                for await _ in readiness.changes() where readiness.isDraining {
                    throw Refusal(.unavailable, Message("kit.stopping", ["service": name]), retryDelay: 200)
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// What the summary says of a refused row; throws what is no refusal.
    private func rejection(
        _ row: Int, _ error: any Error, _ served: ServedCall, _ terms: CallTerms
    ) throws -> ImportSummary.Rejection {
        let refusal = verdict(on: error, served, terms).refusal
        switch refusal.status {
        case .internal, .unavailable, .cancelled, .deadlineExceeded, .resourceExhausted: throw error
        default: break
        }
        return ImportSummary.Rejection(
            row: row, status: refusal.status.name,
            message: Metadata.cut(texts.render(refusal.message, in: terms.language), to: 1024),
            fields: refusal.violations.map(\.pointer))
    }
}
