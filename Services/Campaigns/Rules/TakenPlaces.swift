import Vocabulary

/// The places of a class that others hold, each on its own days: who has left holds none after that, and who comes later
/// none before.
struct TakenPlaces: Sendable {
    /// How many are held from one day to another, those of the same days together, as most of a class are.
    var alike: [(from: Day, last: Day, count: Int)] = []

    /// The first of these days on which as many as the class has are taken.
    func firstFullDay(within days: DayRange, of capacity: Int) -> Day? {
        // Between two beginnings places only become free: a class is full on the first day or on a beginning, or never.
        let begun = Set(alike.map(\.from).filter(days.contains)).union([days.from])
        return begun.filter { count(on: $0) >= capacity }.min()
    }

    /// The first of these days from which on one is free until the last.
    func firstFreeDay(within days: DayRange, of capacity: Int) -> Day? {
        alike.map { $0.last.advanced(by: 1) }.filter(days.contains).sorted().first { day in
            DayRange(from: day, until: days.until).map {
                firstFullDay(within: $0, of: capacity) == nil
            } ?? false
        }
    }

    private func count(on day: Day) -> Int {
        alike.filter { $0.from <= day && day <= $0.last }.reduce(0) { $0 + $1.count }
    }
}
