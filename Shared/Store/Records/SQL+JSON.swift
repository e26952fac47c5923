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
}
