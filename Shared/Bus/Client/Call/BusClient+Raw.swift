internal import Vocabulary

extension BusClient {
    /// Makes a call by name with bytes for bodies, for harnesses that learn of methods while they run. It never
    /// throws: every failure is a status. UNAVAILABLE is retried as in typed calls.
    ///
    /// - Parameters:
    ///   - method: `package.Resource/Verb`.
    ///   - kind: how its messages flow.
    ///   - body: the request; empty for an import or a dialogue.
    ///   - rows: of an import; of a dialogue what is sent, all of it as soon as the service has room, whatever it
    ///     answers meanwhile. To take turns use ``withRawCall(_:kind:body:metadata:_:isolation:_:)``.
    ///   - metadata: goes before what the options say, name by name.
    ///   - limit: of a feed or a dialogue: after so many items the call is cancelled and counts as OK.
    ///   - onItem: of a feed or a dialogue: gets each item as it comes, instead of ``RawReply/items``.
    public func raw(
        _ method: String, kind: CallKind, body: [UInt8] = [], rows: [[UInt8]] = [],
        metadata given: Metadata = .init(), limit: Int? = nil, _ options: CallOptions = .init(),
        onItem: ((_ item: [UInt8]) throws -> Void)? = nil
    ) async -> RawReply {
        var metadata = options.metadata(for: kind, seen: positions.current)
        for name in given.names { metadata[name] = given[name] }
        var items: [[UInt8]] = []
        do {
            let deadline = options.deadline(for: kind)
            let end: (metadata: Metadata, body: [UInt8])
            switch kind {
            case .command, .query:
                end = try await retrying(kind, options, deadline) {
                    try await unary($0, kind, method, metadata, body, options)
                }
            case .import:
                end = try await retrying(kind, options, deadline) {
                    try await stream($0, method, metadata, rows, options.language)
                }
            case .feed:
                let reader = FeedReader(self, method, body, metadata, options)
                var count = 0
                while limit.map({ count < $0 }) ?? true, let item = try await reader.next() {
                    count += 1
                    if let onItem { try onItem(item) } else { items.append(item) }
                }
                end = reader.end ?? (Metadata(), [])
            case .dialogue:
                let call = newCall(deadline: deadline)
                // Does nothing to a call that has ended.
                defer { call.handle(.cancel) }
                try launch(call, method, metadata, body, options.language)
                async let sent: Void = send(rows, by: call, options.language)
                var count = 0
                while limit.map({ count < $0 }) ?? true, let item = await call.nextItem() {
                    count += 1
                    if let onItem { try onItem(item) } else { items.append(item) }
                }
                if let limit, count >= limit {
                    end = (Metadata(), [])
                } else {
                    end = try await awaitReply(to: call, options.language)
                    try await sent
                }
            }
            return RawReply(status: .ok, metadata: end.metadata, body: end.body, items: items)
        } catch {
            let error = error as? CallError ?? CallError(.cancelled, "\(error)")
            return RawReply(status: error.status, metadata: Metadata(error), items: items)
        }
    }

    /// Begins a call of any kind with bytes for bodies, and gives it to `body` to be driven by hand: for harnesses,
    /// gateways, and methods that take turns. One attempt, no retries. When `body` returns or throws, a call that has
    /// not ended is cancelled.
    ///
    /// ```swift
    /// let status = try await client.withRawCall("test.Words/Echo", kind: .dialogue) { call in
    ///     for word in words {
    ///         try await call.send(word)
    ///         print(await call.next())
    ///     }
    ///     call.finishSending()
    ///     return await call.reply().status
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - method: `package.Resource/Verb`, at most 255 octets.
    ///   - kind: decides what the options come to: the deadline, and whether an idempotency key is sent.
    ///   - body: CALL's; at most 4 MiB.
    ///   - metadata: goes before what the options say, name by name.
    ///
    /// Throws ``CallError`` (INVALID_ARGUMENT) when CALL does not fit into a frame, and what `body` throws.
    public func withRawCall<Value>(
        _ method: String, kind: CallKind, body: [UInt8] = [], metadata given: Metadata = .init(),
        _ options: CallOptions = .init(), isolation: isolated (any Actor)? = #isolation,
        _ drive: (RawCall) async throws -> Value
    ) async throws -> Value {
        var metadata = options.metadata(for: kind, seen: positions.current)
        for name in given.names { metadata[name] = given[name] }
        let call = newCall(deadline: options.deadline(for: kind))
        // Does nothing to a call that has ended.
        defer { call.handle(.cancel) }
        try launch(call, method, metadata, body, options.language)
        return try await drive(RawCall(client: self, call: call, language: options.language))
    }

    private func stream(
        _ call: OutgoingCall, _ method: String, _ metadata: Metadata, _ rows: [[UInt8]], _ language: Language
    ) async throws -> (Metadata, [UInt8]) {
        try launch(call, method, metadata, [], language)
        try await send(rows, by: call, language)
        return try await awaitReply(to: call, language)
    }

    /// Sends all that the call takes, then END.
    private func send(_ rows: [[UInt8]], by call: OutgoingCall, _ language: Language) async throws {
        do {
            for row in rows {
                guard try await call.send(row) else { break }
            }
        } catch {
            call.handle(.cancel)
            throw oversize(error, language)
        }
        call.finishSending()
    }
}
