internal import Synchronization
internal import Vocabulary

/// The clock of a test's deployment: it stands on a day, and each call is a millisecond after the one before.
final class TestClock: Sendable {
    private let moment: Mutex<Int64>
    let utcOffset: Int

    init(day: Day, utcOffset: Int = 420) {
        self.utcOffset = utcOffset
        moment = Mutex(TestClock.morning(of: day, utcOffset))
    }

    func now() -> Timestamp {
        moment.withLock { moment in
            moment += 1
            return Timestamp(milliseconds: moment)
        }
    }

    /// 08:00 local time on `day`.
    func set(day: Day) {
        moment.withLock { $0 = TestClock.morning(of: day, utcOffset) }
    }

    private static func morning(of day: Day, _ utcOffset: Int) -> Int64 {
        Int64(day.daysSinceEpoch) * 86_400_000 + Int64(8 * 60 - utcOffset) * 60_000
    }
}
