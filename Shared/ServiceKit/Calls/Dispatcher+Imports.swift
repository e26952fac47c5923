internal import Bus
internal import JSONCoding
internal import Store
internal import Vocabulary

extension Dispatcher {
    /// Rows that are given to the store at a time, at most: it commits as many together as there is time for.
    private static let rowsPerChunk = 256
    /// Octets of them, unless one row has more.
    private static let octetsPerChunk = 64 * 1024

    /// Admits the rows that the caller sends, each by itself, and says what became of them. A row that is
    /// refused is counted and passed over; anything worse than a refusal ends the import, which the same key
    /// takes up again.
    func admitRows(
        _ call: CallUnderWay, _ route: Route,
        _ apply: @escaping @Sendable ([UInt8], Transaction) throws -> Void
    ) throws {
        guard call.asked.body.isEmpty else { throw Refusal(.invalidArgument, Message("bus.body-in-stream")) }
        let key = try key(for: route, call.terms)
        try service.diskSpace.requireRoom()
        answer(call) {
            let session = try await service.store.beginImport(
                call.terms.command(route, key: key, body: [], trace: call.served.trace))
            try await gather(call.asked.items, upTo: Self.rowsPerChunk) { rows in
                for chunk in Self.chunks(rows) {
                    // Rights may have been taken away since the rows before.
                    let terms = try call.terms.renewed(for: route)
                    try service.diskSpace.requireRoom()
                    try await session.add(chunk, as: terms.principal, apply: apply) { row, error in
                        try JSON.encode(rejection(row, error, call.served, terms))
                    }
                }
            }
            let outcome = try await session.finish { try JSON.encode(ImportSummary($0)) }
            return Answered(outcome, of: service.store)
        }
    }

    /// `rows` in their order, cut where there would be too many octets in one.
    static func chunks(_ rows: [[UInt8]]) -> [[[UInt8]]] {
        var chunks: [[[UInt8]]] = []
        var room = 0
        for row in rows {
            if chunks.isEmpty || row.count > room {
                chunks.append([])
                room = octetsPerChunk
            }
            chunks[chunks.count - 1].append(row)
            room -= row.count
        }
        return chunks
    }

    /// What the summary says of a refused row; throws what is no refusal.
    private func rejection(
        _ row: Int, _ error: any Error, _ served: ServedCall, _ terms: CallTerms
    ) throws -> ImportSummary.Rejection {
        let refusal = verdict(on: error, served, terms).refusal
        switch refusal.status {
        case .internal, .unavailable, .cancelled, .deadlineExceeded, .resourceExhausted, .dataLoss:
            throw error
        default: break
        }
        refusing?(refusal)
        return ImportSummary.Rejection(row: row, refusal, texts: service.texts, in: terms.language)
    }
}

extension ImportSummary {
    fileprivate init(_ progress: ImportProgress) throws {
        self.init(
            accepted: progress.accepted, rejected: progress.rejected,
            rejections: try progress.rejections.map { try JSON.decode(Rejection.self, from: $0) })
    }
}
