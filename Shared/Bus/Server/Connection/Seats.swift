internal import Vocabulary

/// Who has how many of a server's connections. One principal's are bounded, so that there is always one for others; whoever
/// comes beyond a bound is told which. Does nothing itself.
struct Seats {
    /// Milliseconds after which to try again: connections end when programs do, and not in turns.
    private static let retryDelay = 2000

    /// Of so many places one is kept for units that hold none.
    private static let reserve = 16

    let limits: ServerLimits.Connections
    private var taken: [UnitPath: Int] = [:]
    private(set) var count = 0

    init(_ limits: ServerLimits.Connections) { self.limits = limits }

    func count(of unit: UnitPath) -> Int { taken[unit] ?? 0 }

    /// One more of `unit`; what it is told where there is no room, and nothing is taken then.
    mutating func take(_ unit: UnitPath) -> Refusal? {
        guard count(of: unit) < limits.perPrincipal else {
            return Self.refusal("bus.too-many-connections", ["limit": "\(limits.perPrincipal)"])
        }
        // What is left in the end is for those who have none: each gets in by one, however many others hold the rest.
        let open = count(of: unit) == 0 ? limits.open : limits.open - limits.open / Self.reserve
        guard count < open else {
            return Self.refusal("bus.connections-full", ["limit": "\(limits.open)"])
        }
        taken[unit, default: 0] += 1
        count += 1
        return nil
    }

    /// One of `unit`'s is gone.
    mutating func give(_ unit: UnitPath) {
        guard let before = taken[unit] else { return }
        taken[unit] = before == 1 ? nil : before - 1
        count -= 1
    }

    private static func refusal(_ key: String, _ blanks: [String: String]) -> Refusal {
        Refusal(.resourceExhausted, Message(key, blanks), retryDelay: retryDelay)
    }
}
