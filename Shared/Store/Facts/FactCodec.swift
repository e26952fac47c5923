public import GRDB
internal import JSONCoding
public import Vocabulary

/// How the column of an aspect's values is written and read.
public protocol FactCodec<Value>: Sendable {
    associatedtype Value

    func stored(_ value: Value, of fact: FactID) throws -> DatabaseValue
    /// Reads from the column `value` what ``stored(_:of:)`` wrote.
    func value(in row: StoredRow, of fact: FactID) throws -> Value
}

/// JSON in the open.
struct OpenValues<Value: Codable>: FactCodec {
    func stored(_ value: Value, of _: FactID) throws -> DatabaseValue {
        String(decoding: try JSON.encode(value), as: UTF8.self).databaseValue
    }

    func value(in row: StoredRow, of _: FactID) throws -> Value { try row.json("value") }
}
