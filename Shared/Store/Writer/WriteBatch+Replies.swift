internal import Foundation
internal import GRDB
internal import Vocabulary

extension WriteBatch {
    /// Keeps the reply for whoever sends the same command again.
    ///
    /// - Parameters:
    ///   - transaction: that of a command; nil of an import.
    ///   - rows: how many an import had; nil of a command.
    func remember(
        _ call: CommandCall, bodyHash: [UInt8], reply: [UInt8], of transaction: Transaction? = nil,
        rows: Int? = nil
    ) throws -> CommandOutcome {
        let place = RememberedReplies.place(call)
        let sealed = try RememberedReplies(db: db, vault: core.vault).sealed(
            reply, of: transaction.map { $0.identified.union($0.disclosed.map(\.text)) } ?? [],
            by: transaction?.people ?? PersonKeys(db: db, vault: core.vault), for: place)
        try run(
            """
            INSERT INTO \(call.rememberedIn)
                (unit, person, method, key, body_hash, reply, rows, position, at, kept_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                call.rememberedUnit, call.rememberedPerson, call.method, call.idempotencyKey, Data(bodyHash),
                sealed, rows, Int64(state.head), state.simulation?.last ?? nextMoment, core.age.milliseconds,
            ])
        remembered += 1
        return CommandOutcome(reply: reply, position: state.head)
    }

    /// Clears away replies, and imports that nobody finished, that are older than `limit`, and empties those of runs that are older than
    /// `runs`: the oldest ones first, few at a time, so that no batch pays for all.
    ///
    /// - Parameters:
    ///   - limit: by the store's own clock, in milliseconds.
    ///   - runs: likewise.
    func forget(before limit: Int64, ofRunsBefore runs: Int64, atMost count: Int) throws {
        try run(
            """
            DELETE FROM store_replies WHERE kept_at < ?
            AND number IN (SELECT number FROM store_replies ORDER BY number LIMIT ?)
            """, [limit, count])
        // That a step was done is never forgotten: a run may lie for years, and be taken over by another mandate.
        try run(
            """
            UPDATE store_run_replies SET reply = x'' WHERE number IN (
                SELECT number FROM store_run_replies WHERE kept_at < ? AND length(reply) > 0
                ORDER BY kept_at LIMIT ?)
            """, [runs, count])
        try run("DELETE FROM store_imports WHERE kept_at < ?", [limit])
    }
}
