public import Bus
internal import Vocabulary

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
}

public struct StoreHealth: Codable, Hashable, Sendable {
    public let sound: Bool
    /// What is wrong, in English, for the operator; empty when sound.
    public let problems: [String]
}
