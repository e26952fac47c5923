internal import Bus
public import Vocabulary

extension AspectTimelines {
    /// What a fact is about that a request corrects or voids. Throws ``FactRefusal`` for a fact that is none, and
    /// FAILED_PRECONDITION for one of every day: that is corrected by what it is, not by the fact's id.
    public func correctable(_ fact: FactID, at pointer: String = "/fact") throws -> Value.Aspect {
        guard let aspect = aspect(of: fact) else { throw FactRefusal(.unknown) }
        guard !Value.everyDay.contains(aspect) else {
            throw Refusal.precondition(
                pointer, Message("check.fact-of-every-day", terms: ["aspect": [aspect.term]]))
        }
        return aspect
    }
}
