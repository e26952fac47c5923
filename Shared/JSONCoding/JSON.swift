/// What a text that is read becomes; throws what is told in its place. `steps` leads to it from the root: names of
/// members, numbers of elements. Asked of all texts that a type decodes, save short ones of visible ASCII.
public typealias TextRule = @Sendable (_ text: String, _ steps: () -> [String]) throws -> String

/// The house's JSON coder behind `Codable`: values to UTF-8 bytes and back.
///
/// What it accepts and emits is what Foundation's coders accept and emit with their default strategies and
/// `withoutEscapingSlashes`; where it differs on purpose is listed in `docs/decisions/0002-json-coder.md`.
public enum JSON {
    /// Containers may lie this deep in each other, the outermost counted; deeper text is refused.
    public static let maximumDepth = 512
    /// Longer texts, in bytes, are refused as malformed (1 GiB less one byte).
    public static let maximumLength = 1 << 30 - 1

    /// Longer numbers, in characters, are refused unread: no type here needs as many, and a number of a million digits
    /// would be read through once for every attempt to make something of it.
    public static let maximumNumber = 64

    /// The bytes of `value`: no white space, keys in the order in which the type encodes them, slashes not
    /// escaped, doubles in the shortest form that reads back the same.
    ///
    /// Throws ``JSONError``: `.notAllowed` for a number that is not finite, `.refused` with what a type's
    /// `encode(to:)` threw.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let writer = JSONWriter(capacity: 480)
        do {
            try writer.write(value)
            return try writer.finished()
        } catch {
            throw EncodingFailure(error).located
        }
    }

    /// The value that `bytes` write, which must be one JSON text (RFC 8259) in UTF-8. Members that the type
    /// does not ask for are read over; a member that stands twice in its object is refused.
    ///
    /// Throws ``JSONError``, always.
    public static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8], texts: TextRule? = nil
    ) throws -> Value {
        let reader = try JSONReader(bytes, texts: texts)
        if let repeated = reader.repeated.first { throw repeated }
        let value: Value
        do {
            value = try reader.decode(type, at: 0)
        } catch {
            throw reader.located(error)
        }
        if let mistaken = reader.mistakenNames.first { throw mistaken }
        return value
    }
}
