import ServiceKit
package import Vocabulary

/// Whether a unit, or a person of it, may call a method on a day, and by which lines of the policy.
package struct AccessExplanation: Encodable {
    /// Why, or why not.
    package enum Reason: String, Encodable {
        /// Every known key may.
        case anyone
        case granted
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
        let hasEnded = units.unit(unit, on: day) == nil && units.unit(unit) != nil
        reason =
            if hasEnded { .ended } else if role == .anyone { .anyone } else if lines.isEmpty {
                .noRole
            } else if holder.roles.map({ !$0.contains(role) }) ?? false {
                .narrowed
            } else if place != nil, !lines.contains(where: { $0.covers == true }) { .outOfReach } else {
                .granted
            }
        let worksWithChildren = !policy.grounds(
            for: unit, as: .caseworker, reference: reference, on: day
        ).isEmpty
        breakGlass =
            isFile && reason == .outOfReach
            ? worksWithChildren && holder.roles?.contains(.caseworker) ?? true : nil
        allowed = reason == .granted || reason == .anyone
        speaks = place.map { units.speaks(unit, for: $0, on: day) }
        (self.unit, person, self.method, self.role) = (unit, holder.person, method, role)
        (self.day, self.for) = (day, place)
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
        let name = speaks.map { Message($0 ? "gateway.access-speaks" : "gateway.access-speaks-not", blanks) }
        let opening = breakGlass.map { may in
            Message(
                may ? "gateway.access-break-glass" : "gateway.access-break-glass-not", blanks,
                terms: ["role": [Role.caseworker.term]])
        }
        return [Message(answer, blanks, terms: terms)] + grounds + [name, opening].compactMap(\.self)
    }
}
