internal import GRDB
internal import Logging
internal import Vocabulary

/// What writer and readers of one store share.
struct Equipment: Sendable {
    let service: String
    let pool: DatabasePool
    let vault: Vault
    let clock: WallClock
    /// Minutes ahead of UTC.
    let utcOffset: Int
    let limits: StoreLimits
    let board: Board
    let logger: Logger
}

/// The one that writes. It lives on a thread of its own: takes every job that waits, does each in a savepoint
/// of its own inside one transaction, commits once, and only then announces what became of each. So commands
/// that arrive together share one fsync, and none hears of a success that is not yet durable.
final class Writer {
    private let equipment: Equipment
    private let mailbox: Mailbox
    private var ledger: Ledger
    /// Replies remembered since the old ones were last cleared away.
    private var sincePruning = 0
    private static let pruningInterval = 256

    init(equipment: Equipment, mailbox: Mailbox, ledger: Ledger) {
        self.equipment = equipment
        self.mailbox = mailbox
        self.ledger = ledger
    }

    /// Works until the mailbox is closed and empty.
    func run() {
        while let jobs = mailbox.take() {
            var rest = jobs[...]
            while !rest.isEmpty {
                let batch = rest.prefix(max(1, equipment.limits.batch))
                rest = rest.dropFirst(batch.count)
                for announce in commit(batch) { announce() }
            }
        }
    }

    /// Does a batch. Returns the announcements of what became of each job.
    private func commit(_ batch: ArraySlice<Job>) -> [() -> Void] {
        let before = ledger
        var announcements: [() -> Void] = []
        do {
            try equipment.pool.writeWithoutTransaction { db in
                do {
                    try db.beginTransaction(.immediate)
                    let desk = Desk(db: db, equipment: equipment, ledger: ledger)
                    for job in batch { announcements.append(try settle(job, at: desk)) }
                    try prune(desk)
                    try db.commit()
                    ledger = desk.ledger
                } catch {
                    try db.rollback()
                    throw error
                }
            }
        } catch {
            // Even who was refused must try again: the refusal may have leant on what is not there now.
            ledger = before
            let cause = Cause.text(of: error)
            equipment.logger.error(
                "a batch of \(batch.count) could not be committed", metadata: ["cause": "\(cause)"])
            let reason = StoreError.notDurable(reason: cause)
            return batch.map { job in { job.fail(reason) } }
        }
        equipment.board.publish(ledger, commands: batch.count)
        return announcements
    }

    /// Does one job; throws only when the whole transaction is lost.
    private func settle(_ job: Job, at desk: Desk) throws -> () -> Void {
        let before = desk.ledger
        do {
            var announcement: (@Sendable () -> Void)?
            try desk.db.inSavepoint {
                announcement = try job.work(desk)
                return .commit
            }
            return announcement ?? {}
        } catch {
            // On a full disk SQLite may give the whole transaction up by itself.
            guard desk.db.isInsideTransaction else { throw error }
            desk.ledger = before
            let failure = desk.durable(error)
            return { job.fail(failure) }
        }
    }

    private func prune(_ desk: Desk) throws {
        sincePruning += desk.remembered
        guard sincePruning >= Writer.pruningInterval else { return }
        sincePruning = 0
        try desk.forget(
            before: desk.machineTime.advanced(
                byMilliseconds: -Int64(equipment.limits.rememberedDays) * 86_400_000),
            atMost: 2 * Writer.pruningInterval)
    }
}
