/// One piece of work for the writer.
struct Job: Sendable {
    /// On whose account it is done.
    var account = WorkAccount.house
    /// Does it, in a savepoint or a transaction of its own, and returns what announces the success. Throws to leave nothing
    /// behind.
    let work: @Sendable (WriteBatch) throws -> @Sendable () -> Void
    /// Announces that it was not done.
    let fail: @Sendable (any Error) -> Void
}
