import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension ChildRecords {
    static let byName = ListOrder<RegisteredChild>("folded", "id") { [$0.name.folded, $0.id] }
    static let byCommune = ListOrder<RegisteredChild>("commune", "folded", "id") {
        [$0.commune, $0.name.folded, $0.id]
    }

    func search(
        _ search: ChildSearch, _ page: ListPage<SearchChildren, RegisteredChild>
    ) throws -> [RegisteredChild] {
        var conditions: [SQL] = [
            .equal("birth_year", search.birthYear), .equal("status", search.status),
            .within("commune", search.units), page.condition,
        ]
        if let number = search.personalNumber {
            conditions.append("id IN (SELECT id FROM children WHERE personal_number = \(number))")
        }
        conditions += search.words.dropFirst().map { "id IN (SELECT child FROM \(Self.called($0)))" }
        // Who has been forgotten has no words.
        if search.words.isEmpty { conditions.append(Self.known) }
        let among: SQL =
            search.words.first.map { word in
                "(SELECT child AS id, folded, birth_year, commune, status FROM \(Self.called(word)))"
            } ?? "children"
        // Two words of one name may begin alike. Whole rows are read of those only whom the page shows.
        let found: SQL = "SELECT DISTINCT folded, id FROM \(among) WHERE \(conditions.all) \(page.ordering)"
        return try rows("SELECT * FROM children WHERE id IN (SELECT id FROM (\(found))) \(page.ordering)")
            .map(registered)
    }

    /// The rows of words that begin with `word`.
    private static func called(_ word: String) -> SQL {
        "child_words WHERE word >= \(word) AND word < \(word + "\u{10FFFF}")"
    }

    /// In the order of their ids, with what is so of them on a day, `today`.
    func list(
        _ request: ListChildren, within units: Territory, on today: Day, _ page: FeedPage
    ) throws -> [RegisteredChild] {
        var conditions: [SQL] = [
            .within("commune", units), Self.known, page.condition(by: "id"), .equal("status", request.status),
        ]
        if let hasDisability = request.hasDisability {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM disabilities WHERE child = children.id) = \(hasDisability)
                """)
        }
        if let code = request.circumstance {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM circumstances
                  WHERE child = children.id AND code = \(code) AND \(SQL.goingOn(on: today)))
                """)
        }
        return try rows("SELECT * FROM children WHERE \(conditions.all) \(page.ordering(by: "id"))")
            .map(registered)
    }

    /// Active children whose folded name and year of birth another one has too: those of the next `names` pairs of both,
    /// in the order of names, years and ids, from the pair on with which the page begins.
    func namesakes(
        within units: Territory, _ page: ListPage<FindDuplicates, [RegisteredChild]>, names: Int
    ) throws -> [RegisteredChild] {
        let shown: [SQL] = ["status = \(ChildStatus.active)", .within("commune", units)]
        let shared = shown + [page.condition(upTo: 2)]
        return try rows(
            """
            SELECT * FROM children WHERE \(shown.all) AND (folded, birth_year) IN
              (SELECT folded, birth_year FROM children WHERE \(shared.all)
               GROUP BY folded, birth_year HAVING count(*) > 1
               ORDER BY folded, birth_year LIMIT \(names))
            ORDER BY folded, birth_year, id
            """
        ).map(registered)
    }

    /// Active children recorded under any of these communes.
    func active(
        in communes: [UnitPath], _ page: ListPage<ListUnsettledChildren, RegisteredChild>
    ) throws -> [RegisteredChild] {
        let conditions: [SQL] = [
            "status = \(ChildStatus.active)", "commune IN \(SQL.each(communes))", page.condition,
        ]
        return try rows("SELECT * FROM children WHERE \(conditions.all) \(page.ordering)").map(registered)
    }
}
