/// Somebody of one unit acts for another: by delegation, or because that is a second office (ủy quyền, kiêm nhiệm). An entry of
/// `acting` in the policy file.
///
/// It holds for a call that says for which unit it is made, and gives what it names of that unit's roles, whatever the person's
/// own key was narrowed to. Such a call is an act of that unit, and names the person with the own unit.
public struct PolicyActing: Codable, Hashable, Sendable {
    /// Of which the person is.
    public let unit: UnitPath
    /// The code within that unit.
    public let person: PersonCode
    /// For which the person acts.
    public let `for`: UnitPath
    /// Of that unit's roles.
    public let roles: [Role]
    /// The first day, and the first day after it; nil is open.
    public let from: Day
    public let until: Day?
    /// What it rests on, as the record of it is called: number and day of the document.
    public let document: String

    public init(
        unit: UnitPath, person: PersonCode, for other: UnitPath, roles: [Role], from: Day, until: Day? = nil,
        document: String
    ) throws {
        guard unit != other else {
            throw InvalidValue(Message("policy.acting-for-itself", ["unit": unit.text]))
        }
        guard person.home == nil else {
            throw InvalidValue(PersonCode.refusal(of: person.text))
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
        if let until, until <= from {
            throw InvalidValue(
                Message("policy.acting-ends-first", ["from": "\(from)", "until": "\(until)"]))
        }
        (self.unit, self.person) = (unit, person)
        self.for = other
        (self.roles, self.from, self.until, self.document) = (roles, from, until, document)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            unit: container.decode(UnitPath.self, forKey: .unit),
            person: container.decode(PersonCode.self, forKey: .person),
            for: container.decode(UnitPath.self, forKey: .for),
            roles: container.decode([Role].self, forKey: .roles),
            from: container.decode(Day.self, forKey: .from),
            until: container.decodeIfPresent(Day.self, forKey: .until),
            document: container.decode(String.self, forKey: .document))
    }

    func holds(for principal: Principal, as other: UnitPath, on day: Day) -> Bool {
        principal.unit == unit && principal.person?.id == person && `for` == other
            && Validity(from: from, until: until).contains(day)
    }
}

extension Policy {
    /// What `principal` may do for another unit on `day`: of what that unit may, the roles that entries give this person. The
    /// person is named with the own unit. Nil where no entry holds, and where either unit may nothing on that day: an authority
    /// ends with the office that gave it and with the one of who has it.
    public func principal(
        of principal: Principal, actingFor other: UnitPath, reference: Reference, on day: Day
    ) -> Principal? {
        let held = acting.filter { $0.holds(for: principal, as: other, on: day) }
        guard !held.isEmpty, let person = principal.person,
            self.principal(for: principal.unit, reference: reference, on: day) != nil,
            let whole = self.principal(for: other, reference: reference, on: day)
        else { return nil }
        return whole.by(
            Person(
                id: person.id.of(principal.unit), name: person.name, roles: Set(held.flatMap(\.roles))))
    }

    /// By which entries, counted from 0, `principal` may act for another unit in a role on `day`; nothing where it may not.
    public func entries(
        of principal: Principal, actingFor other: UnitPath, as role: Role, reference: Reference, on day: Day
    ) -> [Int] {
        let acting = self.principal(of: principal, actingFor: other, reference: reference, on: day)
        guard acting?.may(role) ?? false else { return [] }
        return self.acting.enumerated().filter {
            $0.element.holds(for: principal, as: other, on: day) && $0.element.roles.contains(role)
        }
        .map(\.offset)
    }
}
