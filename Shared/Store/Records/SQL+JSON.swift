internal import Foundation
public import GRDB
internal import JSONCoding

extension SQL {
    /// A value as a column of text keeps it that ``StoredRow/json(_:as:)`` reads.
    public static func json(_ value: some Encodable) throws -> SQL {
        "\(String(decoding: try JSON.encode(value), as: UTF8.self))"
    }

    /// The same for a column of octets.
    public static func jsonOctets(_ value: some Encodable) throws -> SQL {
        "\(Data(try JSON.encode(value)))"
    }

    /// The same of what may be left out: NULL where it is, which ``StoredRow/jsonOrNil(_:as:)`` reads.
    ///
    /// Within an interpolation `value.map(SQL.json) ?? "NULL"` may bind the four letters as text, and compiles.
    public static func jsonOrNull(_ value: (some Encodable)?) throws -> SQL {
        guard let value else { return "NULL" }
        return try json(value)
    }

    /// The same for a column of octets.
    public static func jsonOctetsOrNull(_ value: (some Encodable)?) throws -> SQL {
        guard let value else { return "NULL" }
        return try jsonOctets(value)
    }
}
