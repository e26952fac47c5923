import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

typealias SearchPage = ListPage<SearchChildren, FoundChildEntry>

extension ChildRecords {
    /// Of so many who are called alike those for whom they care are looked up, each in a place of its own: more tell nobody apart.
    private static let mostCarers = 500
    /// To go through those of whom some words are takes so long that all terms are counted, unless one is as rare as this.
    private static let fewMixed = 32
    /// A word that so many times as many share as the rarest is asked of each of those whom that one finds.
    private static let mostMixed = 4

    /// The page of those who fit, the best match first.
    func search(_ search: PersonSearch, _ page: SearchPage) throws -> [FoundChildEntry] {
        guard !search.terms.isEmpty else { return try among(search, page) }
        let begins = page.begins(search)
        var found = begins < MatchRank.byCaregiver ? try named(search, page) : []
        if found.count < page.fetched, begins < MatchRank.byBoth { found += try cared(for: search, page) }
        // Dear, and asked only by who would find nobody else.
        if found.isEmpty, page.isFirst || begins >= MatchRank.byBoth { found = try mixed(search, page) }
        return Array(found.prefix(page.fetched))
    }

    /// Those of whom all terms are.
    private func named(_ search: PersonSearch, _ page: SearchPage) throws -> [FoundChildEntry] {
        let rarest = try rarest(of: search.terms, in: [.children], few: WordIndex.few)
        guard rarest?.number != 0 else { return [] }
        if let term = rarest?.term, page.place.isEmpty { return try ordered(search, by: term, page) }
        let begins = page.begins(search)
        // Where the page before ended among those who were put in order, that goes on although there are more now.
        if begins >= MatchRank.distances && page.place.isEmpty, let term = search.terms.first {
            return try ordered(search, by: term, page)
        }
        var found = begins < MatchRank.distances ? try wholly(search, page) : []
        if found.count < page.fetched { found += try byCommune(search, page) }
        return found
    }

    /// All in order, found by one of the terms.
    private func ordered(
        _ search: PersonSearch, by term: SearchTerm, _ page: SearchPage
    ) throws -> [FoundChildEntry] {
        let conditions =
            [term.begins("word")] + search.conditions(of: "child") + search.others(than: term)
        let rank: SQL = "\(search.base) + (\(search.fit)) * \(MatchRank.distances) + \(search.nearness)"
        // Two words of one child may begin alike: then it comes twice, once after the other.
        var limit = 2 * page.fetched
        while true {
            let rows = try rows(
                """
                SELECT * FROM (
                  SELECT \(rank) AS rank, '' AS place, 0 AS fit, folded, child AS id FROM child_words
                  WHERE \(conditions.all))
                WHERE \(page.condition) ORDER BY rank, place, fit, folded, id LIMIT \(limit)
                """)
            let found = try rows.map(FoundChildEntry.init(row:)).eachOnce
            if found.count >= page.fetched || rows.count < limit { return found }
            limit *= 4
        }
    }

    /// Those whose whole name it is.
    private func wholly(_ search: PersonSearch, _ page: SearchPage) throws -> [FoundChildEntry] {
        guard !search.phrase.isEmpty, search.days.isEmpty else { return [] }
        let conditions: [SQL] = ["folded = \(search.phrase)", Self.shown] + search.conditions(of: "id")
        return try rows(
            """
            SELECT * FROM (
              SELECT \(search.base) + \(search.nearness) AS rank, '' AS place, 0 AS fit, folded, id FROM children
              WHERE \(conditions.all))
            WHERE \(page.condition) \(page.ordering)
            """
        ).map(FoundChildEntry.init(row:))
    }

    /// The others, commune by commune from the caller's on, until the page is full.
    private func byCommune(_ search: PersonSearch, _ page: SearchPage) throws -> [FoundChildEntry] {
        guard let term = search.terms.first else { return [] }
        let words = try words(term, in: .children)
        let conditions = search.conditions(of: "child", isPlaced: true) + search.others(than: term)
        let isWhole: SQL = search.days.isEmpty ? "folded = \(search.phrase)" : "FALSE"
        let (begins, place) = (page.begins(search), page.place)
        var rest = search.communes.drop { commune in
            (MatchRank.byCommune + search.nearness(of: commune), commune.text) < (begins, place)
        }
        var (found, step): ([FoundChildEntry], Int) = ([], 1)
        while found.count < page.fetched, !rest.isEmpty {
            let communes = rest.prefix(step)
            let rows = try rows(
                """
                SELECT here.value AS place, \(search.fit) AS fit, folded, child AS id
                FROM \(SQL.table(communes)) AS here CROSS JOIN \(SQL.table(words)) AS said
                  CROSS JOIN child_words ON word = said.value AND commune = here.value
                WHERE NOT \(isWhole) AND \(conditions.all)
                """)
            let entries = try rows.map { row in
                let commune: UnitPath = try row["place"]
                return try FoundChildEntry(
                    rank: search.base + MatchRank.byCommune + search.nearness(of: commune),
                    place: commune.text, fit: row["fit"], folded: row["folded"], id: row["id"])
            }
            found += FoundChildEntry.order.sorted(entries.filter(page.reaches)).eachOnce
            rest = rest.dropFirst(step)
            step = min(2 * step, 64)
        }
        return found
    }

    /// The others for whom somebody cares, or once did, of whose name all words are.
    private func cared(for search: PersonSearch, _ page: SearchPage) throws -> [FoundChildEntry] {
        let words = search.terms.filter { !$0.isWhole }
        guard let (term, number) = try rarest(of: words, in: [.caregivers], few: WordIndex.few), number > 0
        else { return [] }
        let others = words.filter { $0 != term }.map { $0.isIn("' ' || caregiver_words.folded") }
        // Of a single word it has been counted.
        let alike: Int? =
            others.isEmpty
            ? number
            : try value(
                """
                SELECT count(*) FROM (SELECT 1 FROM caregiver_words
                  WHERE \(term.begins("word")) AND \(others.all) LIMIT \(Self.mostCarers + 1))
                """)
        guard (1...Self.mostCarers).contains(alike ?? 0) else { return [] }
        let own = search.terms.map { $0.isIn("children.words") }
        let days = search.terms.filter(\.isWhole).map { $0.isIn("children.words") }
        let conditions = [Self.shown] + search.conditions(of: "children.id") + ["NOT (\(own.all))"] + days
        return try fitting(
            """
            SELECT \(search.base + MatchRank.byCaregiver) + \(search.nearness) AS rank,
              children.folded, children.id
            FROM (\(Self.caredFor(by: term)) AND \(others.all) GROUP BY 1) AS sought
              CROSS JOIN children ON children.id = sought.child
            WHERE \(conditions.all)
            """, page)
    }

    /// The ids, `child`, of those for whom somebody cares, or once did, of whose name a word begins so; of an entry that was merged, of
    /// the one that it was merged into.
    private static func caredFor(by term: SearchTerm) -> SQL {
        """
        SELECT \(SQL.child("caregiver_links.child")) AS child FROM caregiver_words
          CROSS JOIN caregiver_links ON caregiver_links.caregiver = caregiver_words.caregiver
        WHERE \(term.begins("caregiver_words.word"))
        """
    }

    /// Those of whom some words are, and the others of those who care for them.
    private func mixed(_ search: PersonSearch, _ page: SearchPage) throws -> [FoundChildEntry] {
        // Whoever fits has it, or is cared for by somebody who has.
        guard search.terms.count > 1,
            let (term, number) = try rarest(
                of: search.terms, in: [.children, .caregivers], few: Self.fewMixed),
            (1...Self.mostCarers).contains(number)
        else { return [] }
        // Each tree of words is read in one stretch, and each of whom one is true lies in a place of its own: those of whom two are come
        // out of the trees, unless the second finds so many more that it is asked of each instead.
        let most = Self.mostMixed * number
        let others = search.terms.filter { $0 != term && !$0.isWhole }
        let second = try rarest(of: others, in: [.children, .caregivers], few: 0, most: most)?.term
        let both: SQL = second.map { "INTERSECT SELECT child FROM (\(Self.isOf($0)))" } ?? ""
        let asked = search.terms.filter { ![term, second].contains($0) || $0.isWhole }
        let fits = asked.map { term -> SQL in
            let isOwn = term.isIn("children.words")
            return term.isWhole ? isOwn : "(\(isOwn) OR \(term.isOfCaregiver))"
        }
        let conditions = [Self.shown] + search.conditions(of: "children.id") + fits
        return try fitting(
            """
            SELECT \(search.base + MatchRank.byBoth) + \(search.nearness) AS rank,
              children.folded, children.id
            FROM (SELECT child FROM (\(Self.isOf(term))) \(both)) AS sought
              CROSS JOIN children ON children.id = sought.child
            WHERE \(conditions.all)
            """, page)
    }

    /// The ids, `child`, of those of whom a word begins so, or for whom somebody cares of whose name one does.
    private static func isOf(_ term: SearchTerm) -> SQL {
        "SELECT child FROM child_words WHERE \(term.begins("word")) UNION \(caredFor(by: term))"
    }

    /// The page of rows of rank, folded name and id.
    private func fitting(_ query: SQL, _ page: SearchPage) throws -> [FoundChildEntry] {
        try rows(
            """
            SELECT * FROM (SELECT rank, '' AS place, 0 AS fit, folded, id FROM (\(query)))
            WHERE \(page.condition) \(page.ordering)
            """
        ).map(FoundChildEntry.init(row:))
    }

    /// Those of whom a number or the commune is all that is asked for, in the order of their names.
    private func among(_ search: PersonSearch, _ page: SearchPage) throws -> [FoundChildEntry] {
        let conditions = [Self.shown, page.byName] + search.conditions(of: "id")
        return try rows(
            """
            SELECT \(search.base) AS rank, '' AS place, 0 AS fit, folded, id FROM children
            WHERE \(conditions.all) ORDER BY folded, id LIMIT \(page.fetched)
            """
        ).map(FoundChildEntry.init(row:))
    }
}

extension ChildRecords {
    /// The least of each of these, in their order.
    func found(_ ids: [ChildID]) throws -> [FoundChild] {
        let rows = try rows(
            """
            SELECT id, name, sex, birth_date, birth_year, commune, status, found_on FROM children
            WHERE id IN \(SQL.each(ids))
            """)
        let found = try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                var child = try FoundChild(
                    id: row["id"], name: row["name"], sex: row["sex"], birthYear: row["birth_year"],
                    commune: row["commune"], status: row["status"])
                child.birthDate = try row["birth_date"]
                child.foundOn = try row["found_on"]
                return (child.id, child)
            })
        return ids.compactMap { found[$0] }
    }
}

extension SearchPage {
    /// True of who comes later, of those in the order of their names.
    var byName: SQL {
        guard let folded = text(before: 3), let id = text(before: 4) else { return "TRUE" }
        return "(children.folded, children.id) > (\(folded), \(id))"
    }
}

extension [FoundChildEntry] {
    /// Without those who came before.
    fileprivate var eachOnce: [FoundChildEntry] {
        var known: Set<ChildID> = []
        return filter { known.insert($0.id).inserted }
    }
}
