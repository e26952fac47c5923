import Vocabulary

/// A place of an offer that a child holds for some days.
struct HeldPlace: Sendable {
    let child: ChildID
    let days: Period
}

/// Places of an offer that are held, each for its days.
struct HeldPlaces: Sendable {
    let periods: [Period]

    func held(on day: Day) -> Int { periods.count { $0.contains(day) } }

    /// The most places that are held on any one day of `span`.
    func peak(within span: Period) -> Int {
        // Between two beginnings places only become free, so the peak is on the first day or on a beginning.
        let days = Set(periods.map(\.start).filter(span.contains)).union([span.start])
        return days.map { held(on: $0) }.max() ?? 0
    }
}

extension Period {
    /// The days that both have; nil when there is none.
    func shared(with days: DayRange) -> Period? { clipped(from: days.from, through: days.last) }
}
