import Foundation

/// The house's JSON coder behind `Codable`: values to UTF-8 bytes and back.
public enum JSON {
    /// The bytes of `value`: no white space, keys in the order in which the type encodes them.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// The value that `bytes` write. Throws ``JSONError``.
    public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}
