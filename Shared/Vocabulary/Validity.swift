/// When a piece of reference data holds: from one day up to, but not including, another. Nil is open.
public struct Validity: Codable, Hashable, Sendable {
    /// The first day; nil when it holds since before anything recorded.
    public let from: Day?
    /// The first day on which it holds no more; nil while it still does.
    public let until: Day?

    public static let always = Validity(from: nil, until: nil)

    public init(from: Day?, until: Day?) { (self.from, self.until) = (from, until) }

    /// The first day is in, the last one, `until`, is not.
    public func contains(_ day: Day) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day < $0 } ?? true)
    }

    /// Whether it holds on `day` no more.
    func hasEnded(by day: Day) -> Bool { until.map { $0 <= day } ?? false }

    public func overlaps(_ other: Validity) -> Bool {
        Validity.starts(from, before: other.until) && Validity.starts(other.from, before: until)
    }

    private static func starts(_ start: Day?, before end: Day?) -> Bool {
        guard let start, let end else { return true }
        return start < end
    }

    /// Order by start, the open start first.
    public static func startsEarlier(_ left: Validity, _ right: Validity) -> Bool {
        switch (left.from, right.from) {
        case (nil, let later): later != nil
        case (_, nil): false
        case (let one?, let two?): one < two
        }
    }
}

/// How sure a piece of reference data is; each row says it of itself.
public enum Confidence: String, Choice {
    /// Read in the instrument's own text, or in official statistics.
    case verified = "V"
    /// From a secondary source: news, legal questions and answers.
    case secondary = "S"
    /// From memory: nobody has checked it. Shown as unverified, never silently relied on.
    case unverified = "M"

    /// The less sure of the two.
    public func weaker(_ other: Confidence) -> Confidence {
        let order = Confidence.allCases
        return order.last { $0 == self || $0 == other } ?? self
    }
}
