import GRDB
import JSONCoding

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
