import ServiceKit
package import Vocabulary

/// Whether a unit, or a person of it, may call a method on a day, and by which lines of the policy.
package struct AccessExplanation: Encodable {
    /// Why, or why not.
    package enum Reason: String, Encodable {
        /// Every known key may.
        case anyone
        case granted
        /// The person acts for the unit that was asked about, in a call that says so.
        case acting
        /// The unit does not exist on the day.
        case ended
        case noRole
        /// The unit has the role; the person's key was not given it.
        case narrowed
        case outOfReach
    }

    /// A grant that gives the role.
    package struct Line: Encodable {
        /// `file:line:column`.
        package let place: String
        package let reach: [UnitPath]
        /// Whether it reaches what was asked about; nil where nothing was.
        package let covers: Bool?
    }

    package let unit: UnitPath
    package let person: String?
    package let method: String
    package let role: Role
    package let day: Day
    package let `for`: UnitPath?
    package let allowed: Bool
    package let reason: Reason
    package let lines: [Line]
    /// Entries by which the person acts for the unit that was asked about, in the role, and what it reaches in it; nil where nothing
    /// was asked about.
    package let acting: [Line]?
    /// Whether the unit acts in the name of what was asked about: what offices do for themselves alone asks that too.
    package let speaks: Bool?
    /// Whether somebody of the unit may open one child's file all the same for one call, saying why; nil where that is not what
    /// is missing.
    package let breakGlass: Bool?

    /// - Parameters:
    ///   - holder: the unit and, of a person, the code and the roles that the key was given; nil for all of the unit's.
    ///   - isFile: whether the method shows one child's file, which may be opened out of reach.
    ///   - place: what is recorded there is asked about.
    ///
    /// Throws `FileProblem` where the policy cannot be read.
    package init(
        _ holder: KeyHolder, calling method: String, needing role: Role, isFile: Bool = false,
        for place: UnitPath?, on day: Day, reference: Reference, compose: String
    ) throws {
        let (unit, units) = (holder.unit, reference.units)
        let file = compose + "/policy.yaml"
        let policy = try YAMLDocument.decode(Policy.self, file)
        lines = try policy.grounds(for: unit, as: role, reference: reference, on: day).map { ground in
            Line(
                place: try YAMLDocument.place(of: "/grants/\(ground.grant)/roles/\(role.rawValue)", in: file),
                reach: ground.reach,
                covers: place.map { units.territory(of: ground.reach, on: day).contains($0) })
        }
        let acting = try place.map { place in
            try Self.acting(holder, for: place, as: role, by: policy, file, on: day, reference)
        }
        let acts = acting.map { !$0.isEmpty } ?? false
        let hasEnded = units.unit(unit, on: day) == nil && units.unit(unit) != nil
        reason =
            if hasEnded {
                .ended
            } else if role == .anyone {
                .anyone
            } else if lines.isEmpty {
                acts ? .acting : .noRole
            } else if holder.roles.map({ !$0.contains(role) }) ?? false {
                acts ? .acting : .narrowed
            } else if place != nil, !lines.contains(where: { $0.covers == true }) {
                acts ? .acting : .outOfReach
            } else {
                .granted
            }
        let worksWithChildren = !policy.grounds(
            for: unit, as: .caseworker, reference: reference, on: day
        ).isEmpty
        breakGlass =
            isFile && reason == .outOfReach
            ? worksWithChildren && holder.roles?.contains(.caseworker) ?? true : nil
        allowed = [.granted, .anyone, .acting].contains(reason)
        speaks = place.map { acts || units.speaks(unit, for: $0, on: day) }
        self.acting = acting
        (self.unit, person, self.method, self.role) = (unit, holder.person, method, role)
        (self.day, self.for) = (day, place)
    }

    private static func acting(
        _ holder: KeyHolder, for place: UnitPath, as role: Role, by policy: Policy, _ file: String,
        on day: Day, _ reference: Reference
    ) throws -> [Line] {
        guard let code = holder.person.flatMap({ PersonCode($0) }) else { return [] }
        let principal = Principal(unit: holder.unit, roles: [], person: Person(id: code))
        let entries = policy.entries(
            of: principal, actingFor: place, as: role, reference: reference, on: day)
        let reach = policy.principal(of: principal, actingFor: place, reference: reference, on: day)?
            .reach(as: role)
        return try entries.map {
            Line(
                place: try YAMLDocument.place(of: "/acting/\($0)", in: file), reach: reach ?? [], covers: true
            )
        }
    }

    /// For people to read: the answer, then each line of the policy.
    package var messages: [Message] {
        let blanks = [
            "unit": ([unit.text] + [person].compactMap(\.self)).joined(separator: "/"), "method": method,
            "office": unit.text, "day": "\(day)", "place": `for`?.text ?? "", "person": person ?? "",
        ]
        let terms = ["role": [role.term]]
        let answer =
            switch reason {
            case .anyone: "gateway.access-anyone"
            case .granted: `for` == nil ? "gateway.access-granted" : "gateway.access-granted-for"
            case .acting: "gateway.access-acting"
            case .ended: "gateway.access-ended"
            case .noRole: "gateway.access-no-role"
            case .narrowed: "gateway.access-narrowed"
            case .outOfReach: "gateway.access-out-of-reach"
            }
        let grounds = lines.map { line in
            Message(
                "gateway.access-line",
                ["line": line.place, "reach": line.reach.map(\.text).joined(separator: ", ")], terms: terms)
        }
        let actings = (acting ?? []).map { line in
            Message(
                "gateway.access-acting-line", blanks.merging(["line": line.place]) { $1 }, terms: terms)
        }
        let name = speaks.map { Message($0 ? "gateway.access-speaks" : "gateway.access-speaks-not", blanks) }
        let opening = breakGlass.map { may in
            Message(
                may ? "gateway.access-break-glass" : "gateway.access-break-glass-not", blanks,
                terms: ["role": [Role.caseworker.term]])
        }
        return [Message(answer, blanks, terms: terms)] + grounds + actings
            + [name, opening].compactMap(\.self)
    }
}
