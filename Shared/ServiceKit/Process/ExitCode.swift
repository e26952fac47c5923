/// How a process of ours ended (sysexits.h, where it has a word for it).
public enum ExitCode: Int32, Sendable, CaseIterable {
    case ok = 0
    /// The command line was wrong.
    case usage = 64
    /// A plan, policy, settings or reference file is wrong; the sentence says which line.
    case badFile = 65
    /// The port is taken.
    case portTaken = 69
    /// Our own mistake.
    case internalError = 70
    /// The data directory cannot be written.
    case dataUnwritable = 73
    /// The database is damaged.
    case storeDamaged = 74
    /// The database is another program's: a newer one's, or of another layout.
    case databaseOther = 76
    /// Key files are missing or unreadable.
    case keysMissing = 77
}
