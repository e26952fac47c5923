/// Who may do what where: `compose/policy.yaml`, whose comments describe the format.
///
/// Grants add up: a unit has the roles of every grant that names it, or whose `match` fits it, on the day, and of the
/// offices whose work it has taken over, and each role reaches what any of them says of it. Who is granted nothing is no
/// principal.
public struct Policy: Codable, Hashable, Sendable {
    public let grants: [PolicyGrant]
    /// Who acts for another unit than the own.
    public let acting: [PolicyActing]

    public init(grants: [PolicyGrant], acting: [PolicyActing] = []) {
        (self.grants, self.acting) = (grants, acting)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            grants: container.decode([PolicyGrant].self, forKey: .grants),
            acting: container.decodeIfPresent([PolicyActing].self, forKey: .acting) ?? [])
    }

    /// What the unit may do on `day`; nil when it may nothing. A unit that the directory knows must exist on that day;
    /// a unit that it does not know must be named by a grant.
    public func principal(for unit: UnitPath, reference: Reference, on day: Day) -> Principal? {
        var reaches: [Role: [UnitPath]] = [:]
        for (_, granted) in applying(to: unit, reference, on: day) {
            for (role, reach) in granted {
                let known = reaches[role, default: []]
                reaches[role] = known + reach.filter { !known.contains($0) }
            }
        }
        return reaches.isEmpty ? nil : Principal(unit: unit, reaches: reaches)
    }

    /// By which grants, counted from 0, the unit has a role on `day`, and what it reaches by each; nothing where it has it not.
    public func grounds(
        for unit: UnitPath, as role: Role, reference: Reference, on day: Day
    ) -> [(grant: Int, reach: [UnitPath])] {
        applying(to: unit, reference, on: day).compactMap { grant, granted in
            granted[role].map { (grant, $0) }
        }
    }

    /// What each grant gives the unit that gives it anything on `day`.
    private func applying(
        to unit: UnitPath, _ reference: Reference, on day: Day
    ) -> [(grant: Int, granted: [Role: [UnitPath]])] {
        let entry = reference.units.unit(unit, on: day)
        if entry == nil, reference.units.unit(unit) != nil { return [] }
        return grants.enumerated().filter {
            $0.element.applies(to: unit, entry, on: day, in: reference.units)
        }
        .map { ($0.offset, $0.element.reaches(of: unit)) }
    }

    /// The units that grants name and the directory never knew: almost always a slip of the pen. For harnesses: a
    /// test asks it of the policy that is shipped.
    public func unknownUnits(in reference: Reference) -> [UnitPath] {
        let named =
            grants.flatMap { grant in
                [grant.unit, grant.match?.within].compactMap { $0 }
                    + grant.roles.values.joined().compactMap(\.unit)
            } + acting.flatMap { [$0.unit, $0.for] }
        return Set(named.filter { reference.units.unit($0) == nil }).sorted()
    }
}

/// Roles for one unit, or for every unit of a kind, and what each of them reaches.
public struct PolicyGrant: Codable, Hashable, Sendable {
    /// The one unit; exactly one of `unit` and `match` is given.
    public let unit: UnitPath?
    public let match: PolicyMatch?
    /// Of each role the units, each with all that lies in it on the day, that it reaches.
    public let roles: [Role: [ReachedUnit]]
    /// For an office, which of its work this is: a code of the table ``ReferenceTable/officeFunction``. Whoever takes that
    /// over has these roles from then on, with the same reach and its own beside `self`.
    public let function: String
    /// The first day of the grant, and the first day after it; nil is open.
    public let from: Day?
    public let until: Day?

    public init(
        unit: UnitPath? = nil, match: PolicyMatch? = nil, roles: [Role: [ReachedUnit]],
        function: String = PolicyGrant.usualFunction, from: Day? = nil, until: Day? = nil
    ) throws {
        guard (unit == nil) != (match == nil) else {
            throw InvalidValue(
                Message("policy.unit-or-match", terms: ["choices": ["member.unit", "member.match"]]))
        }
        guard !roles.isEmpty else {
            throw InvalidValue(Message("policy.no-roles", terms: ["choices": Role.known.map(\.term)]))
        }
        if let unknown = roles.keys.map(\.rawValue).sorted().first(where: { !Self.isKnown($0) }) {
            throw InvalidValue(
                Message(
                    "policy.unknown-role", ["value": unknown],
                    terms: ["choices": Role.known.map(\.term)], near: ["choices": unknown]))
        }
        if let nowhere = Role.known.first(where: { roles[$0]?.isEmpty == true }) {
            throw InvalidValue(Message("policy.no-reach", terms: ["role": [nowhere.term]]))
        }
        (self.unit, self.match, self.roles) = (unit, match, roles)
        (self.function, self.from, self.until) = (function, from, until)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            unit: container.decodeIfPresent(UnitPath.self, forKey: .unit),
            match: container.decodeIfPresent(PolicyMatch.self, forKey: .match),
            roles: container.decode(GrantedRoles.self, forKey: .roles).reaches,
            function: container.decodeIfPresent(String.self, forKey: .function) ?? Self.usualFunction,
            from: container.decodeIfPresent(Day.self, forKey: .from),
            until: container.decodeIfPresent(Day.self, forKey: .until))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(unit, forKey: .unit)
        try container.encodeIfPresent(match, forKey: .match)
        try container.encode(GrantedRoles(roles), forKey: .roles)
        try container.encode(function, forKey: .function)
        try container.encodeIfPresent(from, forKey: .from)
        try container.encodeIfPresent(until, forKey: .until)
    }

    private enum CodingKeys: String, CodingKey {
        case unit, match, roles, function, from, until
    }

    private static func isKnown(_ role: String) -> Bool { Role.known.contains { $0.rawValue == role } }

    /// What each role reaches of somebody whom the grant is for: `self` is that unit, and of who took an office's work over
    /// also the office.
    func reaches(of holder: UnitPath) -> [Role: [UnitPath]] {
        let own = unit.map { $0 == holder ? [holder] : [$0, holder] } ?? [holder]
        return roles.mapValues { reach in
            reach.flatMap { $0.unit.map { [$0] } ?? own }
        }
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

/// A unit that a role reaches, as a grant writes it: a path, or `self` for the unit itself.
public struct ReachedUnit: TextValue {
    /// Nil for the unit itself.
    public let unit: UnitPath?

    /// The unit that the role is granted to.
    public static let own = ReachedUnit(unit: nil)

    private init(unit: UnitPath?) { self.unit = unit }

    public init?(_ text: String) {
        guard let path = UnitPath(text) else { return nil }
        unit = text == Self.itself ? nil : path
    }

    public static var expectation: String { UnitPath.expectation }
    public static var form: TextForm { UnitPath.form }
    public var description: String { unit?.text ?? Self.itself }

    private static let itself = "self"
}

extension ReachedUnit: ExpressibleByStringLiteral {
    /// For grants written in tests; a malformed literal stops the program.
    public init(stringLiteral value: String) {
        let path = UnitPath(stringLiteral: value)
        unit = value == Self.itself ? nil : path
    }
}

/// The member `roles` as it is written.
private struct GrantedRoles: Codable {
    let reaches: [Role: [ReachedUnit]]

    private static let example = "reader: [thai-binh], accountant: [self]"

    init(_ reaches: [Role: [ReachedUnit]]) { self.reaches = reaches }

    init(from decoder: any Decoder) throws {
        let written: [String: [ReachedUnit]]
        do {
            written = try decoder.singleValueContainer().decode([String: [ReachedUnit]].self)
        } catch {
            // A list of roles was all there was once.
            if (try? decoder.unkeyedContainer()) != nil {
                throw InvalidValue(Message("policy.roles-listed", ["example": Self.example]))
            }
            throw error
        }
        reaches = Dictionary(uniqueKeysWithValues: written.map { (Role(rawValue: $0.key), $0.value) })
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            Dictionary(uniqueKeysWithValues: reaches.map { ($0.key.rawValue, $0.value) }))
    }
}

/// The units of a level in a unit, and of a type where one is given.
public struct PolicyMatch: Codable, Hashable, Sendable {
    public let level: UnitLevel
    public let within: UnitPath
    /// A code of the table `unit-type`, or the kind of organisation; nil for any.
    public let type: String?

    public init(level: UnitLevel, within: UnitPath, type: String? = nil) {
        (self.level, self.within, self.type) = (level, within, type)
    }

    func fits(_ entry: UnitEntry, _ units: UnitDirectory, on day: Day) -> Bool {
        entry.level == level && (type == nil || type == entry.type)
            && units.covers(within, entry.path, on: day)
    }
}
