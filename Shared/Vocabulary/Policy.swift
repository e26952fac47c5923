/// Who may do what where: `compose/policy.yaml`, whose comments describe the format.
///
/// Grants add up: a unit has the roles and the scope of every grant that names it, or whose `match` fits it, on the
/// day. Who is granted nothing is no principal.
public struct Policy: Codable, Hashable, Sendable {
    public let grants: [PolicyGrant]

    public init(grants: [PolicyGrant]) { self.grants = grants }

    /// What the unit may do on `day`; nil when it may nothing. A unit that the directory knows must exist on that day;
    /// a unit that it does not know must be named by a grant.
    public func principal(for unit: UnitPath, reference: Reference, on day: Day) -> Principal? {
        let entry = reference.units.unit(unit, on: day)
        if entry == nil, reference.units.unit(unit) != nil { return nil }
        var roles: Set<Role> = []
        var scope: [UnitPath] = []
        for grant in grants where grant.applies(to: unit, entry, on: day) {
            roles.formUnion(grant.roles)
            for path in grant.scope ?? [unit] where !scope.contains(path) { scope.append(path) }
        }
        return roles.isEmpty ? nil : Principal(unit: unit, roles: roles, scope: scope)
    }

    /// The units that grants name and the directory never knew: almost always a slip of the pen.
    public func unknownUnits(in reference: Reference) -> [UnitPath] {
        let named = grants.flatMap { grant in
            [grant.unit, grant.match?.within].compactMap { $0 } + (grant.scope ?? [])
        }
        return Set(named.filter { reference.units.unit($0) == nil }).sorted()
    }
}

/// Roles for one unit, or for every unit of a kind.
public struct PolicyGrant: Codable, Hashable, Sendable {
    /// The one unit; exactly one of `unit` and `match` is given.
    public let unit: UnitPath?
    public let match: PolicyMatch?
    public let roles: [Role]
    /// The units, each with all below it, that the roles reach; nil for the unit's own.
    public let scope: [UnitPath]?
    /// The first day of the grant, and the first day after it; nil is open.
    public let from: Day?
    public let until: Day?

    public init(
        unit: UnitPath? = nil, match: PolicyMatch? = nil, roles: [Role], scope: [UnitPath]? = nil,
        from: Day? = nil, until: Day? = nil
    ) throws {
        guard (unit == nil) != (match == nil) else {
            throw InvalidValue(
                Message("policy.unit-or-match", terms: ["choices": ["member.unit", "member.match"]]))
        }
        guard !roles.isEmpty else {
            throw InvalidValue(Message("policy.no-roles", terms: ["choices": Role.known.map(\.term)]))
        }
        if let unknown = roles.first(where: { !Role.known.contains($0) }) {
            throw InvalidValue(
                Message(
                    "policy.unknown-role", ["value": unknown.rawValue],
                    terms: ["choices": Role.known.map(\.term)], near: ["choices": unknown.rawValue]))
        }
        self.unit = unit
        self.match = match
        self.roles = roles
        self.scope = scope
        self.from = from
        self.until = until
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            unit: container.decodeIfPresent(UnitPath.self, forKey: .unit),
            match: container.decodeIfPresent(PolicyMatch.self, forKey: .match),
            roles: container.decode([Role].self, forKey: .roles),
            scope: container.decodeIfPresent([UnitPath].self, forKey: .scope),
            from: container.decodeIfPresent(Day.self, forKey: .from),
            until: container.decodeIfPresent(Day.self, forKey: .until))
    }

    func applies(to unit: UnitPath, _ entry: UnitEntry?, on day: Day) -> Bool {
        guard Validity(from: from, until: until).contains(day) else { return false }
        if let named = self.unit { return named == unit }
        guard let match, let entry else { return false }
        return match.fits(entry)
    }
}

/// The units of a level below a unit, and of a type where one is given.
public struct PolicyMatch: Codable, Hashable, Sendable {
    public let level: UnitLevel
    public let within: UnitPath
    /// A code of the table `unit-type`, or the kind of organisation; nil for any.
    public let type: String?

    public init(level: UnitLevel, within: UnitPath, type: String? = nil) {
        self.level = level
        self.within = within
        self.type = type
    }

    func fits(_ entry: UnitEntry) -> Bool {
        entry.level == level && within.covers(entry.path) && (type == nil || type == entry.type)
    }
}
