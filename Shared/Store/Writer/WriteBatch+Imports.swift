internal import Foundation
internal import GRDB
internal import Vocabulary

extension WriteBatch {
    private static let keptRejections = 1000
    /// So many rows share a commit, however long they take.
    private static let fewestRows = 32
    /// Octets of all kept rejections: a summary of them must fit into one reply.
    private static let keptRejectionOctets = 2 * 1024 * 1024

    /// Throws ``StoreError/importOvertaken(method:key:)`` unless `rows` rows are done, and no more.
    private func importProgress(_ call: CommandCall, at rows: Int) throws -> ImportProgress {
        let state = try RememberedReplies(db: db, vault: core.vault).state(ofImport: call)
        guard case .underWay(let progress, _) = state, progress.rowsDone == rows else {
            throw StoreError.importOvertaken(method: call.method, key: call.idempotencyKey)
        }
        return progress
    }

    /// Does the next rows, and keeps how far the import is.
    func perform(_ chunk: ImportChunk) throws -> ImportProgress {
        let call = chunk.call
        var progress = try importProgress(call, at: chunk.first - 1)
        let (before, accepted) = (state.head, progress.accepted)
        let digest = try doRows(of: chunk, into: &progress)
        try keep(progress, of: call, digest: digest)
        try audit(
            call, bodyHash: digest,
            outcome: "rows \(chunk.first)-\(progress.rowsDone), accepted \(progress.accepted - accepted)",
            eventsAfter: before, at: state.simulation?.last ?? nextMoment)
        return progress
    }

    /// Does the next rows after those that are `done`, says what became of them, and undoes them. Who asked stays in the trail:
    /// a refusal may name somebody.
    func tryOut(_ chunk: ImportChunk, after done: ImportProgress) throws -> ImportProgress {
        let (before, destroyedBefore) = (state, destroyed)
        var (progress, digest): (ImportProgress, [UInt8]) = (done, [])
        try db.inSavepoint {
            digest = try doRows(of: chunk, into: &progress)
            return .rollback
        }
        (state, destroyed) = (before, destroyedBefore)
        try audit(
            chunk.call, bodyHash: digest,
            outcome: "dry run, rows \(chunk.first)-\(progress.rowsDone)", eventsAfter: state.head,
            at: state.simulation?.last ?? nextMoment)
        return progress
    }

    /// Does the next rows, a few at least and then more until somebody waits or the time is over: the digest up to the last one.
    private func doRows(of chunk: ImportChunk, into progress: inout ImportProgress) throws -> [UInt8] {
        let end = ContinuousClock.now + core.limits.importTime
        var room = WriteBatch.keptRejectionOctets - progress.rejections.reduce(0) { $0 + $1.count }
        var (digest, done): ([UInt8], Int) = ([], 0)
        for row in chunk.rows {
            if let rejection = try perform(row.octets, number: progress.rowsDone + 1, of: chunk) {
                progress.rejected += 1
                room -= rejection.count
                if room >= 0, progress.rejections.count < WriteBatch.keptRejections {
                    progress.rejections.append(rejection)
                }
            } else {
                progress.accepted += 1
            }
            progress.rowsDone += 1
            digest = row.digest
            done += 1
            if done >= WriteBatch.fewestRows, isAwaited() || ContinuousClock.now >= end { break }
        }
        return digest
    }

    /// Does one row; what it was rejected with, or nil.
    private func perform(_ row: [UInt8], number: Int, of chunk: ImportChunk) throws -> [UInt8]? {
        let (before, destroyedBefore, changes) = (state, destroyed, db.totalChangesCount)
        do {
            if chunk.undoesRows {
                try db.inSavepoint {
                    try apply(row, of: chunk)
                    return .commit
                }
            } else {
                try apply(row, of: chunk)
            }
            return nil
        } catch {
            let failure = durable(error)
            guard db.isInsideTransaction, !(failure is StoreError) else { throw failure }
            guard chunk.undoesRows || db.totalChangesCount == changes else { throw RowToUndo() }
            (state, destroyed) = (before, destroyedBefore)
            return try chunk.reject(number, failure)
        }
    }

    private func apply(_ row: [UInt8], of chunk: ImportChunk) throws {
        let transaction = transaction(for: chunk.call)
        try chunk.apply(row, transaction)
        guard transaction.hasAuthorized else { throw StoreError.notAuthorized(method: chunk.call.method) }
        try conclude(transaction)
    }

    private func keep(_ progress: ImportProgress, of call: CommandCall, digest: [UInt8]) throws {
        let rejections = progress.rejections.map { String(decoding: $0, as: UTF8.self) }.joined(
            separator: "\n")
        try run(
            """
            INSERT OR REPLACE INTO store_imports
                (unit, person, method, key, rows_done, accepted, rejected, rejections, digest, kept_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                call.principal.unit, call.rememberedPerson, call.method, call.idempotencyKey,
                progress.rowsDone, progress.accepted, progress.rejected,
                try core.vault.seal(rejections, for: RememberedReplies.place(call)), Data(digest),
                core.age.milliseconds,
            ])
    }

    /// Makes the import's reply the one that is remembered.
    func finish(
        _ call: CommandCall, rows: Int, digest: [UInt8], reply: (ImportProgress) throws -> [UInt8]
    ) throws -> CommandOutcome {
        let progress = try importProgress(call, at: rows)
        let outcome = try remember(call, bodyHash: digest, reply: reply(progress), rows: rows)
        try run(
            "DELETE FROM store_imports WHERE unit = ? AND person = ? AND method = ? AND key = ?",
            [call.principal.unit, call.rememberedPerson, call.method, call.idempotencyKey])
        return outcome
    }
}
