public import Store
public import Vocabulary

extension Snapshot {
    /// The units that a list is about: the one that was asked for, if the caller may act for it, or all of the caller's.
    public func units(_ asked: UnitPath?, at pointer: String) throws -> [UnitPath] {
        guard let asked else { return visibleScope }
        try authorize(asked, at: pointer)
        return [asked]
    }

    /// Whether the caller may see what the law keeps confidential.
    public var seesConfidential: Bool { principal.may(.confidential) }
}
