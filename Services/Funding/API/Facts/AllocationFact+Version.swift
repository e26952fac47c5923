public import Vocabulary

extension AllocationFact {
    /// As a table of amounts keeps it.
    public func version(learned: Learned) -> FactVersion<Money> {
        FactVersion(kind, of: id, days: DayRange(from: from), value: amount, learned: learned)
    }
}
