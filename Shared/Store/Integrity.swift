internal import GRDB

/// What may be wrong with a store's file.
enum Integrity {
    static func problems(_ db: Database) throws -> [String] {
        var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        problems += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
            .map { "foreign key violated in \($0[0] as String)" }
        let (count, last) = try (
            Int64.fetchOne(db, sql: "SELECT count(*) FROM store_events") ?? 0,
            Int64.fetchOne(db, sql: "SELECT max(position) FROM store_events") ?? 0
        )
        if count != last { problems.append("the log has \(count) events but ends at \(last)") }
        if let position = try EventChain.firstBroken(db) {
            problems.append("event \(position) is not what the log's chain says")
        }
        return problems
    }
}
