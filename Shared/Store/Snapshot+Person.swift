internal import GRDB
public import Vocabulary

extension Snapshot {
    /// Those of `units`, names of the caller's office, in which the caller is who bears the caller's code there.
    ///
    /// A code is given within one office, and several offices may have become one: the same code names the same person in an office
    /// of before where this service knows somebody of that code there by the caller's name. Of anybody else nobody can tell.
    public func namesKnowingCaller(among units: [UnitPath]) throws -> [UnitPath] {
        guard let person = principal.person else { return [] }
        let before = units.filter { $0 != principal.unit }
        guard let name = person.name, !before.isEmpty else { return units.filter { $0 == principal.unit } }
        let marks = before.map { _ in "?" }.joined(separator: ", ")
        let known = try UnitPath.fetchSet(
            db, sql: "SELECT unit FROM store_people WHERE unit IN (\(marks)) AND person = ? AND name = ?",
            arguments: StatementArguments(
                before.map(\.databaseValue) + [person.id.databaseValue, name.databaseValue]))
        return units.filter { $0 == principal.unit || known.contains($0) }
    }
}
