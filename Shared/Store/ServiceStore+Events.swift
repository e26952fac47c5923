extension ServiceStore {
    /// The number of the log's last event; 0 when it is empty.
    public var head: UInt64 { core.published.current.head }

    /// Events in log order, confidential ones in clear. At most `limit`.
    public func events(after position: UInt64, limit: Int) async throws -> [EventEnvelope] {
        try await reading { [core] db in
            try EventRow.fetch(
                db, after: position, limit: limit, service: core.service, vault: core.vault)
        }
    }

    /// The log's head now, and again whenever it moves (the latest one if the reader is slow). Ends when the
    /// store closes.
    public func heads() -> AsyncStream<UInt64> { core.published.heads() }
}
