/// A reply and what came with it.
public struct CallReply<Value: Sendable>: Sendable {
    public let value: Value
    public let metadata: Metadata
}

extension BusClient {
    /// Has something done, exactly once.
    nonisolated(nonsending) public func call<Request, Reply>(
        _ method: Command<Request, Reply>, _ request: Request, _ options: CallOptions = .init()
    ) async throws -> Reply {
        try await exchange(method, request, Reply.self, options).value
    }

    /// Asks.
    nonisolated(nonsending) public func call<Request, Reply>(
        _ method: Query<Request, Reply>, _ request: Request, _ options: CallOptions = .init()
    ) async throws -> Reply {
        try await exchange(method, request, Reply.self, options).value
    }

    /// Like `call`, with the reply's metadata: the command's own position, for one.
    nonisolated(nonsending) public func exchange<Request, Reply>(
        _ method: Command<Request, Reply>, _ request: Request, _ options: CallOptions = .init()
    ) async throws -> CallReply<Reply> {
        try await exchange(method, request, Reply.self, options)
    }

    nonisolated(nonsending) private func exchange<Reply: Payload>(
        _ method: some Method, _ request: some Payload, _ reply: Reply.Type, _ options: CallOptions
    ) async throws -> CallReply<Reply> {
        let metadata = options.metadata(for: method.kind, seen: positions.current)
        let body = try encode(request)
        let deadline = options.deadline(for: method.kind)
        let (replyMetadata, bytes) = try await retrying(method.kind, options, deadline) {
            try await unary($0, method.kind, method.name, metadata, body, options)
        }
        return CallReply(value: try decode(Reply.self, bytes, options), metadata: replyMetadata)
    }

    /// Streams rows; the service admits or refuses each by itself. A retry begins again with the first row, under the
    /// same key, and the service passes over those that it has.
    public func send<Row>(
        _ method: Import<Row>, rows: some Collection<Row> & Sendable, _ options: CallOptions = .init()
    ) async throws -> ImportSummary {
        try await send(method, options) { AsyncRows(rows) }
    }

    /// Like `send(_:rows:_:)` for rows that come one by one: `open` is asked for them anew at every attempt, and must
    /// give the same ones each time.
    public func send<Row, Rows: AsyncSequence>(
        _ method: Import<Row>, _ options: CallOptions = .init(), open: @Sendable () async throws -> Rows
    ) async throws -> ImportSummary where Rows.Element == Row {
        try await exchange(method, options, open: open).value
    }

    /// Like `send(_:_:open:)`, with the reply's metadata: whether the rows were imported before, for one. What an attempt of this
    /// very call did, and could not tell, counts as done now.
    public func exchange<Row, Rows: AsyncSequence>(
        _ method: Import<Row>, _ options: CallOptions = .init(), open: @Sendable () async throws -> Rows
    ) async throws -> CallReply<ImportSummary> where Rows.Element == Row {
        var attempts = 0
        let metadata = options.metadata(for: .import, seen: positions.current)
        let deadline = options.deadline(for: .import)
        var (told, bytes) = try await retrying(.import, options, deadline) { call in
            attempts += 1
            do {
                try call.launch(method.name, metadata, [])
                for try await row in try await open() {
                    guard try await call.send(encode(row)) else { break }
                }
            } catch {
                call.handle(.cancel)
                throw oversize(error, options.language)
            }
            call.finishSending()
            return try await awaitReply(to: call, options.language)
        }
        if attempts > 1 { told.doneBefore = nil }
        return CallReply(value: try decode(ImportSummary.self, bytes, options), metadata: told)
    }
}

/// A collection as an asynchronous sequence.
private struct AsyncRows<Rows: Collection & Sendable>: AsyncSequence, Sendable {
    private let rows: Rows

    init(_ rows: Rows) { self.rows = rows }

    struct AsyncIterator: AsyncIteratorProtocol {
        var iterator: Rows.Iterator
        mutating func next() async -> Rows.Element? { iterator.next() }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(iterator: rows.makeIterator()) }
}
