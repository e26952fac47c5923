/// By when something is due.
public struct Due: Hashable, Sendable {
    /// The last day on which it is in time.
    public let day: Day
    /// The last moment at which it is, of a limit in hours that counts from a known moment.
    public let moment: Timestamp?
    /// How sure that is: the rule, and the days off that were counted out.
    public let confidence: Confidence

    public init(day: Day, moment: Timestamp? = nil, confidence: Confidence) {
        (self.day, self.moment, self.confidence) = (day, moment, confidence)
    }

    func weakened(by other: Confidence) -> Due {
        Due(day: day, moment: moment, confidence: confidence.weaker(other))
    }
}

/// When something happened that a time limit counts from: a day, and the moment where it is known.
public struct Occurrence: Hashable, Sendable {
    public let day: Day
    public let moment: Timestamp?
    /// Minutes that local time is ahead of UTC.
    private let utcOffset: Int

    /// Some time on `day`.
    public init(on day: Day) { (self.day, moment, utcOffset) = (day, nil, 0) }

    /// At that moment, where clocks are `utcOffset` minutes ahead of UTC (Vietnam: 420).
    public init(at moment: Timestamp, utcOffset: Int) {
        (day, self.moment, self.utcOffset) = (moment.day(utcOffset: utcOffset), moment, utcOffset)
    }

    /// So many hours later: to the moment where it is known; else any time of the days that they reach into.
    func due(inHours count: Int) -> Due {
        guard let moment else { return Due(day: day.advanced(by: (count + 23) / 24), confidence: .verified) }
        let end = moment.advanced(byMilliseconds: Int64(count) * 3_600_000)
        return Due(day: end.day(utcOffset: utcOffset), moment: end, confidence: .verified)
    }
}
