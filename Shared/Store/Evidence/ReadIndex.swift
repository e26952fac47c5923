internal import Foundation
internal import GRDB
internal import Vocabulary

/// By which the rows of the read log about a child are found, day by day. It says nothing that the rows do not say, and they are what
/// is chained: so it can be held against them without any key.
///
/// Each entry of an answer that shows two hundred lies on another page. Entered with the answer they would be two hundred pages to
/// write, for everybody who waits for the writer; so they are entered many answers at a time (``ReadIndexing``), in the order in which
/// they lie. Rows after ``progress(_:)`` are found by what they say themselves.
enum ReadIndex {
    static let table = "store_read_subjects"
    private static let progressTable = "store_read_index"
    /// Entries of one statement.
    private static let atOnce = 64
    /// A day of UTC's.
    private static let day: Int64 = 86_400_000
    private static let (at, tokens) = (place(of: "at"), place(of: "tokens"))

    private static func place(of column: String) -> Int {
        guard let place = RowChain.reads.columns.firstIndex(of: column) else {
            preconditionFailure("a row of the read log has no \(column)")
        }
        return place
    }

    /// An entry, in the order in which the table has them.
    struct Entry: Comparable {
        let day: Int64
        let token: Int64
        let number: Int64

        static func < (left: Entry, right: Entry) -> Bool {
            (left.day, left.token, left.number) < (right.day, right.token, right.number)
        }
    }

    /// The last row whose entries are all there.
    static func progress(_ db: Database) throws -> UInt64 {
        UInt64(max(0, try Int64.fetchOne(db, sql: "SELECT number FROM \(progressTable)") ?? 0))
    }

    static func setProgress(_ number: UInt64, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO \(progressTable) (only, number) VALUES (1, ?)")
            .execute(arguments: [Int64(number)])
    }

    /// The entries of the rows after one, until there are `most` of them or no more rows, in order; with the last of these rows.
    static func entries(after number: UInt64, most: Int, _ db: Database) throws -> ([Entry], last: UInt64) {
        var (entries, last) = ([Entry](), number)
        let rows = try Row.fetchCursor(
            db, sql: "SELECT number, at, tokens FROM store_reads WHERE number > ? ORDER BY number",
            arguments: [Int64(number)])
        while entries.count < most, let row = try rows.next() {
            let (number, at): (Int64, Int64) = (row[0], row[1])
            let octets: Data = row[2]
            entries += ReadToken.all(in: octets).map { Entry(day: at / day, token: $0, number: number) }
            last = UInt64(number)
        }
        return (entries.sorted(), last)
    }

    static func add(_ entries: ArraySlice<Entry>, _ db: Database) throws {
        var rest = entries
        while !rest.isEmpty {
            let some = rest.prefix(rest.count < atOnce ? 1 : atOnce)
            rest = rest.dropFirst(some.count)
            // Two children with one token are found by the same entry.
            let places = repeatElement("(?, ?, ?)", count: some.count).joined(separator: ", ")
            try db.cachedStatement(
                sql: "INSERT OR IGNORE INTO \(table) (day, token, number) VALUES \(places)"
            ).execute(arguments: StatementArguments(some.flatMap { [$0.day, $0.token, $0.number] }))
        }
    }

    /// The numbers of the rows that say that a child with this token was shown, and now and then of one that does not: found day by
    /// day, as the index has them, one day after the other by it too.
    static func numbers(of token: Int64) -> SQL {
        """
        WITH RECURSIVE days (day) AS (
            SELECT * FROM (SELECT day FROM store_read_subjects ORDER BY day DESC LIMIT 1)
            UNION ALL
            SELECT (
                SELECT earlier.day FROM store_read_subjects AS earlier
                WHERE earlier.day < days.day ORDER BY earlier.day DESC LIMIT 1)
            FROM days WHERE days.day IS NOT NULL)
        SELECT found.number FROM days CROSS JOIN store_read_subjects AS found
        WHERE found.day = days.day AND found.token = \(token)
        UNION
        SELECT number FROM store_reads
        WHERE number > (SELECT number FROM store_read_index)
            AND instr(tokens, \(Data(ReadToken.octets(token)))) > 0
        """
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
