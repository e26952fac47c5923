import GRDB
import RegistryAPI
import Store
import Vocabulary

extension ChildRecords {
    /// At most `limit` + 1, in the order of folded names.
    func search(_ search: ChildSearch) throws -> [RegisteredChild] {
        var condition = Condition()
        for word in search.words {
            condition.add(
                "id IN (SELECT child FROM child_words WHERE word >= ? AND word < ?)",
                [word, word + "\u{10FFFF}"])
        }
        if let number = search.personalNumber { condition.add("personal_number = ?", [number.text]) }
        if let year = search.birthYear { condition.add("birth_year = ?", [year]) }
        if let status = search.status { condition.add("status = ?", [status.rawValue]) }
        condition.add("commune", within: search.units)
        condition.arguments += [search.limit + 1]
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM children\(condition.clause) ORDER BY folded, id LIMIT ?")
        return try Row.fetchAll(statement, arguments: condition.arguments).map(child)
    }

    /// The children after `id`, in the order of ids, at most `limit`.
    func list(_ request: ListChildren, within units: [UnitPath], after id: String?, limit: Int) throws
        -> [RegisteredChild]
    {
        var condition = Condition()
        if let id { condition.add("id > ?", [id]) }
        condition.add("commune", within: units)
        if let status = request.status { condition.add("status = ?", [status.rawValue]) }
        if let hasDisability = request.hasDisability {
            condition.add(
                (hasDisability ? "" : "NOT ")
                    + "EXISTS (SELECT 1 FROM disabilities WHERE child = children.id)")
        }
        if let code = request.circumstance {
            condition.add(
                "EXISTS (SELECT 1 FROM circumstances WHERE child = children.id AND code = ? AND end IS NULL)",
                [code])
        }
        condition.arguments += [limit]
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM children\(condition.clause) ORDER BY id LIMIT ?")
        return try Row.fetchAll(statement, arguments: condition.arguments).map(child)
    }

    /// Active children whose folded name and year of birth another one has too, at most `limit`, in the order of names.
    func namesakes(within units: [UnitPath], limit: Int) throws -> [RegisteredChild] {
        var condition = Condition()
        condition.add("status = 'active'")
        condition.add("commune", within: units)
        let arguments = condition.arguments + condition.arguments + [limit]
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM children\(condition.clause) AND (folded, birth_year) IN
                  (SELECT folded, birth_year FROM children\(condition.clause)
                   GROUP BY folded, birth_year HAVING count(*) > 1)
                ORDER BY folded, birth_year, id LIMIT ?
                """)
        return try Row.fetchAll(statement, arguments: arguments).map(child)
    }
}
