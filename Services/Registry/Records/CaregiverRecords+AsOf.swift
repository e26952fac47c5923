import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Who cared for children on a day, and where they lived, as known then.
extension CaregiverRecords {
    /// As ``search(_:_:)``, by where somebody lived then, in the order of how well they fit; by the names, numbers and telephones that are
    /// known now, of all who are one now or were then. Whom the caller may see is judged by where they live now, or a child of theirs
    /// does: `scope`.
    func search(
        _ search: PersonSearch, within asked: Territory?, for scope: Territory, _ asOf: AsOf,
        _ page: CarerPage
    ) throws -> [FoundCarerEntry] {
        var conditions: [SQL] = [
            Self.known, isReached("caregivers", within: scope), isShown(for: scope, asOf),
        ]
        conditions += search.terms.map { term in
            isOne(of: "SELECT caregiver FROM caregiver_words WHERE \(term.begins("word"))", for: scope, asOf)
        }
        conditions += search.birthYears.sorted().map { "caregivers.birth_year = \($0)" }
        for number in search.numbers.union([search.personalNumber].compactMap(\.self)) {
            let numbered = SQL.entries(ofCarers: "said.personal_number = \(number)")
            conditions.append(isOne(of: numbered, for: scope, asOf))
        }
        conditions += search.phones.sorted().map { phone in
            isOne(of: SQL.entries(ofCarers: "said.phone = \(phone)"), for: scope, asOf)
        }
        if let place = search.place { conditions.append(.within("home.commune", place)) }
        if let asked {
            conditions.append(
                "(\(SQL.within("home.commune", asked)) OR \(cared(within: asked, scope, asOf)))")
        }
        let rank: SQL = "\(search.base) + (\(search.fit)) * \(MatchRank.distances) + \(search.nearness)"
        // Where no name is asked for all fit alike.
        let isEntry: SQL =
            search.words.isEmpty
            ? "entry.id = person.id"
            : "entry.id IN \(TwiceEntered.caregivers.entries(of: "person", for: scope, asOf))"
        return try rows(
            """
            SELECT * FROM (
              SELECT min(\(rank)) AS rank, '' AS place, 0 AS fit, shown AS folded, id FROM (
                SELECT entry.folded AS folded, person.commune AS commune, person.folded AS shown,
                  person.id AS id
                FROM (SELECT caregivers.id AS id, caregivers.survivor AS survivor,
                      caregivers.folded AS folded, home.commune AS commune
                    FROM caregivers JOIN caregiver_homes AS home
                      ON home.subject = caregivers.id AND \(asOf.holding("home"))
                    WHERE \(conditions.all)) AS person
                  CROSS JOIN caregivers AS entry ON \(isEntry))
              GROUP BY id)
            WHERE \(page.condition) \(page.ordering)
            """
        ).map(FoundCarerEntry.init(row:))
    }

    /// True of those whom a query is for, and of who was known to be one with any of them then.
    private func isOne(of ids: SQL, for scope: Territory, _ asOf: AsOf) -> SQL {
        "caregivers.id IN (\(ids) UNION \(TwiceEntered.caregivers.alike(ids, for: scope, asOf)))"
    }

    /// True of who was not taken for another one by then; before that one's registration, of the first of its aliases that was there. Who
    /// is out of reach since shows nobody.
    private func isShown(for scope: Territory, _ asOf: AsOf) -> SQL {
        """
        NOT EXISTS (SELECT 1 FROM caregiver_aliases AS alias
          JOIN caregivers AS other ON other.id IN (SELECT alias.survivor UNION ALL SELECT twin.subject
              FROM caregiver_aliases AS twin
              WHERE twin.survivor = alias.survivor AND twin.subject < alias.subject AND \(asOf.known("twin")))
            AND other.forgotten_on IS NULL AND \(isReached("other", within: scope))
          JOIN caregiver_homes AS shown ON shown.subject = other.id AND \(asOf.holding("shown"))
          WHERE alias.subject = caregivers.id AND \(asOf.known("alias")))
        """
    }

    /// True of who cared by then, under any entry that was known to be the same person, for a child that lived there on the day.
    private func cared(within units: Territory, _ scope: Territory, _ asOf: AsOf) -> SQL {
        let carers = ["caregiver_link_facts", "placement_facts"].map { facts -> SQL in
            """
            SELECT said.value ->> '$.caregiver' FROM child_homes AS lived
              JOIN \(sql: facts) AS said ON said.subject = lived.subject
                AND \(SQL.overlapping("said", .until(asOf.on), knownOn: asOf.knownOn))
            WHERE \(SQL.within("lived.commune", units)) AND \(asOf.holding("lived"))
            """
        }
        return isOne(of: carers.joined(separator: " UNION ALL "), for: scope, asOf)
    }
}

extension AsOf {
    fileprivate func holding(_ aspect: String) -> SQL { .holding(aspect, on: on, knownOn: knownOn) }

    fileprivate func known(_ aliases: String) -> SQL { .holding(aliases, on: .last, knownOn: knownOn) }
}

extension Snapshot {
    /// The least of each of these then, in their order.
    func found(_ caregivers: [CaregiverID], _ asOf: AsOf) throws -> [FoundCaregiver] {
        try caregivers.compactMap {
            try caregiverAspects.timelines(of: $0).caregiver(on: asOf.on, knownOn: asOf.knownOn)?.found
        }
    }
}
