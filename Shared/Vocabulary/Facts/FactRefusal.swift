/// Why a fact cannot be entered, corrected or voided, and which facts have to be corrected first.
public struct FactRefusal: Error, Hashable, Sendable {
    /// What rules it out.
    public enum Cause: String, Sendable, CaseIterable {
        /// There is no such fact here.
        case unknown
        /// It was voided: it is neither corrected nor voided again.
        case voided
        /// Another fact has the id.
        case taken
        /// It would end before it begins.
        case backwards
        /// The correction says what is known already.
        case unchanged
        /// Something was learned later already: a log's moments never go back.
        case overtaken
        /// It lies outside the life of what it is about.
        case outsideLife
        /// It cannot be so on the same days as another.
        case collides
    }

    public let cause: Cause
    /// In the order of their days.
    public let facts: [FactInTheWay]

    public init(_ cause: Cause, _ facts: [FactInTheWay] = []) { (self.cause, self.facts) = (cause, facts) }
}

/// A fact that stands in the way of another. Who recorded it, the table knows.
public struct FactInTheWay: Hashable, Sendable {
    /// Where the two meet.
    public enum How: String, Sendable {
        case same, collides, startsBefore, startsAfter, endsAfter
    }

    /// Nil of a bound that no fact of its own set: the first day that a birth may have been.
    public let fact: FactID?
    public let days: DayRange
    public let how: How

    public init(_ fact: FactID?, _ days: DayRange, _ how: How) {
        (self.fact, self.days, self.how) = (fact, days, how)
    }
}

extension FactRefusal: DiscreetError {
    public var withoutValues: String { "FactRefusal(\(cause.rawValue), facts in the way: \(facts.count))" }
}
