/// What an `init(from:)` gets: one value of the text.
struct PlaceDecoder: Decoder {
    let reader: JSONReader
    let place: Int

    var codingPath: [any CodingKey] { reader.path(to: place) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try ObjectDecoder(reader: reader, place: place))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try ArrayDecoder(reader: reader, place: place)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }
}

extension PlaceDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { reader.isNull(place) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try reader.decode(type, at: place) }
    func decode(_ type: Bool.Type) throws -> Bool { try reader.boolean(at: place) }
    func decode(_ type: String.Type) throws -> String { try reader.string(at: place) }
    func decode(_ type: Double.Type) throws -> Double { try reader.number(type, at: place) }
    func decode(_ type: Float.Type) throws -> Float { try reader.number(type, at: place) }
    func decode(_ type: Int.Type) throws -> Int { try reader.integer(type, at: place) }
    func decode(_ type: Int8.Type) throws -> Int8 { try reader.integer(type, at: place) }
    func decode(_ type: Int16.Type) throws -> Int16 { try reader.integer(type, at: place) }
    func decode(_ type: Int32.Type) throws -> Int32 { try reader.integer(type, at: place) }
    func decode(_ type: Int64.Type) throws -> Int64 { try reader.integer(type, at: place) }
    func decode(_ type: Int128.Type) throws -> Int128 { try reader.integer(type, at: place) }
    func decode(_ type: UInt.Type) throws -> UInt { try reader.integer(type, at: place) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try reader.integer(type, at: place) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try reader.integer(type, at: place) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try reader.integer(type, at: place) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try reader.integer(type, at: place) }
    func decode(_ type: UInt128.Type) throws -> UInt128 { try reader.integer(type, at: place) }
}
