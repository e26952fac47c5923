public import Vocabulary

/// One service's store: one SQLite file, `<directory>/<service>.sqlite`.
public final class ServiceStore: Sendable {
    /// `registry`.
    public let service: String
    /// The database file.
    public let path: String

    /// Opens the file, or makes it, and brings its schema up to `migrations`.
    ///
    /// - Parameters:
    ///   - directory: the data directory; made if it is not there.
    ///   - following: the services whose logs this one follows.
    ///   - utcOffset: minutes that local time is ahead of UTC (Vietnam: 420).
    /// - Throws: ``StoreError``, one of those under "Opening".
    public init(
        at directory: String, service: String, migrations: [Migration], following: Set<String> = [],
        clock: WallClock = .system, utcOffset: Int = 420, limits: StoreLimits = StoreLimits()
    ) throws { fatalError("not built yet") }

    /// Finishes what is queued, then closes the file. Calls after it fail with ``StoreError/closed``. Blocks.
    public func close() { fatalError("not built yet") }
}

extension ServiceStore {
    /// Does a command exactly once.
    ///
    /// `apply` runs on the writer's thread, in a savepoint of its own, and returns the reply's bytes. What it throws
    /// undoes all it did, is not remembered, and is handed to `completion` as it is. `completion` runs on the writer's
    /// thread after the commit: keep it short.
    public func command(
        _ call: CommandCall, apply: @escaping @Sendable (Transaction) throws -> [UInt8],
        completion: @escaping @Sendable (Result<CommandOutcome, any Error>) -> Void
    ) { fatalError("not built yet") }

    public func command(
        _ call: CommandCall, apply: @escaping @Sendable (Transaction) throws -> [UInt8]
    ) async throws -> CommandOutcome { fatalError("not built yet") }

    /// Runs `body` on a snapshot of its own.
    public func query<Value: Sendable>(
        _ call: QueryCall, _ body: @escaping @Sendable (Snapshot) throws -> Value
    ) async throws -> QueryOutcome<Value> { fatalError("not built yet") }

    /// The same on the calling thread, which it blocks.
    public func queryBlocking<Value>(
        _ call: QueryCall, _ body: (Snapshot) throws -> Value
    ) throws -> QueryOutcome<Value> { fatalError("not built yet") }

    /// Enters who saw which children in the read log; returns when that is durable.
    public func recordReads(_ subjects: Set<String>, by call: QueryCall) async throws { fatalError("not built yet") }

    /// Begins an import, or takes one up where it was broken off. The caller sends all rows again, from the first one
    /// on: those that are done are passed over.
    public func beginImport(_ call: CommandCall) async throws -> ImportSession { fatalError("not built yet") }

    /// How far an import has come; nil when there is none under way under this unit, method and key.
    public func importProgress(for call: CommandCall) async throws -> ImportProgress? { fatalError("not built yet") }

    /// The number of the log's last event; 0 when it is empty.
    public var head: UInt64 { fatalError("not built yet") }

    /// Events in log order, confidential ones in clear. At most `limit`.
    public func events(after position: UInt64, limit: Int) async throws -> [EventEnvelope] { fatalError("not built yet") }

    /// The log's head now, and again whenever it moves (the latest one if the reader is slow). Ends when the store
    /// closes.
    public func heads() -> AsyncStream<UInt64> { fatalError("not built yet") }

    /// Applies events of another log and moves the cursor, in one transaction. Events at or before the cursor are
    /// passed over. In `apply`, `now` is the event's own time, and the principal the unit that caused it.
    ///
    /// - Returns: the cursor.
    /// - Throws: ``StoreError/gap(source:expected:found:)``, ``StoreError/notApplied(source:position:reason:)``.
    @discardableResult
    public func follow(
        source: String, envelopes: [EventEnvelope],
        apply: @escaping @Sendable (EventEnvelope, Transaction) throws -> Void
    ) async throws -> UInt64 { fatalError("not built yet") }

    /// How far a log has been followed; 0 before the first event.
    public func cursor(for source: String) -> UInt64 { fatalError("not built yet") }

    /// Where this service is: its own log's head, and the cursor of each log that it follows.
    public var positions: Positions { fatalError("not built yet") }

    /// Returns once this service is at least at `wanted`, as far as it follows those logs (its own counts). Throws
    /// ``StoreError/notYetFollowed(_:)`` at the deadline, `CancellationError` when cancelled.
    public func waitUntil(followed wanted: Positions, deadline: ContinuousClock.Instant?) async throws { fatalError("not built yet") }

    /// The moment that a call would count as now.
    public var now: Timestamp { fatalError("not built yet") }
    public var today: Day { fatalError("not built yet") }

    /// Copies the store to a new file at `path` while it is at work, and checks the copy.
    public func backup(to path: String) async throws { fatalError("not built yet") }

    /// What is wrong with the file; empty when nothing is.
    public func integrityCheck() async throws -> [String] { fatalError("not built yet") }
}

/// One run of an import: give it all rows in order, then finish.
///
/// ```swift
/// let session = try await store.beginImport(call)
/// for try await chunk in chunks { try await session.add(chunk, apply: …, reject: …) }
/// let outcome = try await session.finish { progress in try JSON.encode(summary(of: progress)) }
/// ```
public actor ImportSession {
    init() {}

    /// How far the import is.
    public var progress: ImportProgress { fatalError("not built yet") }

    /// Does the next rows, each in a savepoint of its own, all in one commit with the progress. Rows that an earlier
    /// run did are passed over.
    ///
    /// - Parameters:
    ///   - apply: does one row; what it throws undoes that row alone.
    ///   - reject: makes a JSON text of the row's number (from 1) and what `apply` threw; throws to give the whole
    ///     chunk up (for what is no refusal).
    public func add(
        _ rows: [[UInt8]], apply: @escaping @Sendable ([UInt8], Transaction) throws -> Void,
        reject: @escaping @Sendable (Int, any Error) throws -> [UInt8]
    ) async throws { fatalError("not built yet") }

    /// Remembers the reply that `reply` makes, as a command's; an import that was finished before gets its old one.
    /// Throws ``StoreError/keyReused(method:key:)`` when the rows were others than last time.
    public func finish(
        reply: @escaping @Sendable (ImportProgress) throws -> [UInt8]
    ) async throws -> CommandOutcome { fatalError("not built yet") }
}
