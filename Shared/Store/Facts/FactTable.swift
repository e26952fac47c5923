internal import GRDB

/// A member of a fact's value that has a column of its own, to be asked for and counted by.
public struct FactColumn: Sendable {
    /// Which facts are found by the column. An index costs every fact that is learned a page, in a place of its own.
    public enum Index: Sendable {
        case all
        /// Those that have the member.
        case present
        /// None: it is asked for beside the subject, or something else that finds the fact.
        case none
    }

    /// `commune`
    public let name: String
    /// Where it stands in the value's JSON: `$.commune`, or `$` where the value is one word.
    public let path: String
    let index: Index

    public init(_ name: String, _ path: String, index: Index = .all) {
        (self.name, self.path, self.index) = (name, path, index)
    }
}

/// The one shape of table that keeps an aspect's facts, as two tables:
///
/// - `NAME_versions`: every version in the order in which it was learned, with who recorded it. Rows are only added.
/// - `NAME`: what follows from them, as rectangles of days and of knowledge: from `from_day` to `until_day` it was so, as
///   known from the log's position `known_from` to `known_until`, both ends counted. A state's rectangles never overlap, so
///   that one day as known at one point finds at most one; past and present cost the same. It can be rebuilt.
enum FactTable {
    /// What `known_until` is of what is known still.
    static let open = Int64.max

    /// `columns`, beside those that every fact has, in the order in which they are filled.
    static func create(_ name: String, columns: [FactColumn], isFollowed: Bool, in db: Database) throws {
        let more = columns.map { ",\n    \($0.name) ANY" }.joined()
        try db.execute(
            sql: """
                CREATE TABLE \(name)_versions (
                    number INTEGER PRIMARY KEY,
                    fact TEXT NOT NULL,
                    subject TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    from_day TEXT NOT NULL,
                    until_day TEXT CHECK (until_day >= from_day),
                    -- TEXT: JSON. BLOB: the same, sealed.
                    value ANY NOT NULL,
                    position INTEGER NOT NULL CHECK (position > 0),
                    moment TEXT NOT NULL,
                    unit TEXT NOT NULL,
                    person TEXT,
                    -- The fact that it follows from, where nobody entered it for itself.
                    cause TEXT
                ) STRICT;
                CREATE INDEX \(name)_versions_by_subject ON \(name)_versions (subject, number);
                CREATE INDEX \(name)_versions_by_fact ON \(name)_versions (fact, number);
                CREATE TABLE \(name) (
                    subject TEXT NOT NULL,
                    from_day TEXT NOT NULL,
                    fact TEXT NOT NULL,
                    known_from INTEGER NOT NULL,
                    known_until INTEGER NOT NULL CHECK (known_until >= known_from),
                    until_day TEXT NOT NULL CHECK (until_day >= from_day),
                    value ANY NOT NULL\(more),
                    PRIMARY KEY (subject, from_day, fact, known_from)
                ) STRICT, WITHOUT ROWID;
                """)
        for column in columns where column.index != .none {
            // All that a list or a count by it reads, so that neither touches the table, and a page of a list is in order.
            let condition = column.index == .present ? " WHERE \(column.name) IS NOT NULL" : ""
            try db.execute(
                sql: """
                    CREATE INDEX \(name)_by_\(column.name) ON \(name)
                        (\(column.name), subject, from_day, until_day, known_from, known_until)\(condition)
                    """)
        }
        for verb in isFollowed ? ["UPDATE"] : ["UPDATE", "DELETE"] {
            try db.execute(
                sql: """
                    CREATE TRIGGER \(name)_versions_no_\(verb.lowercased()) BEFORE \(verb) ON \(name)_versions
                    BEGIN SELECT RAISE(ABORT, '\(name)_versions is append-only'); END
                    """)
        }
    }
}
