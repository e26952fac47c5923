internal import Vocabulary

/// Where the store stands: its log's head, the cursors of the logs that it follows, the simulated clock. Held by heart, and
/// equal to what lies in the file.
struct StoreState: Sendable {
    /// A simulated clock's day, and the last moment that it gave out.
    struct Simulation: Sendable {
        var day: Day
        var last: Timestamp?

        /// The moment that the next change counts as: 08:00 local of its day, or a millisecond after the last
        /// one.
        func next(utcOffset: Int) -> Timestamp {
            let morning = Timestamp(
                milliseconds: Int64(day.daysSinceEpoch) * 86_400_000 + 8 * 3_600_000 - Int64(utcOffset)
                    * 60_000)
            guard let last else { return morning }
            return max(morning, last.advanced(byMilliseconds: 1))
        }
    }

    /// The log's last position.
    var head: UInt64
    var cursors: [String: UInt64]
    /// The last day of each log, by its events' moments.
    var days: [String: Day]
    /// The moment of the log's last event: none after it has an earlier one, whatever the clock says.
    var latest: Timestamp?
    /// Nil where the clock is the machine's.
    var simulation: Simulation?

    /// Own log and followed logs.
    func positions(of service: String) -> Positions {
        var positions = Positions(cursors)
        positions[service] = head
        return positions
    }
}
