internal import GRDB

extension ServiceStore {
    /// What is wrong with the file, in SQLite's words and the store's; empty when nothing is.
    public func integrityCheck() async throws -> [String] {
        try await reading(isLong: true) { db in try Integrity.problems(db) }
    }
}
