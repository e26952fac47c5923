package import Vocabulary

/// Whether a unit, or a person of it, may call a method on a day, and by which lines of the policy.
package struct AccessExplanation {
    package typealias Reason = ExplainedAccess.Reason

    /// A grant that gives the role.
    package struct Line {
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
    /// Of a unit that is not there on the day: since when, and who stands in its place.
    private let whyPowerless: Message?
    fileprivate private(set) var hidesPlace = false

    /// - Parameters:
    ///   - unit: who calls.
    ///   - person: who of it, with the roles that the key was given; nil for whoever has all of the unit's.
    ///   - isFile: whether the method shows one child's file, which may be opened out of reach.
    ///   - place: what is recorded there is asked about.
    ///   - policy: with the text that it was read from, whose lines are named.
    ///
    /// Throws `FileProblem` where that text cannot be read.
    package init(
        _ unit: UnitPath, _ person: Person?, calling method: String, needing role: Role,
        isFile: Bool = false, for place: UnitPath?, on day: Day, reference: Reference,
        policy written: WrittenPolicy
    ) throws {
        let units = reference.units
        let policy = written.policy
        lines = try policy.grounds(for: unit, as: role, reference: reference, on: day).map { ground in
            Line(
                place: try written.place(of: ground.grant, giving: role), reach: ground.reach,
                covers: place.map { units.territory(of: ground.reach, on: day).contains($0) })
        }
        let acting = try place.map { place in
            try Self.acting(unit, person, for: place, as: role, by: written, on: day, reference)
        }
        let acts = acting.map { !$0.isEmpty } ?? false
        whyPowerless = units.whyPowerless(unit, on: day)
        reason =
            if whyPowerless != nil {
                .ended
            } else if role == .anyone {
                .anyone
            } else if lines.isEmpty {
                acts ? .acting : .noRole
            } else if person?.roles.map({ !$0.contains(role) }) ?? false {
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
            ? worksWithChildren && person?.roles?.contains(.caseworker) ?? true : nil
        allowed = [.granted, .anyone, .acting].contains(reason)
        speaks = place.map { acts || units.speaks(unit, for: $0, on: day) }
        self.acting = acting
        (self.unit, self.person, self.method, self.role) = (unit, person?.id.text, method, role)
        (self.day, self.for) = (day, place)
    }

    private static func acting(
        _ unit: UnitPath, _ person: Person?, for place: UnitPath, as role: Role, by written: WrittenPolicy,
        on day: Day, _ reference: Reference
    ) throws -> [Line] {
        guard let person else { return [] }
        let principal = Principal(unit: unit, roles: [], person: Person(id: person.id))
        let entries = written.policy.entries(
            of: principal, actingFor: place, as: role, reference: reference, on: day)
        let reach = written.policy.principal(
            of: principal, actingFor: place, reference: reference, on: day)?.reach(as: role)
        return try entries.map {
            Line(place: try written.place(ofActing: $0), reach: reach ?? [], covers: true)
        }
    }

    /// The same, where it is asked about somebody whose place is not to be named.
    var withoutPlace: AccessExplanation {
        var copy = self
        copy.hidesPlace = true
        return copy
    }

    /// For people to read: the answer, then each line of the policy.
    package var messages: [Message] {
        let blanks = [
            "unit": ([unit.text] + [person].compactMap(\.self)).joined(separator: "/"), "method": method,
            "office": unit.text, "day": "\(day)", "place": hidesPlace ? "…" : `for`?.text ?? "",
            "person": person ?? "",
        ]
        let terms = ["role": [role.term]]
        let answer =
            switch reason {
            case .anyone: "kit.access-anyone"
            case .granted: `for` == nil || hidesPlace ? "kit.access-granted" : "kit.access-granted-for"
            case .acting: "kit.access-acting"
            case .ended: "kit.access-ended"
            case .noRole: "kit.access-no-role"
            case .narrowed: "kit.access-narrowed"
            case .outOfReach: "kit.access-out-of-reach"
            }
        let grounds = lines.map { line in
            Message(
                "kit.access-line",
                ["line": line.place, "reach": line.reach.map(\.text).joined(separator: ", ")], terms: terms)
        }
        let actings = (acting ?? []).map { line in
            Message(
                "kit.access-acting-line", blanks.merging(["line": line.place]) { $1 }, terms: terms)
        }
        let name = speaks.map { Message($0 ? "kit.access-speaks" : "kit.access-speaks-not", blanks) }
        let opening = breakGlass.map { may in
            Message(
                may ? "kit.access-break-glass" : "kit.access-break-glass-not", blanks,
                terms: ["role": [Role.caseworker.term]])
        }
        return [Message(answer, blanks, terms: terms), whyPowerless].compactMap(\.self) + grounds + actings
            + [name, opening].compactMap(\.self)
    }
}

extension ExplainedAccess {
    /// What was found, for machines, with the sentences for people. Of somebody whose place is not to be named nothing is told from which
    /// it follows.
    package init(_ found: AccessExplanation, _ messages: [Message], _ texts: TextCatalogue) {
        (allowed, reason, method) = (found.allowed, found.reason, found.method)
        (unit, person) = (found.unit, found.person.flatMap { PersonCode($0) })
        (needs, day) = (found.role, found.day)
        rules = found.lines.map { AccessRule($0) }
        if !found.hidesPlace {
            (place, acting) = (found.for, found.acting.map { $0.map { AccessRule($0) } })
        }
        (speaks, breakGlass) = (found.speaks, found.breakGlass)
        vietnamese = messages.map { texts.render($0, in: .vi) }
        english = messages.map { texts.render($0, in: .en) }
    }
}

extension AccessRule {
    fileprivate init(_ line: AccessExplanation.Line) {
        self.init(writtenAt: line.place, reaches: line.reach, covered: line.covers)
    }
}
