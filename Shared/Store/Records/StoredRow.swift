public import GRDB
internal import JSONCoding
public import Vocabulary

/// A stored value that this program does not understand: a newer program wrote it, or the file was altered from outside.
public struct UnreadableRecord: Error, Hashable, Sendable {
    public let table: String
    /// What the row is called: its id, or the number of the row where it has none.
    public let row: String
    public let column: String
    /// What is there instead.
    public let value: String

    public init(table: String, row: String, column: String, value: String) {
        (self.table, self.row, self.column, self.value) = (table, row, column, value)
    }
}

/// One row, read strictly: a value that is not what its column should hold throws ``UnreadableRecord``, with table, row
/// and column. It never traps, and never becomes nil or a default.
///
/// ```swift
/// init(row: StoredRow) throws {
///     try self.init(id: row["id"], title: row["title"], status: row["status"], until: row["until_day"])
/// }
/// ```
public struct StoredRow {
    let table: String
    let row: Row
    /// Of all rows of a query alike. GRDB would fold the case of each at each look.
    let columns: [String]

    /// The column's value; of an optional type, nil for NULL.
    public subscript<Value: DatabaseValueConvertible>(column: String) -> Value {
        get throws {
            let stored = try stored(column)
            guard let value = Value.fromDatabaseValue(stored) else { throw unreadable(column, stored) }
            return value
        }
    }

    /// A word of a fixed list.
    public subscript<Word: Choice>(column: String) -> Word {
        get throws {
            let stored = try stored(column)
            guard let word: Word = word(stored) else { throw unreadable(column, stored) }
            return word
        }
    }

    /// A word of a fixed list, where there may be none.
    public subscript<Word: Choice>(column: String) -> Word? {
        get throws {
            let stored = try stored(column)
            if stored.isNull { return nil }
            guard let word: Word = word(stored) else { throw unreadable(column, stored) }
            return word
        }
    }

    /// A value that is kept as JSON, text or octets.
    public func json<Value: Decodable>(_ column: String, as _: Value.Type = Value.self) throws -> Value {
        let stored = try stored(column)
        let bytes: [UInt8]
        switch stored.storage {
        case .string(let text): bytes = Array(text.utf8)
        case .blob(let data): bytes = Array(data)
        default: throw unreadable(column, stored)
        }
        return try decoded(bytes, in: column)
    }

    /// The same of what may be left out: nil for NULL.
    public func jsonOrNil<Value: Decodable>(
        _ column: String, as _: Value.Type = Value.self
    ) throws -> Value? {
        try stored(column).isNull ? nil : json(column, as: Value.self)
    }

    /// What the vault sealed as JSON for `place`, and `column` holds.
    public func json<Value: Decodable>(
        _ sealed: Sealed, in column: String, for place: String, by vault: Vault
    ) throws -> Value {
        try json(vault.open(sealed, for: place), in: column)
    }

    /// What lay in `column`, opened.
    func json<Value: Decodable>(
        _ octets: [UInt8], in column: String, as _: Value.Type = Value.self
    ) throws -> Value {
        try decoded(octets, in: column)
    }

    private func decoded<Value: Decodable>(_ bytes: [UInt8], in column: String) throws -> Value {
        do {
            return try JSON.decode(Value.self, from: bytes)
        } catch let error as JSONError {
            throw UnreadableRecord(
                table: table, row: name, column: column + error.pointer, value: Cause.text(of: error))
        }
    }

    private func word<Word: Choice>(_ stored: DatabaseValue) -> Word? {
        String.fromDatabaseValue(stored).flatMap(Word.init(rawValue:))
    }

    private func stored(_ column: String) throws -> DatabaseValue {
        guard let index = columns.firstIndex(of: column) else {
            throw UnreadableRecord(table: table, row: name, column: column, value: "no such column")
        }
        return row[index]
    }

    private var name: String {
        let index = columns.firstIndex(of: "id") ?? columns.firstIndex(of: "fact") ?? 0
        let first: DatabaseValue? = columns.isEmpty ? nil : row[index]
        return first.map { String.fromDatabaseValue($0) ?? $0.description } ?? "?"
    }

    private func unreadable(_ column: String, _ stored: DatabaseValue) -> UnreadableRecord {
        UnreadableRecord(table: table, row: name, column: column, value: stored.description)
    }
}

/// What an operator may read of it: where, and not what was there, which may be about a person.
extension UnreadableRecord: DiscreetError {
    public var withoutValues: String { "UnreadableRecord(\(table), row \(row), column \(column))" }
}
