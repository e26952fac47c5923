internal import Crypto
internal import Foundation
internal import GRDB
internal import Vocabulary

/// What the store knows of an import under one unit, method and key.
enum ImportState: Sendable {
    case underWay(ImportProgress, digest: [UInt8])
    case finished(CommandOutcome, digest: [UInt8])

    static let noRows = [UInt8](repeating: 0, count: 32)

    /// The digest of all rows, once `row` has come after those of `digest`.
    static func digest(_ digest: [UInt8], _ row: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: digest)
        hash.update(data: row)
        return Array(hash.finalize())
    }
}

/// The next rows of an import.
struct ImportChunk: Sendable {
    let call: CommandCall
    let rows: [[UInt8]]
    /// The number of the first one, from 1.
    let first: Int
    /// Of all rows up to the last one here.
    let digest: [UInt8]
    let apply: @Sendable ([UInt8], Transaction) throws -> Void
    let reject: @Sendable (Int, any Error) throws -> [UInt8]
}

extension Desk {
    private static let keptRejections = 1000
    /// Octets of all kept rejections: a summary of them must fit into one reply.
    private static let keptRejectionOctets = 2 * 1024 * 1024

    /// Throws ``StoreError/importOvertaken(method:key:)`` unless `rows` rows are done, and no more.
    private func importProgress(_ call: CommandCall, at rows: Int) throws -> ImportProgress {
        guard case .underWay(let progress, _) = try Memory(db: db).state(ofImport: call),
            progress.rowsDone == rows
        else {
            throw StoreError.importOvertaken(method: call.method, key: call.idempotencyKey)
        }
        return progress
    }

    func perform(_ chunk: ImportChunk) throws -> ImportProgress {
        let call = chunk.call
        var progress = try importProgress(call, at: chunk.first - 1)
        let (before, accepted) = (ledger.head, progress.accepted)
        var room = Desk.keptRejectionOctets - progress.rejections.reduce(0) { $0 + $1.count }
        for (index, row) in chunk.rows.enumerated() {
            if let rejection = try perform(row, number: chunk.first + index, of: chunk) {
                progress.rejected += 1
                room -= rejection.count
                guard room >= 0, progress.rejections.count < Desk.keptRejections else { continue }
                progress.rejections.append(rejection)
            } else {
                progress.accepted += 1
            }
        }
        progress.rowsDone += chunk.rows.count
        try keep(progress, of: call, digest: chunk.digest)
        try audit(
            call, bodyHash: chunk.digest,
            outcome: "rows \(chunk.first)-\(progress.rowsDone), accepted \(progress.accepted - accepted)",
            eventsAfter: before, at: ledger.simulation?.last ?? nextMoment)
        return progress
    }

    /// Does one row; what it was rejected with, or nil.
    private func perform(_ row: [UInt8], number: Int, of chunk: ImportChunk) throws -> [UInt8]? {
        let before = ledger
        do {
            try db.inSavepoint {
                let transaction = transaction(for: chunk.call)
                try chunk.apply(row, transaction)
                guard transaction.hasAuthorized else {
                    throw StoreError.notAuthorized(method: chunk.call.method)
                }
                try settle(transaction)
                return .commit
            }
            return nil
        } catch {
            let failure = durable(error)
            guard db.isInsideTransaction, !(failure is StoreError) else { throw failure }
            ledger = before
            return try chunk.reject(number, failure)
        }
    }

    private func keep(_ progress: ImportProgress, of call: CommandCall, digest: [UInt8]) throws {
        let rejections = progress.rejections.map { String(decoding: $0, as: UTF8.self) }.joined(
            separator: "\n")
        try run(
            """
            INSERT OR REPLACE INTO store_imports
                (unit, method, key, rows_done, accepted, rejected, rejections, digest, kept_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                call.principal.unit, call.method, call.idempotencyKey, progress.rowsDone, progress.accepted,
                progress.rejected, rejections, Data(digest), machineTime.milliseconds,
            ])
    }

    func finish(
        _ call: CommandCall, rows: Int, digest: [UInt8], reply: (ImportProgress) throws -> [UInt8]
    ) throws -> CommandOutcome {
        let progress = try importProgress(call, at: rows)
        let outcome = try remember(call, bodyHash: digest, reply: reply(progress))
        try run(
            "DELETE FROM store_imports WHERE unit = ? AND method = ? AND key = ?",
            [call.principal.unit, call.method, call.idempotencyKey])
        return outcome
    }
}
