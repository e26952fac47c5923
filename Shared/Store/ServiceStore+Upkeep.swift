internal import GRDB

extension ServiceStore {
    /// Does what is due by the clock, in the service's own name: `work` does a part of it, and says whether there is more. What it
    /// throws undoes that part.
    public func tend(_ work: @escaping @Sendable (Transaction) throws -> Bool) async throws {
        while try await perform({ batch in try batch.tend(work) }) {}
    }

    /// What is wrong with the file, in SQLite's words and the store's; empty when nothing is.
    public func integrityCheck() async throws -> [String] {
        try await reading(isLong: true) { db in try Integrity.problems(db) }
    }
}
