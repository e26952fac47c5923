import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

typealias FoundCarerEntry = FoundEntry<Subject.Caregiver>
typealias CarerPage = ListPage<SearchCaregivers, FoundCarerEntry>

/// Of caregivers who live in the units that are asked about, or care for a child that does: each once, by the names of all its entries.
extension CaregiverRecords {
    /// The page of those who fit, the best match first.
    func search(_ search: PersonSearch, _ page: CarerPage) throws -> [FoundCarerEntry] {
        guard let first = search.terms.first else {
            guard let numbered = numbered(search) else { return try living(search, page) }
            return try ordered(search, among: numbered, page)
        }
        let rarest = try rarest(of: search.terms, in: [.caregivers], few: WordIndex.few)
        guard rarest?.number != 0 else { return [] }
        if let term = rarest?.term, page.place.isEmpty {
            return try ordered(search, among: named(search, by: term), page)
        }
        let begins = page.begins(search)
        // As of children: a page goes on as it began.
        if begins >= MatchRank.distances && page.place.isEmpty {
            return try ordered(search, among: named(search, by: first), page)
        }
        var found: [FoundCarerEntry] = []
        if begins < MatchRank.distances {
            found = try ordered(
                search, among: "SELECT id FROM caregivers WHERE folded = \(search.phrase)", page)
        }
        if found.count < page.fetched { found += try byCommune(search, first, page) }
        return Array(found.prefix(page.fetched))
    }

    /// The entries of whose names all terms are.
    private func named(_ search: PersonSearch, by term: SearchTerm) -> SQL {
        let others = search.terms.filter { $0 != term }.map { $0.isIn("' ' || folded") }
        return """
            SELECT DISTINCT caregiver AS id FROM caregiver_words
            WHERE \(term.begins("word")) AND \(others.all)
            """
    }

    /// The entries with a number; nil where none is asked for.
    private func numbered(_ search: PersonSearch) -> SQL? {
        let numbers = search.numbers.union([search.personalNumber].compactMap(\.self)).map(\.text).sorted()
        if let number = numbers.first { return "SELECT id FROM caregivers WHERE personal_number = \(number)" }
        if let phone = search.phones.min() { return "SELECT id FROM caregivers WHERE phone = \(phone)" }
        return nil
    }

    /// Those who live there, where nothing else is asked for, in the order of their names.
    private func living(_ search: PersonSearch, _ page: CarerPage) throws -> [FoundCarerEntry] {
        var conditions = conditions(search) + ["person.survivor IS NULL"]
        conditions.append(.within("person.commune", search.units))
        if let folded = page.text(before: 3), let id = page.text(before: 4) {
            conditions.append("(person.folded, person.id) > (\(folded), \(id))")
        }
        return try rows(
            """
            SELECT \(search.base) AS rank, '' AS place, 0 AS fit, folded, id FROM caregivers AS person
            WHERE \(conditions.all) ORDER BY folded, id LIMIT \(page.fetched)
            """
        ).map(FoundCarerEntry.init(row:))
    }

    /// All in order.
    private func ordered(
        _ search: PersonSearch, among entries: SQL, _ page: CarerPage
    ) throws -> [FoundCarerEntry] {
        let rank: SQL = "\(search.base) + (\(search.fit)) * \(MatchRank.distances) + \(search.nearness)"
        return try rows(
            """
            SELECT * FROM (
              SELECT min(\(rank)) AS rank, '' AS place, 0 AS fit, shown AS folded, id FROM (
                SELECT entry.folded AS folded, person.commune AS commune, person.folded AS shown, person.id AS id
                FROM (\(entries)) AS found CROSS JOIN caregivers AS entry ON entry.id = found.id
                  CROSS JOIN caregivers AS person ON person.id = coalesce(entry.survivor, entry.id)
                WHERE \(conditions(search).all) AND \(isReached("person", within: search.units)))
              GROUP BY id)
            WHERE \(page.condition) \(page.ordering)
            """
        ).map(FoundCarerEntry.init(row:))
    }

    /// Those who live there and of whom it is not the whole name, commune by commune from the caller's on, until the page is full.
    private func byCommune(
        _ search: PersonSearch, _ term: SearchTerm, _ page: CarerPage
    ) throws -> [FoundCarerEntry] {
        let words = try words(term, in: .caregivers)
        let others = search.terms.filter { $0 != term }.map { $0.isIn("' ' || said.folded") }
        let (begins, place) = (page.begins(search), page.place)
        var rest = search.communes.drop { commune in
            (MatchRank.byCommune + search.nearness(of: commune), commune.text) < (begins, place)
        }
        var (found, step): ([FoundCarerEntry], Int) = ([], 1)
        while found.count < page.fetched, !rest.isEmpty {
            let communes = rest.prefix(step)
            let entries = try rows(
                """
                SELECT place, min(\(search.fit)) AS fit, shown AS folded, id FROM (
                  SELECT here.value AS place, entry.folded AS folded, person.folded AS shown, person.id AS id
                  FROM \(SQL.table(communes)) AS here CROSS JOIN \(SQL.table(words)) AS begun
                    CROSS JOIN caregiver_words AS said ON said.word = begun.value AND said.commune = here.value
                    CROSS JOIN caregivers AS entry ON entry.id = said.caregiver
                    CROSS JOIN caregivers AS person ON person.id = coalesce(entry.survivor, entry.id)
                  WHERE \(others.all) AND \(conditions(search).all) AND person.id NOT IN (
                    SELECT coalesce(survivor, id) FROM caregivers WHERE folded = \(search.phrase)))
                GROUP BY id
                """
            ).map { row in
                let commune: UnitPath = try row["place"]
                return try FoundCarerEntry(
                    rank: search.base + MatchRank.byCommune + search.nearness(of: commune),
                    place: commune.text, fit: row["fit"], folded: row["folded"], id: row["id"])
            }
            found += FoundCarerEntry.order.sorted(entries.filter(page.reaches))
            rest = rest.dropFirst(step)
            step = min(2 * step, 64)
        }
        return found
    }

    /// All that does not go by words, of a `person`.
    private func conditions(_ search: PersonSearch) -> [SQL] {
        var conditions: [SQL] = ["person.forgotten_on IS NULL"]
        if let place = search.place { conditions.append(.within("person.commune", place)) }
        conditions += search.birthYears.sorted().map { "person.birth_year = \($0)" }
        for number in search.numbers.union([search.personalNumber].compactMap(\.self)) {
            conditions.append(
                """
                person.id IN (SELECT coalesce(survivor, id) FROM caregivers WHERE personal_number = \(number))
                """)
        }
        for phone in search.phones {
            conditions.append(
                "person.id IN (SELECT coalesce(survivor, id) FROM caregivers WHERE phone = \(phone))")
        }
        return conditions
    }

    /// True of a row of caregivers who live in a territory, or care for a child that does, or once did.
    func isReached(_ person: String, within units: Territory) -> SQL {
        func caring(_ table: String) -> SQL {
            """
            EXISTS (SELECT 1 FROM \(sql: table) AS care CROSS JOIN children ON children.id = care.child
              WHERE care.caregiver IN \(SQL.entries(ofCarer: "\(sql: person).id"))
                AND \(SQL.within("children.commune", units)))
            """
        }
        return """
            (\(SQL.within(person + ".commune", units)) OR \(caring("caregiver_links")) OR \(caring("placements")))
            """
    }

    /// The least of each of these, in their order.
    func found(_ ids: [CaregiverID]) throws -> [FoundCaregiver] {
        let found = try all(ids)
        return ids.compactMap { found[$0]?.found }
    }
}

extension Caregiver {
    /// The least of it.
    var found: FoundCaregiver {
        FoundCaregiver(id: id, name: name, commune: commune).with {
            ($0.sex, $0.birthYear) = (sex, birthYear)
        }
    }
}
