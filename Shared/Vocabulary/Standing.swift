/// How a path is read on one day: the units that stand then where the one that it names stood.
public struct Standing: Hashable, Sendable {
    /// Sorted by path; several where the unit was split, had come of several, or was abolished.
    public let units: [UnitPath]
    /// The nearest unit that holds all of ``units``: where a row of its own belongs for what cannot be told apart. The
    /// unit itself where there is one; nil where nothing holds them all.
    public let common: UnitPath?
    public let kind: Kind

    public init(units: [UnitPath], common: UnitPath?, kind: Kind) {
        (self.units, self.common, self.kind) = (units, common, kind)
    }

    public enum Kind: String, Choice {
        /// It exists on the day, and is read as itself.
        case itself
        /// It has ended, and others took its place.
        case succeeded
        /// It has ended without successors: what lies now where it lay. What was recorded under it belongs to who holds
        /// all of that, not to each.
        case abolished
        /// It did not exist yet: those that it came of.
        case future
        /// No such unit ever was.
        case unknown
    }

    /// The unit, where there is only one.
    public var one: UnitPath? { units.count == 1 ? units[0] : nil }

    /// Whether a person has to say which of ``units`` a record belongs to.
    public var needsChoice: Bool { kind == .succeeded && units.count > 1 }
}
