import ReportingAPI
import Vocabulary

/// Who on the roll is meant.
extension StarQuestion {
    /// What the conditions below are asked of: those on the register on the day who live in the plan's area, with what they are
    /// broken down by.
    ///
    /// Whoever was entered several times is looked up by the entry that shows the person, apart from all others: a join of everybody
    /// with a table that the statement makes would go through all of that table for each child.
    var roll: StarSQL {
        let isThere: StarSQL = """
            c.is_active = 1 AND \(.holding("c", on: day, knownAt: known.registry))
              AND c.child NOT IN (
                SELECT never.child FROM star_children AS never
                WHERE never.is_mistake = 1 AND \(.holding("never", on: .last, knownAt: known.registry)))
              AND \(.within("c.unit", area))
            """
        let once: StarSQL = """
            SELECT c.child, c.unit, c.sex, c.born, c.ethnicity, d.type, d.degree
            FROM star_children AS c
              LEFT JOIN star_disabilities AS d ON d.child = c.child
                AND \(.holding("d", on: day, knownAt: known.registry))
            WHERE \(isThere)
            """
        guard !children.isEmpty else { return once }
        return """
            \(once) AND c.child NOT IN \(list: children.entries.map(\.entry))
            UNION ALL
            SELECT c.child, c.unit, c.sex, c.born, c.ethnicity, told.type, told.degree
            FROM told CROSS JOIN star_children AS c
            WHERE c.child = told.person AND \(isThere)
            """
    }

    /// What `roll` and `speaks` read besides: who was entered several times.
    var sameTables: [StarSQL] {
        var tables: [StarSQL] = []
        if !children.isEmpty {
            tables += [
                "same_children AS MATERIALIZED (SELECT entry, person FROM \(pairs: children.entries) AS pairs)",
                // A row a person. Of several determinations the latest holds, whichever entry it was said of.
                """
                told AS MATERIALIZED (
                  SELECT person, type, degree FROM (
                    SELECT s.person, d.type, d.degree, ROW_NUMBER() OVER (
                      PARTITION BY s.person
                      ORDER BY d.from_day IS NULL, d.from_day DESC, d.record DESC) AS place
                    FROM same_children AS s LEFT JOIN star_disabilities AS d ON d.child = s.entry
                      AND \(.holding("d", on: day, knownAt: known.registry))) AS ranked
                  WHERE place = 1)
                """,
            ]
        }
        if !caregivers.isEmpty {
            tables.append(
                "same_caregivers AS MATERIALIZED (SELECT entry, person FROM \(pairs: caregivers.entries) AS pairs)"
            )
        }
        if !workers.isEmpty {
            tables.append(
                "same_workers AS MATERIALIZED (SELECT entry, person FROM \(pairs: workers.entries) AS pairs)"
            )
        }
        return tables
    }

    /// True of the rows of the roll, called `r`, whom the filter means.
    func meant(by filter: ChildFilter) -> StarSQL {
        var conditions: [StarSQL] = []
        if let years = filter.ageUnder {
            conditions.append("r.born >= \(Day.first(youngerThan: years, on: day))")
        }
        if let wanted = filter.disability {
            conditions.append(wanted ? "r.type IS NOT NULL" : "r.type IS NULL")
        }
        if let types = filter.disabilityTypes {
            let codes = words.codes(.disabilityType, of: types.map(\.rawValue))
            conditions.append(.within("r.type", codes))
        }
        if let degrees = filter.disabilityDegrees {
            let codes = words.codes(.disabilityDegree, of: degrees.map(\.rawValue))
            conditions.append(.within("r.degree", codes))
        }
        if let lists = filter.circumstanceLists { conditions.append(holds { lists.contains($0.list) }) }
        if let codes = filter.circumstances { conditions.append(holds { codes.contains($0.code) }) }
        if let alternatives = filter.anyOf { conditions.append(alternatives.map(meant).any) }
        return conditions.all
    }

    private func holds(_ isAsked: (Circumstance) -> Bool) -> StarSQL {
        let asked = Set(reference.circumstances.filter(isAsked).compactMap { tokens[$0.code] }).sorted()
        guard !asked.isEmpty else { return .never }
        let held: StarSQL = """
            \(.within("k.token", asked)) AND \(.holding("k", on: day, knownAt: known.registry))
            """
        var ways: [StarSQL] = ["r.child IN (SELECT k.child FROM star_circumstances AS k WHERE \(held))"]
        if !children.isEmpty {
            ways.append(
                """
                r.child IN (SELECT s.person FROM same_children AS s
                  JOIN star_circumstances AS k ON k.child = s.entry WHERE \(held))
                """)
        }
        return ways.any
    }
}
