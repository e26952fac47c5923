// The scalars of `Decodable`'s three containers, each by way of the one generic function.

extension ProbeSingle {
    private func any<Value: Decodable>(_ type: Value.Type) throws -> Value { try decode(type) }
    func decode(_ type: Bool.Type) throws -> Bool { try any(type) }
    func decode(_ type: String.Type) throws -> String { try any(type) }
    func decode(_ type: Double.Type) throws -> Double { try any(type) }
    func decode(_ type: Float.Type) throws -> Float { try any(type) }
    func decode(_ type: Int.Type) throws -> Int { try any(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try any(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try any(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try any(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try any(type) }
    func decode(_ type: Int128.Type) throws -> Int128 { try any(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try any(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try any(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try any(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try any(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try any(type) }
    func decode(_ type: UInt128.Type) throws -> UInt128 { try any(type) }
}

extension ProbeObject {
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

extension ProbeArray {
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
