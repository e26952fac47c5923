/// What a unit may do: a word that methods name in `needs:` and the policy file grants. Lower kebab case.
public struct Role: Hashable, Sendable, Codable, RawRepresentable, ExpressibleByStringLiteral {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }

    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// The key of what people call it: `word.Role.lead`.
    public var term: String { "word.Role.\(rawValue)" }

    /// Anyone whose key is known: health, reflection, public catalogues.
    public static let anyone: Role = "anyone"
    /// Reads records within its scope.
    public static let reader: Role = "reader"
    /// Enters and changes children, circumstances, cases.
    public static let caseworker: Role = "caseworker"
    /// Enters determinations of disability.
    public static let assessor: Role = "assessor"
    /// Enters providers, offers, deliveries.
    public static let provider: Role = "provider"
    /// Drafts and submits estimates, reserves and pays.
    public static let accountant: Role = "accountant"
    /// Approves estimates, allocates.
    public static let treasurer: Role = "treasurer"
    /// Plans and holds campaigns, courses, classes.
    public static let communicator: Role = "communicator"
    /// Submits figures.
    public static let reporter: Role = "reporter"
    /// Approves, opens rounds, compiles, publishes plans.
    public static let lead: Role = "lead"
    /// Follows event logs: the services themselves.
    public static let follower: Role = "follower"
    /// Runs the deployment: clock, drain, backup.
    public static let `operator`: Role = "operator"
    /// Sees confidential circumstances: HIV, abuse, violence and whatever else the reference data says that a law keeps private.
    public static let confidential: Role = "confidential"

    /// Every role that a policy may grant.
    public static let known: [Role] = [
        .reader, .caseworker, .assessor, .provider, .accountant, .treasurer, .communicator, .reporter, .lead,
        .follower, .operator, .confidential,
    ]
}

/// Who calls: a unit, what it may do, and where. Made from the client's public key before a byte of a call is read.
public struct Principal: Hashable, Sendable {
    public let unit: UnitPath
    public let roles: Set<Role>
    /// The units that it may act for, each with all that lies in it on the day of the call; usually its own.
    public let scope: [UnitPath]

    public init(unit: UnitPath, roles: Set<Role>, scope: [UnitPath]? = nil) {
        self.unit = unit
        self.roles = roles
        self.scope = scope ?? [unit]
    }

    /// Whether the unit has the role today; everybody has `anyone`.
    public func may(_ role: Role) -> Bool { role == .anyone || roles.contains(role) }
}
