internal import DequeModule
internal import ZeroMQ

/// Connections that were accepted and have said nothing yet: libzmq tells nobody whose they are before their first message, and
/// keeps them for as long as the other side likes. Does nothing itself.
struct SilentConnections {
    /// So long they may be silent: a first message of 4 MiB takes as long on a line of 120 kbit/s, and nobody hears of it before
    /// it is whole.
    static let patience = Duration.seconds(300)

    private struct Entry {
        let connection: TransportConnection
        let since: ContinuousClock.Instant
    }

    /// The oldest first. Those that have broken stay until they are due.
    private var entries = Deque<Entry>()

    var count: Int { entries.count }

    mutating func add(_ connection: TransportConnection, at now: ContinuousClock.Instant) {
        entries.append(Entry(connection: connection, since: now))
    }

    /// It is somebody's from now on.
    mutating func hasSpoken(_ connection: TransportConnection) {
        entries.removeAll { $0.connection == connection }
    }

    mutating func popOldest() -> TransportConnection? { entries.popFirst()?.connection }

    var nextDeadline: ContinuousClock.Instant? {
        entries.first.map { $0.since.advanced(by: Self.patience) }
    }

    /// One that has been silent for too long.
    mutating func popDue(_ now: ContinuousClock.Instant) -> TransportConnection? {
        guard let due = nextDeadline, due <= now else { return nil }
        return popOldest()
    }
}
