internal import GRDB
internal import Logging
internal import Vocabulary

/// The one that writes. It lives on a thread of its own: takes what waits, whose turn it is first, does each job in a savepoint
/// of its own inside one transaction, commits once there is no more, or enough time is used, and only then announces what became
/// of each. So commands that arrive together share one fsync, none waits for the work of others that came after it, and none
/// hears of a success that is not yet durable. A job that waits alone has the transaction for itself and needs no savepoint around
/// those of its rows: with one, SQLite keeps what undoes them all until the end, and walks through it at each statement.
final class Writer {
    private let core: StoreCore
    private let queue: JobQueue
    private var state: StoreState
    /// Replies remembered since the old ones were last cleared away.
    private var sincePruning = 0
    private static let pruningInterval = 256
    /// When that was, by the store's own clock, in milliseconds.
    private var lastPruning: Int64
    private static let pruningTime: Int64 = 3_600_000
    /// How long the last commit took: on a slow disk more shares one.
    private var commitTime = Duration.zero
    /// When rows that are not signed yet have waited long enough; nil while there are none.
    private var signingTime: ContinuousClock.Instant?
    private var journal = Journal()
    private var indexing = ReadIndexing()
    /// What is left to do after keys of people were destroyed.
    private var clearing: Clearing

    /// - Parameter opened: when the store was opened, by its own clock, in milliseconds.
    init(core: StoreCore, queue: JobQueue, state: StoreState, opened: Int64, clearing: Clearing) {
        (self.core, self.queue, self.state) = (core, queue, state)
        lastPruning = opened
        self.clearing = clearing
    }

    /// Works until the queue is closed and empty.
    func run() {
        while let waking = queue.take(until: [signingTime, clearing.due].compactMap(\.self).min()) {
            switch waking {
            case .turn(let first):
                for announce in commit(from: first) { announce() }
            case .late where signingTime.map { $0 <= .now } ?? false: _ = commit(from: nil)
            case .late: break
            }
            journal.tend(core)
            clearing.perform(core)
        }
        if state.unsigned > 0 { _ = commit(from: nil) }
        clearing.perform(core)
    }

    /// Does a batch that begins with `first`, and what the store does of its own accord; without a first one the heads of the logs
    /// are signed. Returns the announcements of what became of each job.
    private func commit(from first: FairQueue<Job>.Turn?) -> [() -> Void] {
        defer { reckonSigning() }
        let before = state
        var jobs: [Job] = []
        var announcements: [() -> Void] = []
        let isAlone = queue.isEmpty
        var destroyed: [PersonTraces] = []
        do {
            try core.pool.writeWithoutTransaction { db in
                do {
                    try db.beginTransaction(.immediate)
                    let batch = WriteBatch(db: db, core: core, state: state) { [queue] in !queue.isEmpty }
                    let end =
                        ContinuousClock.now
                        + max(core.limits.batchTime, min(commitTime * 2, .milliseconds(20)))
                    var next = first
                    while let turn = next {
                        let began = ContinuousClock.now
                        jobs.append(turn.element)
                        announcements.append(try doJob(turn.element, in: batch, alone: isAlone))
                        let now = ContinuousClock.now
                        queue.used(now - began, by: turn)
                        let isFull = isAlone || jobs.count >= core.limits.batch || now >= end
                        // Who has been served does not wait for what is not over by then.
                        next = isFull ? nil : queue.poll(within: end - now)
                    }
                    try prune(batch)
                    try indexing.advance(batch)
                    if first == nil || isSigningDue(batch.state) { try batch.signHeads() }
                    commitTime = try ContinuousClock().measure { try db.commit() }
                    state = batch.state
                    destroyed = batch.destroyed
                } catch {
                    try db.rollback()
                    throw error
                }
            }
        } catch {
            // Even who was refused must try again: the refusal may have leant on what is not there now.
            state = before
            indexing.forget()
            let cause = Cause.text(of: error)
            core.logger.error(
                "a batch of \(jobs.count) could not be committed", metadata: ["cause": "\(cause)"])
            let reason = core.told(error) as? StoreError ?? .notDurable(reason: cause)
            return jobs.map { job in { job.fail(reason) } }
        }
        if !destroyed.isEmpty { list(destroyed) }
        core.published.publish(state, commands: jobs.count)
        return announcements
    }

    /// Before anybody hears that they are destroyed. What cannot be written there now is when the store is opened again.
    private func list(_ destroyed: [PersonTraces]) {
        do {
            try core.destroyedKeys.add(destroyed.map(\.id))
        } catch {
            core.logger.error("the list of destroyed keys could not be written: \(Cause.text(of: error))")
        }
        clearing.add(destroyed)
        clearing.perform(core)
    }

    /// Does one job; throws only when the whole transaction is lost.
    private func doJob(_ job: Job, in batch: WriteBatch, alone: Bool) throws -> () -> Void {
        let (before, destroyed) = (batch.state, batch.destroyed)
        do {
            if alone { return try job.work(batch) }
            var announcement: (@Sendable () -> Void)?
            try batch.db.inSavepoint {
                announcement = try job.work(batch)
                return .commit
            }
            return announcement ?? {}
        } catch {
            // On a full disk SQLite may give the whole transaction up by itself.
            guard batch.db.isInsideTransaction else { throw error }
            if alone {
                try batch.db.rollback()
                try batch.db.beginTransaction(.immediate)
            }
            (batch.state, batch.destroyed) = (before, destroyed)
            let failure = batch.durable(error)
            return { job.fail(failure) }
        }
    }

    private func prune(_ batch: WriteBatch) throws {
        sincePruning += batch.remembered
        let now = core.age.milliseconds
        guard sincePruning >= Writer.pruningInterval || now - lastPruning >= Writer.pruningTime else {
            return
        }
        (sincePruning, lastPruning) = (0, now)
        func ago(_ days: Int) -> Int64 { now - Int64(days) * 86_400_000 }
        try batch.forget(
            before: ago(core.limits.rememberedDays), ofRunsBefore: ago(core.limits.mandatedDays),
            atMost: 2 * Writer.pruningInterval)
    }

    private func isSigningDue(_ state: StoreState) -> Bool {
        state.unsigned >= core.limits.unsignedRows || signingTime.map { $0 <= .now } ?? false
    }

    /// Sets the time for what is not signed yet. After a failure too the next attempt comes only then.
    private func reckonSigning() {
        if state.unsigned == 0 {
            signingTime = nil
        } else if signingTime.map({ $0 <= .now }) ?? true {
            signingTime = .now + core.limits.unsignedFor
        }
    }
}
