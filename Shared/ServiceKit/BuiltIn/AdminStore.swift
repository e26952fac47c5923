public import Bus
internal import Vocabulary

/// The store of a service. In every service.
public enum AdminStore {
    /// SQLite's integrity check and the framework's own (the log has no gaps, every reply's event is there).
    public static let check = Query<Empty, StoreHealth>("admin.Store/Check", needs: .operator)
}

public struct StoreHealth: Codable, Hashable, Sendable {
    public let sound: Bool
    /// What is wrong, in English, for the operator; empty when sound.
    public let problems: [String]
}
