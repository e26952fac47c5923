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
            .within("commune", units), Self.shown, page.condition(by: "id"), .equal("status", request.status),
        ]
        if let hasDisability = request.hasDisability {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM disabilities WHERE child IN \(SQL.entries(of: "children.id"))) = \(hasDisability)
                """)
        }
        if let code = request.circumstance {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM circumstances
                  WHERE child IN \(SQL.entries(of: "children.id")) AND code = \(code)
                    AND \(SQL.goingOn(on: today)))
                """)
        }
        return try rows("SELECT * FROM children WHERE \(conditions.all) \(page.ordering(by: "id"))")
            .map(registered)
    }

    /// Those of a place whose births are like the child's, whatever they are called: of that day or one that a slip makes of it, or
    /// of whom only the year is known; of one of whom only the year is known, those of that year. At most 1,000: of a commune and
    /// some days there are a few, of a year some hundreds.
    func bornAlike(_ child: RegisteredChild, in place: Territory) throws -> [RegisteredChild] {
        let born: SQL =
            child.birth.date.map {
                "(birth_date IN \(SQL.each(NearMatch.days(like: $0))) OR birth_date IS NULL)"
            } ?? "TRUE"
        let conditions: [SQL] = [
            .within("commune", place), .equal("birth_year", child.birth.year), born,
            "status <> \(ChildStatus.enteredInError)", Self.shown,
        ]
        return try rows("SELECT * FROM children WHERE \(conditions.all) ORDER BY id DESC LIMIT 1000")
            .map(registered)
    }

    /// Those of a place who were found on the day, or on the one before or after it.
    func found(about day: Day, in place: Territory) throws -> [RegisteredChild] {
        let conditions: [SQL] = [
            .within("commune", place),
            "found_on BETWEEN \(day.advanced(by: -1)) AND \(day.advanced(by: 1))",
            "status <> \(ChildStatus.enteredInError)", Self.shown,
        ]
        return try rows("SELECT * FROM children WHERE \(conditions.all) ORDER BY id").map(registered)
    }

    /// Whether so many children at least are called by a word, among the first 10,000 whom it finds; those are not who only live at a
    /// place of that name, or were called so once. Of a word that most addresses begin with not every row is read.
    func areCalled(_ word: String, atLeast count: Int) throws -> Bool {
        let named = " " + word + " "
        let found: Int? = try row(
            """
            SELECT count(*) AS number FROM
              (SELECT 1 FROM (SELECT folded FROM child_words WHERE word = \(word) LIMIT 10000)
               WHERE instr(' ' || folded || ' ', \(named)) > 0 LIMIT \(count))
            """)?["number"]
        return found ?? 0 >= count
    }

    /// Active children whose folded name and year of birth another one has too: those of the next `names` pairs of both,
    /// in the order of names, years and ids, from the pair on with which the page begins.
    func namesakes(
        within units: Territory, _ page: ListPage<FindDuplicates, [RegisteredChild]>, names: Int
    ) throws -> [RegisteredChild] {
        let shown: [SQL] = ["status = \(ChildStatus.active)", Self.shown, .within("commune", units)]
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
            "status = \(ChildStatus.active)", "commune IN \(SQL.each(communes))", Self.shown, page.condition,
        ]
        return try rows("SELECT * FROM children WHERE \(conditions.all) \(page.ordering)").map(registered)
    }
}
