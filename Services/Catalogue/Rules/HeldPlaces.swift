import Vocabulary

/// How many places of an offer are held.
enum HeldPlaces {
    static func held(_ periods: [Period], on day: Day) -> Int { periods.count { $0.contains(day) } }

    /// The most places that are held on any one day of `span`.
    static func peak(_ periods: [Period], within span: Period) -> Int {
        // Between two beginnings places only become free, so the peak is on the first day or on a beginning.
        let days = Set(periods.map(\.start).filter(span.contains)).union([span.start])
        return days.map { held(periods, on: $0) }.max() ?? 0
    }
}
