internal import Foundation
internal import GRDB
internal import Vocabulary

/// By which the rows of the read log about a child are found, day by day. It says nothing that the rows do not say, and they are what
/// is chained: so it can be held against them without any key.
enum ReadIndex {
    static let table = "store_read_subjects"
    /// A day of UTC's.
    private static let day: Int64 = 86_400_000
    private static let (at, tokens) = (place(of: "at"), place(of: "tokens"))

    private static func place(of column: String) -> Int {
        guard let place = RowChain.reads.columns.firstIndex(of: column) else {
            preconditionFailure("a row of the read log has no \(column)")
        }
        return place
    }

    static func add(_ tokens: [Int64], number: UInt64, at moment: Timestamp, _ db: Database) throws {
        // Two children with one token are found by the same entry.
        let insertion = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO \(table) (day, token, number) VALUES (?, ?, ?)")
        for token in tokens {
            try insertion.execute(arguments: [moment.milliseconds / day, token, Int64(number)])
        }
    }

    /// Of how many children a row of the read log says that they were shown, and of how many of these it is not found. The row's
    /// columns, as its chain has them.
    static func miss(_ row: [DatabaseValue], _ db: Database) throws -> (shown: Int, missing: Int) {
        guard let number = Int64.fromDatabaseValue(row[0]), let at = Int64.fromDatabaseValue(row[at]),
            let octets = Data.fromDatabaseValue(row[tokens])
        else { return (0, 0) }
        let statement = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE day = ? AND token = ? AND number = ?)")
        let all = ReadToken.all(in: octets)
        let missing = try all.filter { token in
            try Bool.fetchOne(statement, arguments: [at / day, token, number]) != true
        }
        return (all.count, missing.count)
    }

    /// How many entries there are of rows up to one.
    static func count(upTo number: Int64, _ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table) WHERE number <= ?", arguments: [number]) ?? 0
    }
}
