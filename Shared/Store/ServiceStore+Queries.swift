internal import GRDB
public import Vocabulary

extension ServiceStore {
    /// Runs `body` on a snapshot of its own, beside the writer.
    ///
    /// Units take turns by the time that their queries use; long ones never have all places
    /// (``StoreLimits/readers``).
    ///
    /// Throws what `body` throws, ``StoreError/notAuthorized(method:)`` when it never asked for permission, and
    /// ``StoreError/outOfTime(method:)`` when it took more than ``StoreLimits/queryTime`` or
    /// ``StoreLimits/longQueryTime``.
    public func query<Value: Sendable>(
        _ call: QueryCall, _ body: @escaping @Sendable (Snapshot) throws -> Value
    ) async throws -> QueryOutcome<Value> {
        try await reading(for: .unit(call.principal.unit), call.method, isLong: call.isLong) { [core] db in
            try core.answer(call, on: db, body)
        }
    }

    /// Does work of a unit's that needs neither the file nor the writer, and takes long enough to keep others waiting: one such
    /// at a time in the whole store, in turns by the time that it takes, on a thread that gives way to all others. Throws what
    /// `work` throws, and `CancellationError`.
    public func apart<Value: Sendable>(
        for unit: UnitPath, _ method: String, _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        let worker = Reader(
            account: .unit(unit), method: method, isLong: false, budget: .seconds(86_400))
        return try await core.longRequests.read(as: worker) { [background = core.background] _ in
            try Task.checkCancellation()
            return try await background.perform(work)
        }
    }

    /// Reads the file on a snapshot, when it is the account's turn.
    func reading<Value: Sendable>(
        for account: WorkAccount = .house, _ method: String = "store", isLong: Bool = false,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        // What the service does for itself ends by itself: a check of a large file may take an hour.
        let budget: Duration =
            account == .house ? .seconds(86_400) : isLong ? core.limits.longQueryTime : core.limits.queryTime
        let reader = Reader(account: account, method: method, isLong: isLong, budget: budget)
        do {
            return try await core.admission.read(as: reader) { [core] givesWay in
                givesWay
                    ? try await core.patient.read(or: core.pool, body) : try await core.pool.read(body)
            }
        } catch let error as DatabaseError {
            throw queue.isClosed ? StoreError.closedInsteadOf(error) : core.toldOfReading(error)
        }
    }
}

extension StoreError {
    /// A closed file misuses its connection; anything else stays what it is.
    fileprivate static func closedInsteadOf(_ error: DatabaseError) -> any Error {
        error.resultCode == .SQLITE_MISUSE ? StoreError.closed : error
    }
}

extension StoreCore {
    fileprivate func answer<Value>(
        _ call: QueryCall, on db: Database, _ body: (Snapshot) throws -> Value
    ) throws -> QueryOutcome<Value> {
        // The first statement: from here on the snapshot stands still.
        let statement = try db.cachedStatement(
            sql: """
                SELECT ifnull(max(position), 0), (
                    SELECT incarnation FROM store_lives WHERE source = ? ORDER BY first DESC LIMIT 1)
                FROM store_events
                """)
        let end = try Row.fetchOne(statement, arguments: [service])
        let head: Int64 = end?[0] ?? 0
        var place = Positions()
        place.set(service, to: UInt64(head), in: end?[1])
        let simulation = published.current.simulation
        let now = simulation?.next(utcOffset: utcOffset) ?? clock.machineTime
        let context = HandlerContext(
            principal: call.principal, role: call.role, method: call.method, language: call.language,
            now: now, today: now.day(utcOffset: utcOffset), utcOffset: utcOffset,
            isSimulated: simulation != nil, reference: reference, purpose: call.purpose,
            breakGlass: call.breakGlass)
        let snapshot = Snapshot(
            db: db, context: context, vault: vault,
            log: LogEnd(service: service, head: UInt64(head), latest: nil), references: references)
        let value = try body(snapshot)
        guard snapshot.hasAuthorized else { throw StoreError.notAuthorized(method: call.method) }
        return QueryOutcome(
            value: value, position: UInt64(head), place: place, disclosed: snapshot.disclosed,
            showsConfidential: snapshot.showsConfidential, opened: snapshot.openedFile)
    }
}
