extension ServiceStore {
    /// The number of the log's last event; 0 when it is empty.
    public var head: UInt64 { equipment.board.ledger.head }

    /// Events in log order, confidential ones in clear. At most `limit`.
    public func events(after position: UInt64, limit: Int) async throws -> [EventEnvelope] {
        try await reading { [equipment] db in
            try EventRow.fetch(
                db, after: position, limit: limit, service: equipment.service, vault: equipment.vault)
        }
    }

    /// The log's head now, and again whenever it moves (the latest one if the reader is slow). Ends when the
    /// store closes.
    public func heads() -> AsyncStream<UInt64> { equipment.board.heads() }
}
