/// An array that is being read.
struct ArrayDecoder: UnkeyedDecodingContainer {
    private let reader: JSONReader
    private let place: UInt32
    private var element: UInt32
    private(set) var currentIndex = 0

    init(reader: JSONReader, place: Int) throws {
        guard reader.tape[place].kind == .array else { throw reader.wrongType("array", at: place) }
        self.reader = reader
        // Places are below 2^30. Three words: so an existential holds the container without a box.
        self.place = UInt32(truncatingIfNeeded: place)
        element = self.place + 1
    }

    var codingPath: [any CodingKey] { reader.path(to: Int(place)) }
    var isAtEnd: Bool { Int(element) >= reader.tape[Int(place)].extent }

    /// Counted when asked for.
    var count: Int? {
        var (count, at) = (0, Int(place) + 1)
        while at < reader.tape[Int(place)].extent {
            count += 1
            at = reader.after(at)
        }
        return count
    }

    mutating func decodeNil() throws -> Bool {
        guard reader.isNull(try current()) else { return false }
        advance()
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try reader.decode(type, at: current())
        advance()
        return value
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        let container = try ObjectDecoder<NestedKey>(reader: reader, place: current())
        advance()
        return KeyedDecodingContainer(container)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try ArrayDecoder(reader: reader, place: current())
        advance()
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = PlaceDecoder(reader: reader, place: try current())
        advance()
        return decoder
    }

    private func current() throws -> Int {
        guard !isAtEnd else { throw DecodingFailure(missing: String(currentIndex), of: Int(place)) }
        return Int(element)
    }

    private mutating func advance() {
        element = UInt32(truncatingIfNeeded: reader.after(Int(element)))
        currentIndex += 1
    }
}

// An element that is refused is not passed over: a type that catches the error can read it as something else.
extension ArrayDecoder {
    private mutating func scalar<Value>(_ read: (Int) throws -> Value) throws -> Value {
        let value = try read(current())
        advance()
        return value
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool {
        try scalar { [reader] in try reader.boolean(at: $0) }
    }
    mutating func decode(_ type: String.Type) throws -> String {
        try scalar { [reader] in try reader.string(at: $0) }
    }
    mutating func decode(_ type: Double.Type) throws -> Double {
        try scalar { [reader] in try reader.number(type, at: $0) }
    }
    mutating func decode(_ type: Float.Type) throws -> Float {
        try scalar { [reader] in try reader.number(type, at: $0) }
    }
    mutating func decode(_ type: Int.Type) throws -> Int {
        try scalar { [reader] in try reader.integer(type, at: $0) }
    }
    mutating func decode(_ type: Int8.Type) throws -> Int8 {
        try scalar { [reader] in try reader.integer(type, at: $0) }
    }
    mutating func decode(_ type: Int16.Type) throws -> Int16 {
        try scalar { [reader] in try reader.integer(type, at: $0) }
    }
    mutating func decode(_ type: Int32.Type) throws -> Int32 {
        try scalar { [reader] in try reader.integer(type, at: $0) }
    }
    mutating func decode(_ type: Int64.Type) throws -> Int64 {
        try scalar { [reader] in try reader.integer(type, at: $0) }
    }
    mutating func decode(_ type: Int128.Type) throws -> Int128 {
        try scalar { [reader] in try reader.integer(type, at: $0) }
    }
    mutating func decode(_ type: UInt.Type) throws -> UInt {
        try scalar { [reader] in try reader.integer(type, at: $0) }
    }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 {
        try scalar { [reader] in try reader.integer(type, at: $0) }
    }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 {
        try scalar { [reader] in try reader.integer(type, at: $0) }
    }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 {
        try scalar { [reader] in try reader.integer(type, at: $0) }
    }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 {
        try scalar { [reader] in try reader.integer(type, at: $0) }
    }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 {
        try scalar { [reader] in try reader.integer(type, at: $0) }
    }
}
