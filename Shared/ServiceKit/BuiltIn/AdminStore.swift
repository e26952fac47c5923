public import Bus
internal import Vocabulary

/// The store of a service. In every service.
public enum AdminStore {
    /// SQLite's integrity and foreign key checks, and the chains of the log, of who did what and of who looked (no row is
    /// missing, none is another than was written). Goes over the whole file.
    public static let check = Query<Empty, StoreHealth>("admin.Store/Check", needs: .operator)
}

public struct StoreHealth: Codable, Hashable, Sendable {
    public let sound: Bool
    /// What is wrong, in English, for the operator; empty when sound.
    public let problems: [String]
}
