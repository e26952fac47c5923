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
    /// Reads files of children, and other records, within its scope.
    public static let reader: Role = "reader"
    /// Enters and changes children, circumstances, cases.
    public static let caseworker: Role = "caseworker"
    /// Reads and moves every case in reach, and says who works on it: the chief of those who work on cases.
    public static let supervisor: Role = "supervisor"
    /// Enters determinations of disability.
    public static let assessor: Role = "assessor"
    /// Enters providers, offers, deliveries.
    public static let provider: Role = "provider"
    /// Drafts and submits estimates, reserves and pays: in its own name.
    public static let accountant: Role = "accountant"
    /// Keeps the sources, and returns estimates: the office of finance.
    public static let treasurer: Role = "treasurer"
    /// Reads estimates, allocations, payments, donations and balances, and no file of anybody: who has to do with money.
    public static let comptroller: Role = "comptroller"
    /// Approves estimates, allocates: a People's Committee, in the name of those below it.
    public static let approver: Role = "approver"
    /// Plans and holds campaigns, courses, classes.
    public static let communicator: Role = "communicator"
    /// Submits figures in its own name, and reads what was submitted.
    public static let reporter: Role = "reporter"
    /// Reads figures, duties and reports, and no file of anybody: whoever has a part in a plan, and who supervises it.
    public static let observer: Role = "observer"
    /// Sets up networks and pilots.
    public static let organiser: Role = "organiser"
    /// Says whether a provider meets the standard: the lead office, or whom it names.
    public static let certifier: Role = "certifier"
    /// Approves, opens rounds, accepts, compiles, publishes plans.
    public static let lead: Role = "lead"
    /// Follows event logs: the services themselves.
    public static let follower: Role = "follower"
    /// Runs the deployment: clock, drain, backup.
    public static let `operator`: Role = "operator"
    /// Sees confidential circumstances: HIV, abuse, violence and whatever else the reference data says that a law keeps private.
    public static let confidential: Role = "confidential"
    /// Takes in what happened to a child: enters confidential circumstances, and sees of them those that its own office entered.
    public static let intake: Role = "intake"
    /// Goes over the evidence, and sees who did what and who looked at whom, within its scope.
    public static let auditor: Role = "auditor"

    /// Every role that a policy may grant.
    public static let known: [Role] = [
        .reader, .caseworker, .supervisor, .assessor, .provider, .accountant, .treasurer, .comptroller,
        .approver, .communicator, .reporter, .observer, .organiser, .certifier, .lead, .follower, .operator,
        .confidential, .intake, .auditor,
    ]
}

/// Who calls: a unit, what it may do and where, and who of it. Made from the client's public key before a byte of a call is
/// read.
public struct Principal: Hashable, Sendable {
    public let unit: UnitPath
    /// What it may do, and of each the units that it reaches, each with all that lies in it on the day of the call.
    public let reaches: [Role: [UnitPath]]
    /// Who of the unit; nil for a program's key.
    public let person: Person?

    public init(unit: UnitPath, reaches: [Role: [UnitPath]], person: Person? = nil) {
        (self.unit, self.reaches, self.person) = (unit, reaches, person)
    }

    /// Who reaches the same in every role: `scope`, or its own unit.
    public init(unit: UnitPath, roles: Set<Role>, scope: [UnitPath]? = nil, person: Person? = nil) {
        let scope = scope ?? [unit]
        self.init(
            unit: unit, reaches: Dictionary(uniqueKeysWithValues: roles.map { ($0, scope) }), person: person)
    }

    public var roles: Set<Role> { Set(reaches.keys) }

    /// Whether the unit has the role today; everybody has `anyone`.
    public func may(_ role: Role) -> Bool { role == .anyone || reaches[role] != nil }

    /// The units that it may act for in a role, none where it has not the role; as `anyone` its own and all that any of its
    /// roles reaches.
    public func reach(as role: Role) -> [UnitPath] {
        guard role == .anyone else { return reaches[role] ?? [] }
        return Set(reaches.values.joined()).union([unit]).sorted()
    }

    /// What the unit may do, in the hands of one of its people: no more than the unit's roles, and no more than the key was
    /// narrowed to.
    public func by(_ person: Person?) -> Principal {
        let narrowed = person?.roles.map { roles in reaches.filter { roles.contains($0.key) } }
        return Principal(unit: unit, reaches: narrowed ?? reaches, person: person)
    }
}
