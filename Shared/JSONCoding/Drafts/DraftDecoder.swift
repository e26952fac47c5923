/// What an `init(from:)` gets when something in its value is wrong.
struct DraftDecoder: Decoder {
    let drafting: Drafting
    let place: Int

    var codingPath: [any CodingKey] { drafting.reader.path(to: place) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try DraftObject(drafting: drafting, place: place))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try DraftArray(drafting: drafting, place: place)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        DraftSingle(drafting: drafting, place: place)
    }
}

struct DraftSingle: GenericSingleContainer {
    let drafting: Drafting
    let place: Int

    var codingPath: [any CodingKey] { drafting.reader.path(to: place) }

    func decodeNil() -> Bool { drafting.reader.isNull(place) }

    /// The type around it is what a stand-in is made of.
    func scalar<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try drafting.reader.decode(type, at: place)
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try drafting.value(type, at: place) }
}

struct DraftObject<Key: CodingKey>: GenericKeyedContainer {
    let drafting: Drafting
    let place: Int

    init(drafting: Drafting, place: Int) throws {
        guard drafting.reader.tape[place].kind == .object else {
            throw drafting.reader.wrongType("object", at: place)
        }
        (self.drafting, self.place) = (drafting, place)
    }

    var codingPath: [any CodingKey] { drafting.reader.path(to: place) }
    var allKeys: [Key] { drafting.reader.keys(of: place).compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { member(key) != nil }
    /// Of a member that is missing false: it is noted when its value is asked for.
    func decodeNil(forKey key: Key) -> Bool { member(key).map(drafting.reader.isNull) ?? false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        guard let member = member(key) else {
            return try drafting.missing(type, key.stringValue, of: place)
        }
        return try drafting.value(type, at: member)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let member = member(key), !drafting.reader.isNull(member) else { return nil }
        return try drafting.optional(type, at: member)
    }

    private func member(_ key: Key) -> Int? { drafting.reader.member(key.stringValue, of: place) }

    /// A container has no stand-in: the type that asks for it is wrong as a whole.
    private func container(_ key: Key) throws -> Int {
        guard let member = member(key) else { throw DecodingFailure(missing: key.stringValue, of: place) }
        return member
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(try DraftObject<Nested>(drafting: drafting, place: container(key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try DraftArray(drafting: drafting, place: container(key))
    }

    func superDecoder() -> any Decoder { decoder("super") }
    func superDecoder(forKey key: Key) -> any Decoder { decoder(key.stringValue) }

    private func decoder(_ name: String) -> any Decoder {
        let reader = drafting.reader
        return DraftDecoder(drafting: drafting, place: reader.member(name, of: place) ?? reader.absent)
    }
}

struct DraftArray: GenericUnkeyedContainer {
    private let drafting: Drafting
    private var cursor: ElementCursor

    init(drafting: Drafting, place: Int) throws {
        self.drafting = drafting
        cursor = try ElementCursor(reader: drafting.reader, place: place)
    }

    var codingPath: [any CodingKey] { cursor.codingPath }
    var currentIndex: Int { cursor.index }
    var isAtEnd: Bool { cursor.isAtEnd }
    var count: Int? { cursor.count }

    mutating func decodeNil() throws -> Bool { try cursor.passNull() }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard !isAtEnd else { return try drafting.missing(type, String(currentIndex), of: cursor.place) }
        return try cursor.next { [drafting] _, place in try drafting.value(type, at: place) }
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(
            try cursor.next { [drafting] _, place in
                try DraftObject<Nested>(drafting: drafting, place: place)
            })
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try cursor.next { [drafting] _, place in try DraftArray(drafting: drafting, place: place) }
    }

    mutating func superDecoder() throws -> any Decoder {
        try cursor.next { [drafting] _, place in DraftDecoder(drafting: drafting, place: place) }
    }
}
