import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Who cared for children on a day, and where they lived, as known then.
extension CaregiverRecords {
    /// As ``search(_:_:)``, by where somebody lived then, in the order of how well they fit; by the names, numbers and telephones that are
    /// known now. Whom the caller may see is judged by where they live now, or a child of theirs does: `scope`.
    func search(
        _ search: PersonSearch, within asked: Territory?, for scope: Territory, _ asOf: AsOf,
        _ page: CarerPage
    ) throws -> [FoundCarerEntry] {
        var conditions: [SQL] = [
            Self.known, isReached("caregivers", within: scope), isShown(for: scope, asOf),
        ]
        conditions += search.terms.map { term in
            """
            (caregivers.id IN (SELECT caregiver FROM caregiver_words WHERE \(term.begins("word")))
              OR caregivers.id IN (SELECT alias.survivor FROM caregiver_aliases AS alias
                JOIN caregiver_words AS said ON said.caregiver = alias.subject
                  AND \(term.begins("said.word")) AND \(SQL.within("said.commune", scope))
                WHERE \(asOf.known("alias"))))
            """
        }
        conditions += search.birthYears.sorted().map { "caregivers.birth_year = \($0)" }
        for number in search.numbers.union([search.personalNumber].compactMap(\.self)) {
            conditions.append(isOne(of: "said.personal_number = \(number)"))
        }
        conditions += search.phones.sorted().map { isOne(of: "said.phone = \($0)") }
        if let place = search.place { conditions.append(.within("home.commune", place)) }
        if let asked {
            conditions.append(
                "(\(SQL.within("home.commune", asked)) OR \(cared(within: asked, scope, asOf)))")
        }
        let rank: SQL = "\(search.base) + (\(search.fit)) * \(MatchRank.distances) + \(search.nearness)"
        return try rows(
            """
            SELECT * FROM (
              SELECT \(rank) AS rank, '' AS place, 0 AS fit, folded, id FROM (
                SELECT caregivers.folded AS folded, home.commune AS commune, caregivers.id AS id
                FROM caregivers JOIN caregiver_homes AS home
                  ON home.subject = caregivers.id AND \(asOf.holding("home"))
                WHERE \(conditions.all)))
            WHERE \(page.condition) \(page.ordering)
            """
        ).map(FoundCarerEntry.init(row:))
    }

    private func isOne(of said: SQL) -> SQL { "caregivers.id IN (\(SQL.entries(ofCarers: said)))" }

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
        return """
            EXISTS (SELECT 1 FROM caregivers AS entry
              WHERE entry.id IN (\(carers.joined(separator: " UNION ALL "))) AND (entry.id = caregivers.id
                OR \(SQL.within("entry.commune", scope)) AND entry.id IN (
                  SELECT alias.subject FROM caregiver_aliases AS alias
                  WHERE alias.survivor = caregivers.id AND \(asOf.known("alias")))))
            """
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
