internal import Vocabulary

/// On whose account a store works.
enum WorkAccount: Hashable, Sendable {
    /// All who call for a unit.
    case unit(UnitPath)
    /// The service's own: what it follows, its log for others, upkeep.
    case house

    /// How many times the share of a unit it has. What the service has not followed everybody waits for.
    var weight: Int {
        switch self {
        case .unit: 1
        case .house: 4
        }
    }
}
