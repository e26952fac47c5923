import GRDB
import ServiceKit
import Store
import Vocabulary

/// Records that keep beside them what each was until something else was learned of it. A table of facts would cost every record
/// three rows and a reading of its history; of what was never put right, which is most, nothing is written here but since when it
/// is known.
///
/// The table has a column `known_from`, the position of the event that told of the record as it stands; `former_TABLE` has the same
/// columns and `known_until`, the last position at which it was still known so. Rows are only added to that.
protocol FormerRecords: Keyed, DatedRecords where Key: DatabaseValueConvertible {
    /// The columns of both tables besides these two.
    static var kept: String { get }
    /// The column with the first day that a record is about.
    static var begins: String { get }
    /// What a row says.
    func value(_ row: StoredRow) throws -> Value
}

extension FormerRecords {
    static var former: String { "former_\(table)" }

    /// For a migration: beside the table, whose columns are as `columns` declares them.
    static func createFormer(_ columns: String, in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE \(former) (
                    \(columns),
                    known_from INTEGER NOT NULL,
                    known_until INTEGER NOT NULL CHECK (known_until >= known_from),
                    PRIMARY KEY (id, known_from)
                ) STRICT, WITHOUT ROWID;
                """)
        for verb in ["UPDATE", "DELETE"] {
            try db.execute(
                sql: """
                    CREATE TRIGGER \(former)_no_\(verb.lowercased()) BEFORE \(verb) ON \(former)
                    BEGIN SELECT RAISE(ABORT, '\(former) is append-only'); END
                    """)
        }
    }

    /// Keeps what the record was until now, where it is there. Before it is changed.
    func keepFormer(_ id: Key, until learned: Learned) throws {
        let last = LogPoint(learned.at.position - 1)
        try run(
            """
            INSERT INTO \(sql: Self.former) (\(sql: Self.kept), known_from, known_until)
            SELECT \(sql: Self.kept), known_from, \(last) FROM \(sql: Self.table) WHERE id = \(id)
            """)
    }

    /// What was known from that position on; nil where nothing was learned of it there.
    func version(_ id: Key, knownFrom position: UInt64) throws -> Value? {
        let point = LogPoint(position)
        for table in [Self.table, Self.former] {
            let found = try row("SELECT * FROM \(sql: table) WHERE id = \(id) AND known_from = \(point)")
            if let found { return try value(found) }
        }
        return nil
    }

    /// Those that begin on the day or before, as they were known.
    static func table(_ asOf: AsOf) -> SQL {
        let (day, point) = (asOf.on, asOf.knownOn)
        let begun: SQL = "\(sql: begins) <= \(day) AND known_from <= \(point)"
        return """
            (SELECT \(sql: kept) FROM \(sql: table) WHERE \(begun)
            UNION ALL
            SELECT \(sql: kept) FROM \(sql: former) WHERE \(begun) AND known_until >= \(point)) AS \(sql: table)
            """
    }
}
