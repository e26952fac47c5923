public import GRDB
internal import JSONCoding
public import Vocabulary

/// Which fact of whom a value is, where something of it is sealed.
public struct FactOfPerson {
    public let fact: FactID
    /// The id of whom it is about.
    public let person: String

    /// What a value of the fact is sealed for.
    public func place(in table: String) -> String { "\(table)/\(fact)" }
}

/// How the column of an aspect's values is written and read.
public protocol FactCodec<Value> {
    associatedtype Value

    func stored(_ value: Value, of fact: FactOfPerson) throws -> DatabaseValue
    /// What the columns that lists ask by (``FactColumn``) are filled from, of a value that is written as `stored`: that, unless
    /// something that they need is sealed in it.
    func asked(_ value: Value, stored: DatabaseValue) throws -> DatabaseValue
    /// Reads from the column `value` what ``stored(_:of:)`` wrote. Throws ``StoreError/keyDestroyed(person:)`` where nothing of it
    /// can be read any more.
    func value(in row: StoredRow, of fact: FactOfPerson) throws -> Value
}

extension FactCodec {
    public func asked(_ value: Value, stored: DatabaseValue) throws -> DatabaseValue { stored }

    func text(_ value: some Encodable) throws -> DatabaseValue {
        String(decoding: try JSON.encode(value), as: UTF8.self).databaseValue
    }
}

/// JSON in the open.
struct OpenValues<Value: Codable>: FactCodec {
    func stored(_ value: Value, of _: FactOfPerson) throws -> DatabaseValue { try text(value) }

    func value(in row: StoredRow, of _: FactOfPerson) throws -> Value { try row.json("value") }
}
