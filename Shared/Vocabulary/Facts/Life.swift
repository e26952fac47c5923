/// The days on which something can be true of a person or a thing: from birth, or the first day that its birth may have
/// been, to the day that closed it. Nil is open.
public struct Life: Hashable, Sendable {
    /// One end, and the fact that set it, where there is one to correct.
    public struct Bound: Hashable, Sendable {
        public let day: Day
        public let fact: FactID?

        public init(_ day: Day, _ fact: FactID? = nil) { (self.day, self.fact) = (day, fact) }
    }

    public let first: Bound?
    public let last: Bound?

    public init(from first: Bound? = nil, until last: Bound? = nil) {
        (self.first, self.last) = (first, last)
    }

    public static let unbounded = Life()

    /// How days reach outside it; nil when they do not. An open end reaches nowhere: it ends with the life.
    public func exceeded(by days: DayRange) -> FactInTheWay.How? {
        if let first, days.from < first.day { return .startsBefore }
        guard let last else { return nil }
        if days.from > last.day { return .startsAfter }
        if let until = days.until, until > last.day { return .endsAfter }
        return nil
    }

    /// Throws a refusal that names the fact that set the end in question.
    func admit(_ days: DayRange) throws(FactRefusal) {
        guard let how = exceeded(by: days), let bound = how == .startsBefore ? first : last else { return }
        throw FactRefusal(.outsideLife, [FactInTheWay(bound.fact, DayRange(from: bound.day), how)])
    }
}
