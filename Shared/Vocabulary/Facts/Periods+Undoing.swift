extension Periods {
    /// What comes of taking back a fact that other versions followed from.
    public struct Undone: Hashable, Sendable {
        /// To append.
        public let versions: [FactVersion<Value>]
        /// What cannot be as it was before, because something has taken its place: somebody has to decide.
        public let undecided: [FactInTheWay]
    }

    /// Takes back what followed from `cause`, a closure that was voided: what it ended goes on as before, what it began
    /// never was. Whoever said something else of a fact since has decided already: that stays.
    public func undo(_ cause: FactID, learned: Learned) throws(FactRefusal) -> Undone {
        var after = self
        var versions: [FactVersion<Value>] = []
        var undecided: [FactInTheWay] = []
        for fact in history.facts() {
            let said = history.versions(of: fact.id)
            guard said.last?.cause == cause else { continue }
            let version: FactVersion<Value>
            if let before = said.last(where: { $0.cause != cause }) {
                let others = after.inTheWay(of: before.value, before.days, except: fact.id)
                guard others.isEmpty else {
                    undecided.append(FactInTheWay(fact.id, fact.days, .collides))
                    continue
                }
                version = FactVersion(
                    .corrected, of: fact.id, days: before.days, value: before.value, learned: learned)
                try after.history.admit(version, within: .unbounded)
            } else {
                version = try after.void(fact.id, learned: learned)
            }
            after.append(version)
            versions.append(version)
        }
        return Undone(versions: versions, undecided: undecided)
    }
}
