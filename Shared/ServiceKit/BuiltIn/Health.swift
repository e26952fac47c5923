public import Bus
public import Vocabulary

/// Whether a service answers, and how far it has followed the others. In every service.
public enum Health {
    /// How the service is now.
    public static let check = Query<Empty, HealthReport>("health.Health/Check", needs: .anyone)
    /// How the service is now, and again whenever that changes.
    public static let watch = Feed<Empty, HealthReport>("health.Health/Watch", needs: .anyone)
}

/// The state of one service.
public struct HealthReport: Codable, Hashable, Sendable {
    /// How ready a service is.
    public enum State: String, Choice {
        /// It answers, but has not yet reached every log that it follows.
        case starting
        /// It answers, and every log that it follows is connected.
        case serving
        /// It answers, but a log that it follows was restored to an earlier life: it takes back what it learned from events
        /// that are no more, and reads on.
        case rewinding
        /// It takes no new calls; those running finish.
        case draining
    }

    public let service: String
    public let state: State
    /// The number of the last event in its own log; 0 when there is none.
    public let position: UInt64
    /// The day on its clock.
    public let today: Day
    /// One entry a log that it follows, by name.
    public let following: [FollowingReport]
    /// How much room its store takes up and has left, as of a few seconds ago.
    public let storage: StorageReport
    /// Whether its logs are what was written, as far as they have been gone over.
    public let logs: EvidenceReport
    /// Who is connected.
    public let connections: ConnectionsReport
}

/// The clients of a service.
public struct ConnectionsReport: Codable, Hashable, Sendable {
    /// Connections that have said something and have not gone.
    public let open: UInt64
    /// How many were turned away since the service began, as their unit, or all together, had as many as may be (`connections` of
    /// `stack.yaml`).
    public let turnedAway: UInt64
}

/// The room of a service's store on its disk.
public struct StorageReport: Codable, Hashable, Sendable {
    /// Whether there is enough.
    public enum State: String, Choice {
        case ample
        /// Less is left than `room.lowMiB` of `stack.yaml` says: somebody has to make room.
        case low
        /// Less is left than `room.fullMiB` says: changes are refused with UNAVAILABLE until there is room; what is there can
        /// be read.
        case full
        /// The file is not what was written: changes are refused with DATA_LOSS until the store is restored from a backup.
        case damaged
    }

    public let state: State
    /// Of the database file.
    public let bytes: Int64
    /// Of its write-ahead log.
    public let journalBytes: Int64
    /// What is left on the file system of the data directory.
    public let freeBytes: Int64
    /// That whole file system.
    public let totalBytes: Int64
}

/// How far a service has followed one log.
public struct FollowingReport: Codable, Hashable, Sendable {
    /// The service whose log it is.
    public let source: String
    public let connected: Bool
    /// The last event applied.
    public let position: UInt64
    /// Events known to be in the log and not yet applied; 0 when it has caught up.
    public let lag: UInt64
    /// Why it is not connected, in English, for the operator.
    public let problem: String?
    /// The life of that log that the last event was written in; nil when there is none.
    public let incarnation: Incarnation?
    /// What that log was up to the last event: it must be so still. Nil when there is none.
    public let chain: ChainHead?
    /// The last time that the log turned out to be in another life; nil when it never did.
    public let rewound: RewindReport?
}

/// That a followed log was restored to an earlier life, and what became of what had been learned from it.
public struct RewindReport: Codable, Hashable, Sendable {
    /// When that was noticed.
    public let at: Timestamp
    /// The last event that had been learned.
    public let lastLearned: UInt64
    /// The last of those that still are; what came after it was taken back.
    public let lastKept: UInt64
    /// Whether all is in order again: the log has been read to its end since, and what the service told on the strength of events
    /// that are no more is put right.
    public let settled: Bool
}
