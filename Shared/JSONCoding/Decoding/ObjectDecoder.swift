/// An object that is being read.
struct ObjectDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let reader: JSONReader
    let place: Int

    init(reader: JSONReader, place: Int) throws {
        guard reader.tape[place].kind == .object else { throw reader.wrongType("object", at: place) }
        (self.reader, self.place) = (reader, place)
    }

    var codingPath: [any CodingKey] { reader.path(to: place) }
    /// In the order of the text; names that the type has no key for are left out.
    var allKeys: [Key] { reader.keys(of: place).compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { reader.member(key.stringValue, of: place) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { reader.isNull(try value(key)) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let member = try value(key)
        defer { reader.pass(member, of: place) }
        return try reader.decode(type, at: member)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let member = given(key) else { return nil }
        defer { reader.pass(member, of: place) }
        return try reader.decode(type, at: member)
    }

    /// The place of a member that must be there.
    @inline(__always)
    private func value(_ key: Key) throws -> Int {
        let name = key.stringValue
        guard let member = reader.member(name, of: place) else {
            throw DecodingFailure(missing: name, of: place)
        }
        return member
    }

    /// The place of a member that is there and not null.
    @inline(__always)
    private func given(_ key: Key) -> Int? {
        guard let member = reader.member(key.stringValue, of: place), !reader.isNull(member) else {
            return nil
        }
        return member
    }

    /// A scalar that must be there.
    @inline(__always)
    private func read(_ key: Key) throws -> Int {
        let member = try value(key)
        reader.pass(member, of: place)
        return member
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        KeyedDecodingContainer(try ObjectDecoder<NestedKey>(reader: reader, place: value(key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try ArrayDecoder(reader: reader, place: value(key))
    }

    func superDecoder() -> any Decoder { decoder("super") }
    func superDecoder(forKey key: Key) -> any Decoder { decoder(key.stringValue) }

    private func decoder(_ name: String) -> any Decoder {
        PlaceDecoder(reader: reader, place: reader.member(name, of: place) ?? reader.absent)
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try reader.boolean(at: read(key)) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try reader.string(at: read(key)) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
        try reader.number(type, at: read(key))
    }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
        try reader.number(type, at: read(key))
    }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try reader.integer(type, at: read(key)) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try reader.integer(type, at: read(key)) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 {
        try reader.integer(type, at: read(key))
    }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 {
        try reader.integer(type, at: read(key))
    }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
        try reader.integer(type, at: read(key))
    }
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 {
        try reader.integer(type, at: read(key))
    }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try reader.integer(type, at: read(key)) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 {
        try reader.integer(type, at: read(key))
    }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
        try reader.integer(type, at: read(key))
    }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
        try reader.integer(type, at: read(key))
    }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
        try reader.integer(type, at: read(key))
    }
    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 {
        try reader.integer(type, at: read(key))
    }
}

extension ObjectDecoder {
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try given(key).map { try reader.boolean(at: $0) }
    }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try given(key).map { try reader.string(at: $0) }
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        try given(key).map { try reader.number(type, at: $0) }
    }
    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
        try given(key).map { try reader.number(type, at: $0) }
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        try given(key).map { try reader.integer(type, at: $0) }
    }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? {
        try given(key).map { try reader.integer(type, at: $0) }
    }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? {
        try given(key).map { try reader.integer(type, at: $0) }
    }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? {
        try given(key).map { try reader.integer(type, at: $0) }
    }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
        try given(key).map { try reader.integer(type, at: $0) }
    }
    func decodeIfPresent(_ type: Int128.Type, forKey key: Key) throws -> Int128? {
        try given(key).map { try reader.integer(type, at: $0) }
    }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? {
        try given(key).map { try reader.integer(type, at: $0) }
    }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? {
        try given(key).map { try reader.integer(type, at: $0) }
    }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? {
        try given(key).map { try reader.integer(type, at: $0) }
    }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? {
        try given(key).map { try reader.integer(type, at: $0) }
    }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? {
        try given(key).map { try reader.integer(type, at: $0) }
    }
    func decodeIfPresent(_ type: UInt128.Type, forKey key: Key) throws -> UInt128? {
        try given(key).map { try reader.integer(type, at: $0) }
    }
}
