internal import GRDB
public import Vocabulary

/// What becomes of a log that is followed, or of this one, when it was restored to an earlier life.
extension ServiceStore {
    /// Whether this log is up to a mark what it was for who has the mark.
    public func holds(_ mark: LogMark) async throws -> Bool {
        try await reading { db in try RowChain.events.head(at: mark.position, db) == mark.chain }
    }

    /// Marks of a followed log, in its order: of the last 4,096 events each, of those before each 256th.
    public func marks(of source: String) async throws -> [LogMark] {
        try await reading { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT position, chain FROM store_marks WHERE source = ? ORDER BY position",
                arguments: [source])
            return rows.map { LogMark(position: UInt64($0[0] as Int64), chain: $0[1]) }
        }
    }

    /// The last rewind of each followed log of which there was one.
    public var rewinds: [String: Rewind] { core.published.current.rewinds }

    /// Takes back what was learned of another log after `mark`, its last event that is still so, and moves the cursor there,
    /// in one transaction.
    ///
    /// - Parameter forget: takes it out of the service's tables, and names those whose records are to be settled.
    /// - Throws: what `forget` throws, ``StoreError/notDurable(reason:)``; then nothing is taken back.
    public func rewind(
        source: String, to mark: LogMark,
        forget: @escaping @Sendable (LogPoint, Transaction) throws -> Set<String>
    ) async throws {
        try await perform { batch in try batch.rewind(source, to: mark, forget) }
    }

    /// Makes what the service itself holds agree with a log that was rewound and has been read to its end since.
    ///
    /// - Parameter settle: does so for one of those that the rewind named, and tells what changes by events of its own.
    /// - Throws: ``StoreError/notApplied(source:position:reason:)``, ``StoreError/notDurable(reason:)``; what was settled
    ///   before stays so.
    public func settle(
        source: String, _ settle: @escaping @Sendable (String, Transaction) throws -> Void
    ) async throws {
        // By parts, so that commands get their turn between them.
        while let rewind = rewinds[source], !rewind.isSettled {
            try await perform { batch in try batch.settle(source, atMost: 64, settle) }
        }
    }
}
