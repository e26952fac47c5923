internal import GRDB
internal import Vocabulary

extension WriteBatch {
    /// Keeps with which event a log came to a new day: so a day is told from positions, and one row is written a day.
    func note(_ moment: Timestamp, of source: String, at position: UInt64) throws {
        let day = moment.day(utcOffset: core.utcOffset)
        if let last = state.days[source], day <= last { return }
        try run(
            "INSERT INTO store_days (source, day, first) VALUES (?, ?, ?)", [source, day, Int64(position)])
        state.days[source] = day
    }
}
