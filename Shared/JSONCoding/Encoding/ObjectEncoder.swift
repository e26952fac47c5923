/// An object that is being written.
struct ObjectEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: JSONWriter
    let level: Int

    var codingPath: [any CodingKey] { [] }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        let name = key.stringValue
        let mark = try writer.beginMember(name, level: level)
        do {
            try writer.write(value)
        } catch {
            throw undone(error, name, mark)
        }
    }

    func encodeNil(forKey key: Key) throws {
        _ = try writer.beginMember(key.stringValue, level: level)
        writer.appendNull()
    }

    func encode(_ value: Bool, forKey key: Key) throws {
        _ = try writer.beginMember(key.stringValue, level: level)
        writer.append(value)
    }

    func encode(_ value: String, forKey key: Key) throws {
        _ = try writer.beginMember(key.stringValue, level: level)
        writer.append(value)
    }

    func encode(_ value: Double, forKey key: Key) throws { try number(value, key.stringValue) }
    func encode(_ value: Float, forKey key: Key) throws { try number(value, key.stringValue) }
    func encode(_ value: Int, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int8, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int16, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int32, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int64, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int128, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt8, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt16, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt32, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt64, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt128, forKey key: Key) throws { try integer(value, key) }

    @inline(__always)
    private func integer(_ value: some FixedWidthInteger, _ key: Key) throws {
        _ = try writer.beginMember(key.stringValue, level: level)
        writer.append(value)
    }

    private func number(_ value: some BinaryFloatingPoint & LosslessStringConvertible, _ name: String) throws
    {
        let mark = try writer.beginMember(name, level: level)
        do {
            try writer.append(value)
        } catch {
            throw undone(error, name, mark)
        }
    }

    private func undone(_ error: any Error, _ name: String, _ mark: JSONWriter.Mark) -> EncodingFailure {
        writer.undo(to: mark)
        var failure = EncodingFailure(error)
        failure.steps.append(name)
        if level == 0 { failure.steps += writer.prefix }
        return failure
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        let nested = nested(key.stringValue)
        nested.open(.object, level: 0)
        return KeyedEncodingContainer(ObjectEncoder<NestedKey>(writer: nested, level: 0))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        let nested = nested(key.stringValue)
        nested.open(.array, level: 0)
        return ArrayEncoder(writer: nested, level: 0)
    }

    func superEncoder() -> any Encoder { LevelEncoder(writer: nested("super"), level: 0) }
    func superEncoder(forKey key: Key) -> any Encoder {
        LevelEncoder(writer: nested(key.stringValue), level: 0)
    }

    private func nested(_ name: String) -> JSONWriter {
        do {
            _ = try writer.beginMember(name, level: level)
        } catch {
            writer.fail(error, at: [name])
        }
        return writer.nested(name, level: level)
    }
}
