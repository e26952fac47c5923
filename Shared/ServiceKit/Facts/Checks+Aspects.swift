internal import Bus
public import Vocabulary

extension Checks {
    /// All that was said of the record that a request corrects, and what the fact is about that it names. What was found wrong with
    /// the request by itself is told before that there is no such fact. Throws as ``finish(_:)`` does, and
    /// ``Vocabulary/FactRefusal`` for a fact that is none.
    public func finish<Value>(
        _ sought: Sought<AspectTimelines<Value>>, correcting fact: FactID
    ) throws -> (known: AspectTimelines<Value>, aspect: Value.Aspect) {
        guard let known = sought.value, known.aspect(of: fact) != nil else {
            let known = try finish(sought)
            return (known, try known.correctable(fact))
        }
        return (known, try known.correctable(fact))
    }

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
