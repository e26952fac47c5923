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
        self.drafting = drafting
        self.place = place
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
    private let place: Int
    private var element: Int
    private(set) var currentIndex = 0

    init(drafting: Drafting, place: Int) throws {
        guard drafting.reader.tape[place].kind == .array else {
            throw drafting.reader.wrongType("array", at: place)
        }
        self.drafting = drafting
        self.place = place
        element = place + 1
    }

    var codingPath: [any CodingKey] { drafting.reader.path(to: place) }
    var isAtEnd: Bool { element >= drafting.reader.tape[place].extent }

    var count: Int? {
        var (count, at) = (0, place + 1)
        while at < drafting.reader.tape[place].extent {
            count += 1
            at = drafting.reader.after(at)
        }
        return count
    }

    mutating func decodeNil() throws -> Bool {
        guard drafting.reader.isNull(try current()) else { return false }
        advance()
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard !isAtEnd else { return try drafting.missing(type, String(currentIndex), of: place) }
        let value = try drafting.value(type, at: element)
        advance()
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        let container = try DraftObject<Nested>(drafting: drafting, place: current())
        advance()
        return KeyedDecodingContainer(container)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try DraftArray(drafting: drafting, place: current())
        advance()
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = DraftDecoder(drafting: drafting, place: try current())
        advance()
        return decoder
    }

    private func current() throws -> Int {
        guard !isAtEnd else { throw DecodingFailure(missing: String(currentIndex), of: place) }
        return element
    }

    private mutating func advance() {
        element = drafting.reader.after(element)
        currentIndex += 1
    }
}
