internal import GRDB
public import Vocabulary

extension Snapshot {
    /// Who recorded what is in the way, and when: of a record by the last of its events that are in clear, of a fact by the version
    /// that holds. Nil where neither tells.
    public func recorded(_ record: RecordInTheWay) throws -> (by: Recorder, on: Day)? {
        if let table = record.table { return try last(of: record.id, in: table) }
        return try event(about: record) ?? version(of: record.id)
    }

    private func last(of subject: String, in table: String) throws -> (by: Recorder, on: Day)? {
        try recording(
            "SELECT unit, person, moment FROM \(table)_versions WHERE subject = ? ORDER BY number DESC LIMIT 1",
            [subject])
    }

    private func event(about record: RecordInTheWay) throws -> (by: Recorder, on: Day)? {
        let types = record.told.map { "\(service).\($0)" }
        let marks = types.map { _ in "?" }.joined(separator: ", ")
        return try recording(
            """
            SELECT unit, person, time FROM store_events
            WHERE subject = ? \(types.isEmpty ? "" : "AND type IN (\(marks))") AND confidential = 0
            ORDER BY position DESC LIMIT 1
            """, [record.id] + types)
    }

    /// Of all tables of facts: their columns are the same.
    private func version(of fact: String) throws -> (by: Recorder, on: Day)? {
        let tables = try String.fetchAll(
            db,
            sql: #"""
                SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%\_versions' ESCAPE '\'
                    AND name NOT LIKE 'store\_%' ESCAPE '\' ORDER BY name
                """#)
        for table in tables {
            let found = try recording(
                "SELECT unit, person, moment FROM \(table) WHERE fact = ? ORDER BY number DESC LIMIT 1",
                [fact])
            if let found { return found }
        }
        return nil
    }

    private func recording(_ sql: String, _ arguments: [String]) throws -> (by: Recorder, on: Day)? {
        try Row.fetchOne(db, sql: sql, arguments: StatementArguments(arguments)).map { row in
            guard let unit = UnitPath.fromDatabaseValue(row[0]),
                let time = Timestamp.fromDatabaseValue(row[2])
            else { throw StoreError.damaged(reason: "who recorded what is in the way") }
            let recorder = Recorder(unit: unit, person: String.fromDatabaseValue(row[1]))
            return (recorder, time.day(utcOffset: utcOffset))
        }
    }
}
