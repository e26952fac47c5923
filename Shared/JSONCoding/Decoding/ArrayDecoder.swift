/// An array that is being read.
struct ArrayDecoder: UnkeyedDecodingContainer {
    private var cursor: ElementCursor

    init(reader: JSONReader, place: Int) throws { cursor = try ElementCursor(reader: reader, place: place) }

    var codingPath: [any CodingKey] { cursor.codingPath }
    var currentIndex: Int { cursor.index }
    var isAtEnd: Bool { cursor.isAtEnd }
    var count: Int? { cursor.count }

    mutating func decodeNil() throws -> Bool { try cursor.passNull() }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try cursor.next { try $0.decode(type, at: $1) }
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        KeyedDecodingContainer(try cursor.next { try ObjectDecoder<NestedKey>(reader: $0, place: $1) })
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try cursor.next { try ArrayDecoder(reader: $0, place: $1) }
    }

    mutating func superDecoder() throws -> any Decoder {
        try cursor.next { PlaceDecoder(reader: $0, place: $1) }
    }
}

extension ArrayDecoder {
    mutating func decode(_ type: Bool.Type) throws -> Bool {
        try cursor.next { try $0.boolean(at: $1) }
    }
    mutating func decode(_ type: String.Type) throws -> String {
        try cursor.next { try $0.string(at: $1) }
    }
    mutating func decode(_ type: Double.Type) throws -> Double {
        try cursor.next { try $0.number(type, at: $1) }
    }
    mutating func decode(_ type: Float.Type) throws -> Float {
        try cursor.next { try $0.number(type, at: $1) }
    }
    mutating func decode(_ type: Int.Type) throws -> Int {
        try cursor.next { try $0.integer(type, at: $1) }
    }
    mutating func decode(_ type: Int8.Type) throws -> Int8 {
        try cursor.next { try $0.integer(type, at: $1) }
    }
    mutating func decode(_ type: Int16.Type) throws -> Int16 {
        try cursor.next { try $0.integer(type, at: $1) }
    }
    mutating func decode(_ type: Int32.Type) throws -> Int32 {
        try cursor.next { try $0.integer(type, at: $1) }
    }
    mutating func decode(_ type: Int64.Type) throws -> Int64 {
        try cursor.next { try $0.integer(type, at: $1) }
    }
    mutating func decode(_ type: Int128.Type) throws -> Int128 {
        try cursor.next { try $0.integer(type, at: $1) }
    }
    mutating func decode(_ type: UInt.Type) throws -> UInt {
        try cursor.next { try $0.integer(type, at: $1) }
    }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 {
        try cursor.next { try $0.integer(type, at: $1) }
    }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 {
        try cursor.next { try $0.integer(type, at: $1) }
    }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 {
        try cursor.next { try $0.integer(type, at: $1) }
    }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 {
        try cursor.next { try $0.integer(type, at: $1) }
    }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 {
        try cursor.next { try $0.integer(type, at: $1) }
    }
}
