public import Bus
public import Vocabulary

/// The clock of a deployment that replays or rehearses (setting `clock: simulated`). In every service.
public enum AdminClock {
    /// Moves the simulated clock to a day, forwards only. FAILED_PRECONDITION where the machine's clock
    /// counts.
    public static let set = Command<SetClock, ClockReading>("admin.Clock/Set", needs: .operator)
    /// What the service's clock shows: the day and the moment that a call counts as.
    public static let get = Query<Empty, ClockReading>("admin.Clock/Get", needs: .anyone)
}

public struct SetClock: Codable, Hashable, Sendable {
    public let day: Day

    public init(day: Day) { self.day = day }
}

/// What a service's clock shows.
public struct ClockReading: Codable, Hashable, Sendable {
    public let today: Day
    public let now: Timestamp
    public let simulated: Bool

    public init(today: Day, now: Timestamp, simulated: Bool) {
        self.today = today
        self.now = now
        self.simulated = simulated
    }
}

/// The store of a service. In every service.
public enum AdminStore {
    /// Copies the store into one file beside it, consistent, while calls go on. The reply says where.
    public static let backup = Query<Empty, BackupReceipt>("admin.Store/Backup", needs: .operator)
    /// SQLite's integrity check and the framework's own (the log has no gaps, every reply's event is there).
    public static let check = Query<Empty, StoreHealth>("admin.Store/Check", needs: .operator)
}

public struct BackupReceipt: Codable, Hashable, Sendable {
    /// The file's name inside the deployment's backup folder.
    public let file: String
    public let bytes: Int64

    public init(file: String, bytes: Int64) {
        self.file = file
        self.bytes = bytes
    }
}

public struct StoreHealth: Codable, Hashable, Sendable {
    public let sound: Bool
    /// What is wrong, in English, for the operator; empty when sound.
    public let problems: [String]

    public init(sound: Bool, problems: [String]) {
        self.sound = sound
        self.problems = problems
    }
}
