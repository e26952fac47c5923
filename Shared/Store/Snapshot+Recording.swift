internal import GRDB
public import Vocabulary

extension Snapshot {
    /// Who recorded what is in the way, and when: of a record by the last of its events that are in clear, of a fact by the version
    /// that holds. Nil where neither tells.
    public func recorded(_ record: RecordInTheWay) throws -> (by: Recorder, on: Day)? {
        switch record.said {
        case .from(let day, let table):
            if let found = try version(of: record.id, from: day, in: table) { return found }
        case .members(let members, let table): return try version(of: record.id, saying: members, in: table)
        case nil: break
        }
        return try event(about: record) ?? version(of: record.id)
    }

    /// Of what holds of a subject from a day on the version by which it does so from that day.
    private func version(
        of subject: String, from day: Day, in table: String
    ) throws -> (by: Recorder, on: Day)? {
        let fact = try String.fetchOne(
            db,
            sql: """
                SELECT fact FROM \(table) WHERE subject = ? AND from_day = ? AND known_until = ?
                ORDER BY fact DESC LIMIT 1
                """, arguments: [subject, day, FactTable.open])
        guard let fact else { return nil }
        return try recording(
            """
            SELECT unit, person, moment FROM \(table)_versions
            WHERE fact = ?1 AND number > coalesce(
                (SELECT max(number) FROM \(table)_versions WHERE fact = ?1 AND from_day <> ?2), 0)
            ORDER BY number LIMIT 1
            """, [fact, day])
    }

    /// The version since which members of a subject's values are what they are, among those of what was not taken back. Nil of who is
    /// forgotten.
    private func version(
        of subject: String, saying members: [String], in table: String
    ) throws -> (by: Recorder, on: Day)? {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT number, fact, value FROM \(table)_versions AS said
                WHERE subject = ? AND NOT EXISTS (SELECT 1 FROM \(table)_versions AS void
                    WHERE void.fact = said.fact AND void.kind = ?)
                ORDER BY number
                """, arguments: [subject, VersionKind.voided.rawValue])
        let codec = SealedByPerson<SaidMembers>(in: table, by: sealing)
        var (since, before): (Int64?, [String: String]?) = (nil, nil)
        do {
            for row in rows {
                let stored = StoredRow(table: table, row: row, columns: Array(row.columnNames))
                let fact = FactOfPerson(fact: try stored["fact"], person: subject)
                let said = try codec.value(in: stored, of: fact).words.filter { members.contains($0.key) }
                if said != before { (since, before) = (row["number"], said) }
            }
        } catch StoreError.keyDestroyed {
            return nil
        }
        guard let since else { return nil }
        return try recording("SELECT unit, person, moment FROM \(table)_versions WHERE number = ?", [since])
    }

    private func event(about record: RecordInTheWay) throws -> (by: Recorder, on: Day)? {
        let types = record.told.map { "\(service).\($0)" }
        let marks = types.map { _ in "?" }.joined(separator: ", ")
        return try recording(
            """
            SELECT unit, person, time FROM store_events
            WHERE subject = ? \(types.isEmpty ? "" : "AND type IN (\(marks))") AND confidential = 0
            ORDER BY position DESC LIMIT 1
            """, StatementArguments([record.id] + types))
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

    private func recording(
        _ sql: String, _ arguments: StatementArguments
    ) throws -> (by: Recorder, on: Day)? {
        try Row.fetchOne(db, sql: sql, arguments: arguments).map { row in
            guard let unit = UnitPath.fromDatabaseValue(row[0]),
                let time = Timestamp.fromDatabaseValue(row[2])
            else { throw StoreError.damaged(reason: "who recorded what is in the way") }
            let recorder = Recorder(unit: unit, person: String.fromDatabaseValue(row[1]))
            return (recorder, time.day(utcOffset: utcOffset))
        }
    }
}

/// The members of a value that are a word or a number, each as it is written.
private struct SaidMembers: Codable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    var words: [String: String] = [:]

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Name.self)
        for name in members.allKeys {
            let number = try? members.decode(Int.self, forKey: name)
            words[name.stringValue] =
                number.map { "\($0)" } ?? (try? members.decode(String.self, forKey: name))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Name.self)
        for (name, word) in words { try members.encode(word, forKey: Name(stringValue: name)) }
    }
}
