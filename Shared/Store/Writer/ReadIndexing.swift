internal import Vocabulary

/// Enters in ``ReadIndex`` by whom the rows of the read log are found, many rows at a time in the order in which the index has them, so
/// that what lies on one page is written once. A little with each batch: nobody waits for all of it.
struct ReadIndexing {
    /// Entries that a batch takes along at least.
    private static let share = 400
    /// Entries that are put in order at a time, at most about.
    private static let most = 32_768

    private var run: ArraySlice<ReadIndex.Entry> = []
    /// The last row of the run.
    private var last: UInt64 = 0

    /// The next entries, in the transaction of a batch, after its jobs.
    mutating func advance(_ batch: WriteBatch) throws {
        if run.isEmpty {
            let state = batch.state
            guard state.reads.position >= state.indexedReads + batch.core.limits.unindexedLooks else {
                return
            }
            let (entries, last) = try ReadIndex.entries(
                after: state.indexedReads, most: Self.most, batch.db)
            (run, self.last) = (entries[...], last)
        }
        // Twice what has come: so it catches up.
        let some = run.prefix(max(Self.share, 2 * batch.looked))
        guard !some.isEmpty else { return }
        try ReadIndex.add(some, batch.db)
        run = run.dropFirst(some.count)
        guard run.isEmpty else { return }
        run = []
        try ReadIndex.setProgress(last, batch.db)
        batch.state.indexedReads = last
    }

    /// The batch came to nothing: it begins anew after the last row of which all is there.
    mutating func forget() { run = [] }
}
