public import ArgumentParser
public import FundingAPI
package import GatewayKit
public import ReportingAPI
public import Vocabulary

// Words of the house as words of the command line.

extension Language: ExpressibleByArgument {}

extension Breakdown: ExpressibleByArgument {}

extension BreakdownUnits: ExpressibleByArgument {}

extension UnitLevel: ExpressibleByArgument {}

extension RegisteredPerson: ExpressibleByArgument {}

extension MoneyGrouping: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Month: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension PayoutChannel: ExpressibleByArgument {}

extension UnitPath: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
    public static var defaultCompletionKind: CompletionKind { .unit }
}

extension PersonCode: ExpressibleByArgument {
    /// Within a unit.
    public init?(argument: String) {
        self.init(argument)
        guard home == nil else { return nil }
    }
}

extension PersonName: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension KeyOverlap: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
    package var defaultValueDescription: String { text }
}

extension Role: ExpressibleByArgument {
    public init?(argument: String) {
        let role = Role(rawValue: argument)
        guard Role.known.contains(role) else { return nil }
        self = role
    }

    public static var allValueStrings: [String] { known.map(\.rawValue) }
}

extension ID: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

/// `A..B`, both days counted.
extension Period: ExpressibleByArgument {
    public init?(argument: String) {
        let sides = argument.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
        guard sides.count == 2, let start = Day(sides[0]), let end = Day(sides[1]) else { return nil }
        do { try self.init(from: start, through: end) } catch { return nil }
    }
}

/// Roles with commas between them, or one.
struct RoleList: ExpressibleByArgument {
    let roles: [Role]

    init?(argument: String) {
        let words = argument.split { $0 == "," || $0.isWhitespace }
        let roles = words.compactMap { Role(argument: String($0)) }
        guard !roles.isEmpty, roles.count == words.count else { return nil }
        self.roles = roles
    }
}
