internal import GRDB

/// What may be wrong with a store's file.
enum Integrity {
    static func problems(_ db: Database) throws -> [String] {
        var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        problems += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
            .map { "foreign key violated in \($0[0] as String)" }
        for chain in RowChain.all {
            if let fault = try chain.firstFault(db) { problems.append(fault.text(in: chain.table)) }
        }
        return problems
    }
}
