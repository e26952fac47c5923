internal import Dispatch
internal import Foundation
internal import GRDB

extension ServiceStore {
    /// What is wrong with the file, in SQLite's words and the store's; empty when nothing is.
    public func integrityCheck() async throws -> [String] {
        try await reading(isLong: true) { db in try Integrity.problems(db) }
    }

    /// Copies the store to a new file at `path` while it is at work, and checks the copy. The vault's key is
    /// not in it: keep that apart.
    ///
    /// Throws ``StoreError/backupFailed(path:reason:)``; then there is no file at `path`.
    public func backup(to path: String) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            // Copying blocks its thread, so it does not take one of the concurrency pool's.
            DispatchQueue.global(qos: .utility).async { [core] in
                continuation.resume(with: Result { try core.backup(to: path) })
            }
        }
    }
}

extension StoreCore {
    fileprivate func backup(to path: String) throws {
        func failed(_ reason: String) -> StoreError { .backupFailed(path: path, reason: reason) }
        guard !FileManager.default.fileExists(atPath: path) else { throw failed("there is a file already") }
        let unfinished = path + ".unfinished"
        do {
            if FileManager.default.fileExists(atPath: unfinished) {
                try FileManager.default.removeItem(atPath: unfinished)
            }
            let copy = try DatabaseQueue(path: unfinished)
            try pool.backup(to: copy)
            let problems = try copy.writeWithoutTransaction { db in
                // One file, to be carried anywhere.
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
                return try Integrity.problems(db)
            }
            try copy.close()
            guard problems.isEmpty else { throw failed(problems.joined(separator: "; ")) }
            try FileManager.default.moveItem(atPath: unfinished, toPath: path)
        } catch let error as StoreError {
            throw error
        } catch {
            throw failed("\(error)")
        }
    }
}
