import ReportingAPI
import Vocabulary

/// Who is counted.
extension StarQuestion {
    /// How many there are in each cell, and for how many of them everything holds: `cell`, then two columns a declaration. They are
    /// all of one root, whose members are found once.
    func tally(_ declarations: [IndicatorDeclaration], of root: StarRoot) -> StarSQL {
        let filters = filters(of: declarations)
        let sums = declarations.indices.map { index -> StarSQL in
            "SUM(p\(name: "\(filters.of[index])")), SUM(n\(name: "\(index)"))"
        }
        return """
            \(judged(declarations, filters, of: root))
            SELECT cell, \(sums.joined(", ")) FROM judged GROUP BY cell
            """
    }

    /// Which members of one indicator are asked for, one by one.
    struct Asked {
        var counted: Bool?
        /// The units where they were on the day.
        var place: [Int64]?
        /// The units where the caller may see somebody, by where it is today.
        let scope: [Int64]
        let today: Day
        /// The id after which they begin.
        var after: String?
        let limit: Int
    }

    /// Members in the order of their ids: `id`, `member` (their number, of people), `child` (the id of that whose facts speak for
    /// it), `unit`, `counted`.
    func members(of declaration: IndicatorDeclaration, _ asked: Asked) -> StarSQL {
        let root = StarRoot(declaration.population)
        let (filters, isPeople) = (filters(of: [declaration]), root.isOfPeople)
        var conditions: [StarSQL] = []
        if let counted = asked.counted { conditions.append("j.n0 = \(counted ? 1 : 0)") }
        if let place = asked.place { conditions.append(.within("j.unit", place)) }
        conditions.append(seen(root, asked))
        let id: StarSQL = isPeople ? "p.id" : "j.member"
        if let after = asked.after { conditions.append("\(id) > \(word: after)") }
        return """
            \(judged([declaration], filters, of: root))
            SELECT \(id) AS id, \(isPeople ? "j.member" : "0") AS member,
              \(root.isByChild ? "speaker.id" : "NULL") AS child, j.unit AS unit, j.n0 AS counted
            FROM judged AS j
              \(isPeople ? "JOIN star_people AS p ON p.key = j.member" : "")
              \(root.isByChild ? "JOIN star_people AS speaker ON speaker.key = j.child" : "")
            WHERE \(conditions.all) ORDER BY 1 LIMIT \(asked.limit)
            """
    }

    /// Where it was on the day is asked about; who may see it is judged by where it is now.
    private func seen(_ root: StarRoot, _ asked: Asked) -> StarSQL {
        let now: (table: String, key: String, member: String)
        switch root {
        case .children, .caregivers: now = ("star_children", "child", "j.child")
        case .workers: now = ("star_workers", "worker", "j.member")
        case .providers, .upgrades: return .within("j.unit", asked.scope)
        case .districts: return .always
        }
        return """
            EXISTS (SELECT 1 FROM \(name: now.table) AS today
              WHERE today.\(name: now.key) = \(name: now.member)
                AND \(.holding("today", on: asked.today, knownAt: .latest))
                AND \(.within("today.unit", asked.scope)))
            """
    }

    // MARK: The members, and for whom of them everything holds

    /// Which filter each declaration goes by, by its number among all different ones.
    typealias Filters = (all: [StarSQL], of: [Int])

    private func filters(of declarations: [IndicatorDeclaration]) -> Filters {
        var filters: Filters = ([], [])
        for declaration in declarations {
            let condition = condition(of: declaration.population)
            let known = filters.all.firstIndex(of: condition)
            filters.of.append(known ?? filters.all.count)
            if known == nil { filters.all.append(condition) }
        }
        return filters
    }

    /// True of the rows, called `r`, that a population means.
    private func condition(of population: PopulationDeclaration) -> StarSQL {
        if let filter = population.children { return meant(by: filter) }
        if let filter = population.workers {
            return filter.roles.isEmpty ? .always : .within("r.role", words.codes(.role, of: filter.roles))
        }
        if let filter = population.providers {
            return filter.kinds.isEmpty
                ? .always : .within("r.kind", words.codes(.facility, of: filter.kinds))
        }
        return .always
    }

    /// The tables up to `judged`: `member`, `child`, `unit`, `cell`, a flag for each filter and one for each declaration.
    private func judged(
        _ declarations: [IndicatorDeclaration], _ filters: Filters, of root: StarRoot
    ) -> StarSQL {
        let flags = filters.all.enumerated().map { index, filter -> StarSQL in
            "\(filters.all.count == 1 ? "1" : .flag(filter)) AS p\(name: "\(index)")"
        }
        let members: StarSQL = """
            members AS MATERIALIZED (
              SELECT r.*, \(flags.joined(", ")) FROM (\(people(of: root))) AS r WHERE \(filters.all.any))
            """
        let numerators = declarations.enumerated().map { index, declaration -> StarSQL in
            let span = span(of: declaration)
            // In this order, one after the other: what is false is not asked further.
            let facts = declaration.having.map { speaks($0, in: span, for: root) }
            let all: [StarSQL] = ["m.p\(name: "\(filters.of[index])") = 1"] + facts
            return "\(.flag(all.all)) AS n\(name: "\(index)")"
        }
        let passed = filters.all.indices.map { "m.p\($0)" }.joined(separator: ", ")
        let judged: StarSQL = """
            judged AS MATERIALIZED (
              SELECT m.member, m.child, m.unit, m.cell, \(name: passed), \(numerators.joined(", "))
              FROM members AS m)
            """
        return "WITH \((sameTables + tables(of: root) + [members, judged]).joined(", "))"
    }

    /// Rows of `member`, `child`, `unit`, `cell`, and what conditions ask of them.
    private func people(of root: StarRoot) -> StarSQL {
        switch root {
        case .children:
            return """
                SELECT c.child AS member, c.*, \(cells.number(ofChild: "c")) AS cell FROM (\(roll)) AS c
                """
        case .caregivers:
            return """
                SELECT first.caregiver AS member, w.child, w.unit, w.cell FROM (
                  SELECT cared.caregiver, MIN(p.id) AS id
                  FROM cared JOIN star_people AS p ON p.key = cared.child GROUP BY cared.caregiver) AS first
                JOIN star_people AS p ON p.id = first.id JOIN wanted AS w ON w.child = p.key
                """
        case .workers:
            let others = workers.entries.filter { $0.entry != $0.person }.map(\.entry)
            let isShown: StarSQL = others.isEmpty ? .always : "w.worker NOT IN \(list: others)"
            return """
                SELECT w.worker AS member, NULL AS child, w.unit, w.role, \(cells.number(ofUnit: "w")) AS cell
                FROM star_workers AS w
                WHERE w.is_at_work = 1 AND \(.holding("w", on: day, knownAt: known.registry))
                  AND \(.within("w.unit", area))
                  AND \(isShown)
                """
        case .providers:
            return """
                SELECT w.provider AS member, NULL AS child, place.unit, w.kind,
                  \(.flag("standard.provider IS NOT NULL")) AS is_met, \(cells.number(ofUnit: "place")) AS cell
                FROM star_providers AS w
                  JOIN star_places AS place ON place.provider = w.provider
                  LEFT JOIN star_standards AS standard ON standard.provider = w.provider
                    AND \(.holding("standard", on: day, knownAt: known.catalogue))
                WHERE \(.holding("w", on: day, knownAt: known.catalogue))
                  AND \(.holding("place", on: day, knownAt: known.catalogue))
                  AND \(.within("place.unit", area))
                """
        case .upgrades:
            return """
                SELECT w.record AS member, NULL AS child, place.unit, w.completed_day,
                  \(cells.number(ofUnit: "place")) AS cell
                FROM star_upgrades AS w JOIN star_places AS place ON place.provider = w.provider
                WHERE w.proposed_day <= \(day) AND \(.known("w", at: known.catalogue))
                  AND \(.holding("place", on: day, knownAt: known.catalogue))
                  AND \(.within("place.unit", area))
                """
        case .districts:
            // Their cells are their places in the list.
            return """
                SELECT d.word AS member, NULL AS child, NULL AS unit, d.place AS cell
                FROM \(words: districts.map(\.text)) AS d
                """
        }
    }

    /// Those that ``people(of:)`` reads. Whoever looks after several such children counts once, by the one with the least id.
    private func tables(of root: StarRoot) -> [StarSQL] {
        guard case .caregivers(let filter) = root else { return [] }
        let wanted: StarSQL = """
            wanted AS MATERIALIZED (
              SELECT r.child, r.unit, \(cells.number(ofChild: "r")) AS cell FROM (\(roll)) AS r
              WHERE \(meant(by: filter)))
            """
        guard !caregivers.isEmpty else { return [wanted, "cared AS (\(linked))"] }
        // Each entry beside the one that shows it, in one pass, as in `roll`.
        return [
            wanted,
            """
            cared AS (
              SELECT caregiver, child FROM (
                SELECT coalesce(MAX(x.person) OVER (PARTITION BY x.caregiver), x.caregiver) AS caregiver, x.child
                FROM (
                  SELECT entry AS caregiver, NULL AS child, person FROM same_caregivers
                  UNION ALL SELECT caregiver, child, NULL FROM (\(linked)) AS linked) AS x) AS shown
              WHERE child IS NOT NULL)
            """,
        ]
    }

    /// Who looks after whom of those who are wanted: `caregiver` as it was entered, `child` as it is shown.
    private var linked: StarSQL {
        let holding: StarSQL = .holding("l", on: day, knownAt: known.registry)
        let own: StarSQL = """
            SELECT l.caregiver, w.child FROM star_links AS l JOIN wanted AS w ON w.child = l.child
            WHERE \(holding)
            """
        guard !children.isEmpty else { return own }
        return """
            \(own)
            UNION ALL
            SELECT l.caregiver, w.child
            FROM same_children AS s CROSS JOIN star_links AS l CROSS JOIN wanted AS w
            WHERE l.child = s.entry AND w.child = s.person AND s.entry <> s.person AND \(holding)
            """
    }
}
