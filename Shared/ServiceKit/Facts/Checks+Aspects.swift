public import Vocabulary

extension Checks {
    /// Notes what a correction gives that a fact of this aspect does not have. `given` are the members that only facts of
    /// one aspect have, with whether the request gives them.
    public mutating func refuseForeign<Aspect: Choice>(
        _ given: [(member: String, isGiven: Bool, of: Aspect)], to aspect: Aspect
    ) {
        for entry in given where entry.isGiven && entry.of != aspect {
            fail("/\(entry.member)", "check.not-of-this-fact", terms: ["aspect": [aspect.term]])
        }
    }
}
