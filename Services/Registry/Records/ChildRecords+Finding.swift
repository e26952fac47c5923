import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension ChildRecords {
    static let byCommune = ListOrder<RegisteredChild>("commune", "folded", "id") {
        [$0.commune, $0.name.folded, $0.id]
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
