// Containers whose scalars go by way of one generic function, as everything else: those of `Decodable`'s three kinds ask
// for sixteen functions each.

protocol GenericSingleContainer: SingleValueDecodingContainer {
    func scalar<Value: Decodable>(_ type: Value.Type) throws -> Value
}

extension GenericSingleContainer {
    func decode(_ type: Bool.Type) throws -> Bool { try scalar(type) }
    func decode(_ type: String.Type) throws -> String { try scalar(type) }
    func decode(_ type: Double.Type) throws -> Double { try scalar(type) }
    func decode(_ type: Float.Type) throws -> Float { try scalar(type) }
    func decode(_ type: Int.Type) throws -> Int { try scalar(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try scalar(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try scalar(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try scalar(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try scalar(type) }
    func decode(_ type: Int128.Type) throws -> Int128 { try scalar(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try scalar(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try scalar(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try scalar(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try scalar(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try scalar(type) }
    func decode(_ type: UInt128.Type) throws -> UInt128 { try scalar(type) }
}

protocol GenericKeyedContainer: KeyedDecodingContainerProtocol {}

extension GenericKeyedContainer {
    private func any<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value {
        try decode(type, forKey: key)
    }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try any(type, key) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try any(type, key) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try any(type, key) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try any(type, key) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try any(type, key) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try any(type, key) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try any(type, key) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try any(type, key) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try any(type, key) }
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try any(type, key) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try any(type, key) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try any(type, key) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try any(type, key) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try any(type, key) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try any(type, key) }
    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try any(type, key) }
}

protocol GenericUnkeyedContainer: UnkeyedDecodingContainer {}

extension GenericUnkeyedContainer {
    private mutating func any<Value: Decodable>(_ type: Value.Type) throws -> Value { try decode(type) }
    mutating func decode(_ type: Bool.Type) throws -> Bool { try any(type) }
    mutating func decode(_ type: String.Type) throws -> String { try any(type) }
    mutating func decode(_ type: Double.Type) throws -> Double { try any(type) }
    mutating func decode(_ type: Float.Type) throws -> Float { try any(type) }
    mutating func decode(_ type: Int.Type) throws -> Int { try any(type) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try any(type) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try any(type) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try any(type) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try any(type) }
    mutating func decode(_ type: Int128.Type) throws -> Int128 { try any(type) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try any(type) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try any(type) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try any(type) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try any(type) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try any(type) }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try any(type) }
}
