internal import Dispatch
internal import Foundation
internal import GRDB
internal import Logging
internal import Synchronization
public import Vocabulary

/// One service's store: one SQLite file, `<directory>/<service>.sqlite`.
///
/// All that changes it goes through one writer, which commits what arrives together in one transaction;
/// queries read snapshots beside it. What a command did, its events, its audit entry and its remembered reply
/// are in the file together or not at all, and durable (`synchronous = FULL`) before anybody hears of them.
public final class ServiceStore: Sendable {
    /// `registry`.
    public let service: String
    /// The database file.
    public let path: String

    let core: StoreCore
    let queue = JobQueue()
    let following: Set<String>
    let migrations: [Migration]
    private let writerEnded = DispatchGroup()
    /// Whether the vault's file has one key only, which wraps all there is.
    let vaultIsSettled = Atomic<Bool>(false)
    /// The key of the vault's file that wraps everybody's keys, once that is known.
    let wrapping = Mutex<String?>(nil)

    /// Opens the file, or makes it, and brings its schema up to `migrations`.
    ///
    /// - Parameters:
    ///   - directory: the data directory; made if it is not there.
    ///   - following: the services whose logs this one follows.
    ///   - utcOffset: minutes that local time is ahead of UTC (Vietnam: 420).
    ///   - elapsed: how long the store has been open, for tests; nil: by the machine's clock that only goes forwards.
    ///   - reference: what handlers go by. Callers' scopes are read by its units; a path that is none of them stands for itself
    ///     alone.
    ///   - forgetting: takes somebody out of the service's tables whose key was destroyed (``Transaction/destroyKey(of:_:)``) and who
    ///     is there again, as the file came from an earlier copy. Done before the store is ready.
    /// - Throws: ``StoreError``, one of those under "Opening".
    public init(
        at directory: String, service: String, migrations: [Migration], following: Set<String> = [],
        clock: WallClock = .system, utcOffset: Int = 420, reference: Reference = Reference(),
        limits: StoreLimits = StoreLimits(), elapsed: (@Sendable () -> Duration)? = nil,
        forgetting: @escaping @Sendable (String, Transaction) throws -> Void = { _, _ in }
    ) throws {
        (self.service, self.following, self.migrations) = (service, following, migrations)
        let files = StoreFiles(directory: directory, service: service)
        path = files.database
        try files.makeDirectories()
        let lock = try FileLock(path: files.lock, for: files.database)
        let clearing: Clearing
        let returned: Set<String>
        do {
            core = try StoreCore(
                files: files, service: service, migrations: migrations, clock: clock, utcOffset: utcOffset,
                reference: reference, limits: limits, elapsed: elapsed)
            (clearing, returned) = try core.pool.writeWithoutTransaction { [core] db in
                (try Clearing(db), try core.destroyedKeys.reconcile(db))
            }
        } catch {
            lock.release()
            throw error
        }
        startWriter(holding: lock, clearing)
        if !returned.isEmpty { try forgetAgain(returned, forgetting) }
    }

    /// The writer's first job; blocks until it is done.
    private func forgetAgain(
        _ people: Set<String>, _ forget: @escaping @Sendable (String, Transaction) throws -> Void
    ) throws {
        let done = DispatchSemaphore(value: 0)
        let failure = Mutex<(any Error)?>(nil)
        queue.post(
            Job(
                work: { batch in
                    try batch.forgetAgain(people, forget)
                    return { done.signal() }
                },
                fail: { error in
                    failure.withLock { $0 = error }
                    done.signal()
                }))
        done.wait()
        guard let error = failure.withLock({ $0 }) else { return }
        close()
        throw error
    }

    private func startWriter(holding lock: FileLock, _ clearing: Clearing) {
        let opened = core.age.milliseconds
        let thread = Thread { [core, queue, writerEnded] in
            Writer(
                core: core, queue: queue, state: core.published.current, opened: opened, clearing: clearing
            ).run()
            core.published.close()
            do {
                // Readers close last and cannot do it: without this the journal would stay behind.
                try core.pool.writeWithoutTransaction { db in try Journal.close(db, core.pages) }
            } catch {
                core.logger.error("the write-ahead log stays behind: \(Cause.text(of: error))")
            }
            StoreCore.close(core.pool, core.pages, core.logger, patient: core.patient)
            lock.release()
            writerEnded.leave()
        }
        thread.name = "store.\(service)"
        writerEnded.enter()
        thread.start()
    }

    deinit { queue.close() }

    /// Finishes what is queued, then closes the file. Calls after it fail with ``StoreError/closed``. Blocks.
    public func close() {
        queue.close()
        writerEnded.wait()
    }

    /// The moment that a call would count as now.
    public var now: Timestamp {
        core.published.current.simulation?.next(utcOffset: core.utcOffset) ?? core.clock.machineTime
    }

    /// The day that `now` falls on where the deployment is.
    public var today: Day { day(of: now) }

    /// The day that a moment falls on there.
    public func day(of moment: Timestamp) -> Day { moment.day(utcOffset: core.utcOffset) }

    /// What the writer has done so far.
    public var tally: StoreTally { core.published.tally }

    /// Posts a job and waits for what becomes of it.
    func perform<Value: Sendable>(
        for account: WorkAccount = .house, _ work: @escaping @Sendable (WriteBatch) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.post(
                Job(
                    account: account,
                    work: { batch in
                        let value = try work(batch)
                        return { continuation.resume(returning: value) }
                    },
                    fail: { continuation.resume(throwing: $0) }))
        }
    }
}
