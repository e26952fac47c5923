import GRDB
import JSONCoding
import Store
import Vocabulary

/// A stored value that this program does not understand: the file was altered from outside.
struct UnreadableRecord: Error {
    let column: String
    let value: String
}

extension Row {
    /// A word of a fixed list.
    func word<Word: Choice>(_ column: String, _: Word.Type = Word.self) throws -> Word {
        let text: String = self[column]
        guard let word = Word(rawValue: text) else { throw UnreadableRecord(column: column, value: text) }
        return word
    }

    func optionalWord<Word: Choice>(_ column: String, _: Word.Type = Word.self) throws -> Word? {
        guard let text: String = self[column] else { return nil }
        guard let word = Word(rawValue: text) else { throw UnreadableRecord(column: column, value: text) }
        return word
    }
}

/// A condition of a query with what fills its question marks.
struct Condition {
    var sql: [String] = []
    var arguments = StatementArguments()

    mutating func add(_ sql: String, _ arguments: StatementArguments = []) {
        self.sql.append(sql)
        self.arguments += arguments
    }

    /// That a column of unit paths lies in one of `units`, each with all below it.
    mutating func add(_ column: String, within units: [UnitPath]) {
        guard !units.isEmpty else { return add("0") }
        var parts: [String] = []
        var values = StatementArguments()
        for unit in units {
            parts.append("\(column) = ? OR (\(column) > ? AND \(column) < ?)")
            // "0" follows "/" in ASCII: the range holds exactly the paths below the unit.
            values += [unit.text, unit.text + "/", unit.text + "0"]
        }
        add("(" + parts.joined(separator: " OR ") + ")", values)
    }

    /// ` WHERE …`, or nothing.
    var clause: String { sql.isEmpty ? "" : " WHERE " + sql.joined(separator: " AND ") }
}

extension Row {
    /// A JSON column.
    func json<Value: Decodable>(_ column: String, _: Value.Type = Value.self) throws -> Value {
        let text: String = self[column]
        return try JSON.decode(Value.self, from: Array(text.utf8))
    }
}

/// The text of a JSON column.
func json(_ value: some Encodable) throws -> String {
    String(decoding: try JSON.encode(value), as: UTF8.self)
}
