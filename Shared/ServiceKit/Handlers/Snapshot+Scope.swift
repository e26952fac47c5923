public import Store
public import Vocabulary

extension Snapshot {
    /// What a list is about: what the unit that was asked for holds today, if the caller may act for it, or all that the
    /// caller may see.
    public func units(_ asked: UnitPath?, at pointer: String) throws -> Territory {
        guard let asked else { return visibleScope }
        try authorize(asked, at: pointer)
        return territory(of: asked)
    }

    /// Whether the caller may see what the law keeps confidential of what is recorded under `unit`.
    public func seesConfidential(in unit: UnitPath) -> Bool { reach(as: .confidential).contains(unit) }
}
