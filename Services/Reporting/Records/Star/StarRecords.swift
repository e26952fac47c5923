import Foundation
import GRDB
import Store
import Vocabulary

/// What is counted, as it was and as it was known: kept by following the other services' logs, see ``StarTable``.
struct StarRecords: TableRecords {
    static let table = "star_words"
    /// What `known_until` is of what is known still.
    static let open = LogPoint.latest
    let db: Database

    /// Every word with its number. Throws ``UnreadableRecord`` for a unit that has no path.
    func words() throws -> StarWords {
        StarWords(
            try rows("SELECT kind, code, word FROM star_words ORDER BY kind, code").compactMap { row in
                let (name, code): (String, Int64) = (try row["kind"], try row["code"])
                guard let kind = StarKind(rawValue: name) else { return nil }
                if kind == .unit { _ = try row["word"] as UnitPath }
                return (kind, code, try row["word"])
            })
    }

    /// The number of a word, a new one where there is none yet.
    @discardableResult
    func code(_ kind: StarKind, _ word: String) throws -> Int64 {
        let known: Int64? = try value(
            "SELECT code FROM star_words WHERE kind = \(kind.rawValue) AND word = \(word)")
        if let known { return known }
        try run(
            """
            INSERT INTO star_words (kind, code, word)
            SELECT \(kind.rawValue), ifnull(max(code), 0) + 1, \(word) FROM star_words
            WHERE kind = \(kind.rawValue)
            """)
        return try code(kind, word)
    }

    /// The number of somebody, a new one where there is none yet.
    func key<Named>(_ id: ID<Named>) throws -> Int64 {
        let known: Int64? = try value("SELECT key FROM star_people WHERE id = \(id)")
        if let known { return known }
        try run("INSERT INTO star_people (id) VALUES (\(id))")
        return db.lastInsertedRowID
    }

    // MARK: Facts of a log

    /// Keeps what a log says of a record from `position` on, in so many rows; none of what never was, or counts nowhere.
    ///
    /// - Parameter isNew: that nothing was said of the record before.
    func learn(
        _ table: StarTable, _ identity: [any DatabaseValueConvertible], at position: UInt64,
        isNew: Bool = false,
        _ rows: [[(any DatabaseValueConvertible)?]]
    ) throws {
        if !isNew {
            let same = table.identity.map { "\($0) = ?" }.joined(separator: " AND ")
            try db.cachedStatement(
                sql: "UPDATE \(table.name) SET known_until = ? WHERE \(same) AND known_until = ?"
            ).execute(
                arguments: StatementArguments(
                    [LogPoint(position - 1).databaseValue] + identity.map(\.databaseValue)
                        + [Self.open.databaseValue]))
        }
        guard !rows.isEmpty else { return }
        let columns = table.identity + table.values + ["known_from", "known_until"]
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO \(table.name) (\(columns.joined(separator: ", ")))
                VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
                """)
        for row in rows {
            let values = identity.map(\.databaseValue) + row.map { $0?.databaseValue ?? .null }
            try statement.execute(
                arguments: StatementArguments(
                    values + [LogPoint(position).databaseValue, Self.open.databaseValue]))
        }
    }

    /// Takes back what the log of `source` said after the point.
    func forget(after point: LogPoint, of source: String) throws {
        for table in StarTable.all where table.source == source {
            try run("DELETE FROM \(sql: table.name) WHERE known_from > \(point)")
            try run(
                """
                UPDATE \(sql: table.name) SET known_until = \(Self.open)
                WHERE known_until >= \(point) AND known_until < \(Self.open)
                """)
        }
    }
}

extension ID {
    /// As rows of the star keep what a record is called, where there are millions.
    var starOctets: Data { Data(octets) }
}

extension Snapshot { var star: StarRecords { StarRecords(db: db) } }
