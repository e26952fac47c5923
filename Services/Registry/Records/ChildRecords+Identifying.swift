import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension ChildRecords {
    /// Those of the folded name who were born within a year of `year`, or whenever, a merged entry as the one that it was merged into;
    /// what was entered in error is nobody. Of those who live in the units, so many at most.
    func named(
        _ name: PersonName, about year: Int?, within units: Territory, limit: Int
    ) throws -> [RegisteredChild] {
        let born: SQL = year.map { "birth_year BETWEEN \($0 - 1) AND \($0 + 1)" } ?? "TRUE"
        return try rows(
            """
            SELECT * FROM children WHERE \(Self.shown) AND status <> \(ChildStatus.enteredInError)
              AND \(SQL.within("children.commune", units))
              AND id IN (SELECT coalesce(survivor, id) FROM children WHERE folded = \(name.folded) AND \(born))
            ORDER BY id LIMIT \(limit)
            """
        ).map(registered)
    }
}
