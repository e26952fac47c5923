extension ServiceStore {
    /// What came of a look at some pages of the database file.
    public enum PageCheck: Hashable, Sendable {
        /// They are as they were written, or ``ServiceStore/damage`` says which are not; the next ones begin with that page, nil
        /// after the last one.
        case seen(next: Int?)
        /// Part of the write-ahead log is being brought into the file: later.
        case later
        /// There are no sums of this file until it is opened again.
        case blind
    }

    /// Holds up to `count` pages of the file, from number `first` (1 and on), against their sums; between two changes, in a
    /// millisecond for a few hundred. Throws ``StoreError/closed``, and another error where a file of the store cannot be read.
    public func checkPages(from first: Int, count: Int) async throws -> PageCheck {
        try await perform { [core] _ in
            switch try core.pages.look(from: first, count: count) {
            case .later: return .later
            case .blind: return .blind
            case .seen(let bad, let next):
                for page in bad { core.damage.note("page \(page) of the file is not what was written") }
                return .seen(next: next)
            }
        }
    }
}
