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
    /// What the log is up to it.
    var chain: ChainHead
    /// The last entry of the audit trail, that of the read log, that of people's names, and that of adopted versions.
    var audit: LogMark
    var reads: LogMark
    /// The last row of the read log whose entries ``ReadIndex`` has.
    var indexedReads: UInt64
    var people: LogMark
    var versions: LogMark
    var signed: SignedEnds
    var lives: LogLives
    var cursors: [String: LogCursor]
    /// Of the lives of followed logs of which events were taken back: the last event of each that was not.
    var lost: [String: [Incarnation: UInt64]]
    /// The last rewind of each log of which there was one.
    var rewinds: [String: Rewind]
    /// The last day of each log, by its events' moments.
    var days: [String: Day]
    /// The moment of the log's last event: none after it has an earlier one, whatever the clock says.
    var latest: Timestamp?
    /// Nil where the clock is the machine's.
    var simulation: Simulation?

    /// The last row of each log, by table.
    var ends: [(log: String, mark: LogMark)] {
        [
            (RowChain.events.table, LogMark(position: head, chain: chain)), (RowChain.audit.table, audit),
            (RowChain.reads.table, reads), (RowChain.people.table, people),
            (RowChain.versions.table, versions),
        ]
    }

    /// How many rows no signed head covers yet.
    var unsigned: UInt64 {
        ends.reduce(0) { sum, end in
            let signed = signed.positions[end.log] ?? 0
            return sum + (end.mark.position > signed ? end.mark.position - signed : 0)
        }
    }

    /// Own log and followed logs.
    func positions(of service: String) -> Positions {
        var positions = Positions(cursors.mapValues(\.position), in: cursors.compactMapValues(\.incarnation))
        positions.set(service, to: head, in: lives.incarnation(at: head))
        return positions
    }

    /// How what somebody has seen stands to these logs; of several that are not reached one that is no more leads.
    func standing(of seen: Positions, in service: String) -> SeenStanding {
        var behind: SeenStanding?
        for (source, position) in seen.byService.sorted(by: { $0.key < $1.key }) {
            let incarnation = seen.incarnations[source]
            if source == service {
                switch lives.standing(of: position, in: incarnation, head: head) {
                case .reached: break
                // Of a life that was never heard of: of the first event of this one a query may tell before it is published.
                case .ahead, .unknown: behind = behind ?? .ahead(source)
                case .lost: return .lost(source)
                }
            } else {
                let cursor = cursors[source] ?? LogCursor()
                if let incarnation, let last = lost[source]?[incarnation], position > last {
                    return .lost(source)
                }
                switch cursor.lives.standing(of: position, in: incarnation, head: cursor.position) {
                case .reached: break
                // A life that was never heard of may be a new one that is still to be followed.
                case .ahead, .unknown: behind = behind ?? .ahead(source)
                case .lost: return .lost(source)
                }
            }
        }
        return behind ?? .reached
    }
}
