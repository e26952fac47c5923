internal import GRDB
internal import Vocabulary

/// What is asked and added of an aspect's two tables with every version that is learned: said once, not made anew each time, as an
/// import does a dozen of them a row.
final class FactStatements: Sendable {
    private let isKnown: String
    private let version: String
    private let stretch: String
    let history: String

    init(of table: String, _ columns: [FactColumn]) {
        isKnown = "SELECT EXISTS (SELECT 1 FROM \(table)_versions WHERE subject = ?)"
        version = """
            INSERT INTO \(table)_versions
              (fact, subject, kind, from_day, until_day, value, position, moment, unit, person, cause)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        let names = columns.map { ", " + $0.name }.joined()
        let values = columns.map { ", ?8 ->> '\($0.path)'" }.joined()
        stretch = """
            INSERT INTO \(table)
              (subject, from_day, fact, known_from, known_until, until_day, value\(names))
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7\(values))
            """
        history = """
            SELECT number, fact, subject, kind, from_day, until_day, value, position, moment, cause
            FROM \(table)_versions WHERE subject = ? ORDER BY number
            """
        hasColumns = !columns.isEmpty
    }

    private let hasColumns: Bool

    /// Whether anything was ever said of the subject.
    func knows(_ subject: String, _ db: Database) throws -> Bool {
        try Bool.fetchOne(db.cachedStatement(sql: isKnown), arguments: [subject]) ?? false
    }

    func add(
        _ row: KeptVersion, _ kind: VersionKind, of fact: DatabaseValue, learned: Learned,
        by recorder: Recorder, _ db: Database
    ) throws {
        let values: [DatabaseValue] = [
            fact, row.subject.databaseValue, kind.rawValue.databaseValue, row.days.from.databaseValue,
            row.days.until?.databaseValue ?? .null, row.value, learned.at.databaseValue,
            learned.moment.databaseValue, recorder.unit.databaseValue,
            recorder.person?.databaseValue ?? .null, row.cause?.databaseValue ?? .null,
        ]
        try db.cachedStatement(sql: version).execute(arguments: StatementArguments(values))
    }

    /// - Parameter asked: what the columns are filled from.
    func enter(
        _ subject: DatabaseValue, _ fact: DatabaseValue, _ days: DayRange, from point: LogPoint,
        value: DatabaseValue, asked: DatabaseValue, _ db: Database
    ) throws {
        var values: [DatabaseValue] = [
            subject, days.from.databaseValue, fact, point.databaseValue, FactTable.open.databaseValue,
            days.last.databaseValue, value,
        ]
        if hasColumns { values.append(asked) }
        try db.cachedStatement(sql: stretch).execute(arguments: StatementArguments(values))
    }
}
