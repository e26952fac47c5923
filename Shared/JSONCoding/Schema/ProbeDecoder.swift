/// The decoder that an initialiser is run against.
struct ProbeDecoder: Decoder {
    let record: Record

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        record.shape = .object
        return KeyedDecodingContainer(ProbeObject(record: record))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer {
        record.shape = .array
        return ProbeArray(record: record)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { ProbeSingle(record: record) }
}

struct ProbeSingle: GenericSingleContainer {
    let record: Record

    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool {
        record.isNullable = true
        return false
    }

    func scalar<Value: Decodable>(_ type: Value.Type) throws -> Value { try decode(type) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (schema, value) = try record.value(type)
        record.shape = .single(.schema(schema))
        guard let value else { throw SchemaProbe.NoValueYet() }
        return value
    }
}

struct ProbeObject<Key: CodingKey>: GenericKeyedContainer {
    let record: Record

    var codingPath: [any CodingKey] { [] }

    /// One at a time, of those that the type has: an enum with payloads wants exactly one.
    var allKeys: [Key] {
        let keys = EnumKeys.all(Key.self)
        guard !keys.isEmpty else { return [] }
        if record.session.choices.isEmpty { record.session.choices = keys.map(\.stringValue) }
        return [keys[min(record.session.choice, keys.count - 1)]]
    }

    func contains(_ key: Key) -> Bool {
        record.update(key.stringValue) { $0.isRequired = false }
        return true
    }

    func decodeNil(forKey key: Key) -> Bool {
        record.update(key.stringValue) { $0.isNullable = true }
        return false
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let (schema, value) = try record.value(type)
        record.update(key.stringValue) { $0.content = .schema(schema) }
        guard let value else { throw SchemaProbe.NoValueYet() }
        return value
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        let (schema, value) = try record.value(type)
        record.update(key.stringValue) {
            $0 = .init(content: .schema(schema), isRequired: false, isNullable: true)
        }
        return record.session.attempt % 2 == 1 ? nil : value
    }

    private func nested(_ name: String, _ shape: Record.Shape) -> Record {
        let nested = Record(record.session)
        nested.shape = shape
        record.update(name) { $0.content = .record(nested) }
        return nested
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(ProbeObject<Nested>(record: nested(key.stringValue, .object)))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
        ProbeArray(record: nested(key.stringValue, .array))
    }

    func superDecoder() -> any Decoder { ProbeDecoder(record: nested("super", .unknown)) }
    func superDecoder(forKey key: Key) -> any Decoder {
        ProbeDecoder(record: nested(key.stringValue, .unknown))
    }
}

/// An array of one element for those who ask where it ends, and of as many as are read for others.
struct ProbeArray: GenericUnkeyedContainer {
    let record: Record
    private(set) var currentIndex = 0

    init(record: Record) { self.record = record }

    var codingPath: [any CodingKey] { [] }

    var count: Int? {
        record.isOpenEnded = true
        return 1
    }

    var isAtEnd: Bool {
        record.isOpenEnded = true
        return currentIndex > 0
    }

    func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (schema, value) = try record.value(type)
        add(.schema(schema))
        guard let value else { throw SchemaProbe.NoValueYet() }
        return value
    }

    private mutating func add(_ content: Record.Content) {
        record.elements.append(content)
        currentIndex += 1
    }

    private mutating func nested(_ shape: Record.Shape) -> Record {
        let nested = Record(record.session)
        nested.shape = shape
        add(.record(nested))
        return nested
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedDecodingContainer<
        Nested
    > {
        KeyedDecodingContainer(ProbeObject<Nested>(record: nested(.object)))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
        ProbeArray(record: nested(.array))
    }
    mutating func superDecoder() -> any Decoder { ProbeDecoder(record: nested(.unknown)) }
}
