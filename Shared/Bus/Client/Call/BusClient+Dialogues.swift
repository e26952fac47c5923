internal import Vocabulary

extension BusClient {
    /// Begins a dialogue and gives it to `body`. When `body` returns or throws before the service has ended the call,
    /// the call is cancelled; to learn how it ended, read the items to their end.
    ///
    /// ```swift
    /// try await client.withDialogue(Prices.follow) { prices in
    ///     try await prices.send(Follow(item: "milk"))
    ///     let first = try await prices.next()
    ///     …
    ///     prices.finishSending()
    ///     for try await price in prices.items { … }
    /// }
    /// ```
    ///
    /// It is one attempt: nobody but `body` could say the same things again. Throws what `body` does.
    ///
    /// For harnesses: no service has a dialogue yet.
    public func withDialogue<Sent, Item, Value>(
        _ method: Dialogue<Sent, Item>, _ options: CallOptions = .init(),
        isolation: isolated (any Actor)? = #isolation,
        _ body: (DialogueCall<Sent, Item>) async throws -> Value
    ) async throws -> Value {
        let call = newCall(deadline: options.deadline(for: method.kind))
        // Does nothing to a call that has ended.
        defer { call.handle(.cancel) }
        try launch(
            call, method.name, options.metadata(for: method.kind, seen: positions.current), [],
            options.language)
        return try await body(DialogueCall(client: self, call: call, options: options))
    }
}
