public import Vocabulary

/// Where a store's `now` comes from.
public enum WallClock: Sendable {
    /// The machine's clock.
    case system
    /// A day that is kept in the store and set by hand, forwards only (``Transaction/setClock(to:)``). Calls
    /// of one day are a millisecond apart from 08:00 local time on, in the order in which they committed.
    /// `startingOn` is the day of a store that has none yet; nil is the machine's.
    case simulated(startingOn: Day? = nil)
    /// Whatever the function says: for tests.
    case manual(@Sendable () -> Timestamp)
}

extension WallClock {
    /// The machine's time, whatever the deployment's clock says.
    var machineTime: Timestamp {
        if case .manual(let time) = self { return time() }
        return Timestamp.now()
    }

    var isSimulated: Bool {
        if case .simulated = self { return true }
        return false
    }
}
