/// Who may do what where: `compose/policy.yaml`, whose comments describe the format.
///
/// Grants add up: a unit has the roles and the scope of every grant that names it, or whose `match` fits it, on the
/// day, and of the offices whose work it has taken over. Who is granted nothing is no principal.
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
        for grant in grants where grant.applies(to: unit, entry, on: day, in: reference.units) {
            roles.formUnion(grant.roles)
            for path in grant.scope ?? [grant.unit ?? unit] where !scope.contains(path) { scope.append(path) }
        }
        return roles.isEmpty ? nil : Principal(unit: unit, roles: roles, scope: scope)
    }

    /// The units that grants name and the directory never knew: almost always a slip of the pen. For harnesses: a
    /// test asks it of the policy that is shipped.
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
    /// The units, each with all that lies in it on the day, that the roles reach; nil for the unit's own.
    public let scope: [UnitPath]?
    /// For an office, which of its work this is: a code of the table ``ReferenceTable/officeFunction``. Whoever takes that
    /// over has these roles from then on, in the same scope.
    public let function: String
    /// The first day of the grant, and the first day after it; nil is open.
    public let from: Day?
    public let until: Day?

    public init(
        unit: UnitPath? = nil, match: PolicyMatch? = nil, roles: [Role], scope: [UnitPath]? = nil,
        function: String = PolicyGrant.usualFunction, from: Day? = nil, until: Day? = nil
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
        self.function = function
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
            function: container.decodeIfPresent(String.self, forKey: .function) ?? Self.usualFunction,
            from: container.decodeIfPresent(Day.self, forKey: .from),
            until: container.decodeIfPresent(Day.self, forKey: .until))
    }

    /// What most grants are about.
    public static let usualFunction = "children"

    func applies(to unit: UnitPath, _ entry: UnitEntry?, on day: Day, in units: UnitDirectory) -> Bool {
        let days = Validity(from: from, until: until)
        if let named = self.unit {
            if named == unit { return days.contains(day) }
            // What held on the last day of the office before holds for who took its work over.
            let heir = units.officeSuccessors(of: named, function: function, on: day).first {
                $0.path == unit
            }
            return heir?.since.map { days.contains($0.advanced(by: -1)) } ?? false
        }
        guard let match, let entry else { return false }
        return days.contains(day) && match.fits(entry, units, on: day)
    }
}

/// The units of a level in a unit, and of a type where one is given.
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

    func fits(_ entry: UnitEntry, _ units: UnitDirectory, on day: Day) -> Bool {
        entry.level == level && (type == nil || type == entry.type)
            && units.covers(within, entry.path, on: day)
    }
}
