internal import Foundation
internal import GRDB
internal import Vocabulary

/// What is remembered of a command or an import under its unit and person, its method and its key.
struct RememberedReplies {
    /// A reply as it was given.
    struct Reply {
        let bodyHash: [UInt8]
        let outcome: CommandOutcome
    }

    let db: Database
    let vault: Vault

    /// What a call's kept texts are sealed for.
    static func place(_ call: CommandCall) -> String {
        "replies/\(call.principal.unit)/\(call.rememberedPerson)/\(call.method)/\(call.idempotencyKey)"
    }

    func reply(to call: CommandCall) throws -> Reply? {
        try row(
            """
            SELECT body_hash, reply, position FROM store_replies
            WHERE unit = ? AND person = ? AND method = ? AND key = ?
            """, call
        ).map { row in
            let position: Int64 = row[2]
            return Reply(
                bodyHash: Array(row[0] as Data),
                outcome: CommandOutcome(
                    reply: try vault.open(row[1], for: Self.place(call)), position: UInt64(position),
                    replayed: true))
        }
    }

    func state(ofImport call: CommandCall) throws -> ImportState {
        if let reply = try reply(to: call) { return .finished(reply.outcome, digest: reply.bodyHash) }
        let row = try row(
            """
            SELECT rows_done, accepted, rejected, rejections, digest FROM store_imports
            WHERE unit = ? AND person = ? AND method = ? AND key = ?
            """, call)
        guard let row else { return .underWay(ImportProgress(), digest: ImportState.noRows) }
        var progress = ImportProgress()
        progress.rowsDone = row[0]
        progress.accepted = row[1]
        progress.rejected = row[2]
        progress.rejections = try vault.openText(row[3], for: Self.place(call)).split(separator: "\n")
            .map { Array($0.utf8) }
        return .underWay(progress, digest: Array(row[4] as Data))
    }

    private func row(_ sql: String, _ call: CommandCall) throws -> Row? {
        try Row.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [call.principal.unit, call.rememberedPerson, call.method, call.idempotencyKey])
    }
}

extension CommandCall {
    /// Whose the reply is, beside the unit: a retry is the same person's, and what one was told is not told to another. Empty
    /// for a program.
    var rememberedPerson: String { principal.person?.id.text ?? "" }
}
