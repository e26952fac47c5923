import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension ChildRecords {
    /// As ``search(_:_:)``, by what was so then, in the order of the names of now; a child is found by every name that it ever had,
    /// and by who cares for it now. What the caller may see is judged by where the child lives now: `scope`.
    func search(
        _ search: PersonSearch, for scope: Territory, _ asOf: AsOf, _ page: SearchPage
    ) throws -> [FoundChildEntry] {
        var conditions: [SQL] = search.terms.map { term in
            isOne(of: "SELECT child FROM child_words WHERE \(term.begins("word"))", for: scope, asOf)
        }
        conditions += search.people.map { isOne(of: $0, for: scope, asOf) }
        if let number = search.personalNumber {
            // Whose it was then; not of an alias that was none yet.
            let numbered: SQL = """
                SELECT said.subject FROM child_identities AS said
                WHERE said.personal_number = \(number) AND \(asOf.known("said"))
                """
            let alike = TwiceEntered.children.alike(numbered, for: scope, asOf)
            conditions.append("(identity.personal_number = \(number) OR children.id IN (\(alike)))")
        }
        conditions += search.birthYears.sorted().map { "identity.birth_year = \($0)" }
        if let status = search.status { conditions.append(stood(status, for: scope, asOf)) }
        conditions += [
            .within("home.commune", search.units), .within("children.commune", scope), page.byName,
        ]
        return try children(
            conditions, for: scope, asOf, "ORDER BY children.folded, children.id LIMIT \(page.fetched)"
        ).map { FoundChildEntry(rank: 0, folded: $0.name.folded, id: $0.id) }
    }

    /// As ``list(_:within:on:_:)``, by what was so then.
    func list(
        _ request: ListChildren, within units: Territory, for scope: Territory, _ asOf: AsOf,
        _ page: FeedPage
    ) throws -> [RegisteredChild] {
        var conditions: [SQL] = [.within("children.commune", scope), page.condition(by: "children.id")]
        if request.commune != nil { conditions.append(.within("home.commune", units)) }
        if let status = request.status { conditions.append(stood(status, for: scope, asOf)) }
        if let hasDisability = request.hasDisability {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM disability_facts AS determined
                  WHERE determined.subject IN \(asOf.entries(for: scope)) AND \(asOf.holding("determined")))
                  = \(hasDisability)
                """)
        }
        if let code = request.circumstance {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM circumstance_facts AS circumstance
                  WHERE circumstance.subject IN \(asOf.entries(for: scope)) AND circumstance.code = \(code)
                    AND \(asOf.holding("circumstance")))
                """)
        }
        return try children(conditions, for: scope, asOf, page.ordering(by: "children.id"))
    }

    /// True of those whom a query is for and of their aliases, and of who was known to be one with any of them then: each is shown where
    /// the other was not known to be the same yet, or was not there yet.
    private func isOne(of ids: SQL, for scope: Territory, _ asOf: AsOf) -> SQL {
        """
        (children.survivor IN (\(ids))
          OR children.id IN (\(ids) UNION \(TwiceEntered.children.alike(ids, for: scope, asOf))))
        """
    }

    /// The status of then: `Timeline.standing(on:)` in SQL. An entry made in error was one on every day; so was an alias of one of which
    /// that was said since, but one that was parted since and is out of reach: `Snapshot.there`.
    private func stood(_ status: ChildStatus, for scope: Territory, _ asOf: AsOf) -> SQL {
        let isMistake: SQL =
            "mistake.status = \(ChildStatus.enteredInError) AND \(asOf.known("mistake"))"
        return """
            CASE WHEN EXISTS (SELECT 1 FROM child_standings AS mistake
                WHERE mistake.subject = children.id AND \(isMistake))
              OR EXISTS (SELECT 1 FROM child_aliases AS own
                CROSS JOIN children AS other ON other.id = own.survivor
                  AND (other.id = children.survivor OR \(SQL.within("other.commune", scope)))
                CROSS JOIN child_standings AS mistake ON mistake.subject = own.survivor AND \(isMistake)
                WHERE own.subject = children.id AND \(asOf.known("own"))
                  AND (SELECT min(position) FROM child_standings_versions AS said
                    WHERE said.fact = mistake.fact) > own.known_from)
              THEN \(ChildStatus.enteredInError) ELSE standing.status END = \(status)
            """
    }

    private func children(
        _ conditions: [SQL], for scope: Territory, _ asOf: AsOf, _ order: SQL
    ) throws -> [RegisteredChild] {
        try rows(
            """
            SELECT children.* FROM children
              JOIN child_homes AS home ON home.subject = children.id AND \(asOf.holding("home"))
              JOIN child_standings AS standing
                ON standing.subject = children.id AND \(asOf.holding("standing"))
              JOIN child_identities AS identity
                ON identity.subject = children.id AND \(asOf.holding("identity"))
            -- One who was taken for another by then is shown as that: as the survivor, or before its first day as the first of the
            -- aliases that was there. Who was parted since and is out of reach tells nothing, nor by hiding this one.
            WHERE NOT EXISTS (SELECT 1 FROM child_aliases AS alias
                JOIN children AS other ON other.id IN (SELECT alias.survivor UNION ALL SELECT twin.subject
                    FROM child_aliases AS twin
                    WHERE twin.survivor = alias.survivor AND twin.subject < alias.subject
                      AND \(asOf.known("twin")))
                  AND other.forgotten_on IS NULL AND \(SQL.within("other.commune", scope))
                JOIN child_standings AS shown ON shown.subject = other.id AND \(asOf.holding("shown"))
                WHERE alias.subject = children.id AND \(asOf.known("alias")))
              AND \(conditions.all) \(order)
            """
        ).map(registered)
    }
}

extension AsOf {
    /// True of the rows of a fact table that hold then. `table` is its name or alias in the query.
    fileprivate func holding(_ table: String) -> SQL { .holding(table, on: on, knownOn: knownOn) }

    /// True of the rows of a fact table that hold on the last day, as known then: of aliases, of what was said of all days.
    fileprivate func known(_ aliases: String) -> SQL { .holding(aliases, on: .last, knownOn: knownOn) }

    /// The ids of all entries of whom a row of `children` is an entry, as known then, but those that were parted since and are out of
    /// reach.
    fileprivate func entries(for scope: Territory) -> SQL {
        """
        (SELECT children.id
          UNION ALL SELECT now.id FROM child_aliases AS own
            JOIN children AS now ON now.id = own.survivor AND \(SQL.within("now.commune", scope))
          WHERE own.subject = children.id AND \(known("own"))
          UNION ALL SELECT now.id FROM child_aliases AS entry
            JOIN children AS now ON now.id = entry.subject AND \(SQL.within("now.commune", scope))
          WHERE \(known("entry")) AND entry.survivor = coalesce(
            (SELECT own.survivor FROM child_aliases AS own
              WHERE own.subject = children.id AND \(known("own"))), children.id))
        """
    }
}
