/// What an `encode(to:)` gets: one level of the writer.
struct LevelEncoder: Encoder {
    let writer: JSONWriter
    let level: Int

    /// Always empty: errors get their pointer on the way out, so that values without errors pay nothing for
    /// it.
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        writer.open(.object, level: level)
        return KeyedEncodingContainer(ObjectEncoder(writer: writer, level: level))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        writer.open(.array, level: level)
        return ArrayEncoder(writer: writer, level: level)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension LevelEncoder: SingleValueEncodingContainer {
    func encode<Value: Encodable>(_ value: Value) throws {
        try writer.beginValue(level: level)
        let offset = writer.bytes.count
        do {
            try writer.write(value)
        } catch {
            writer.undoValue(to: offset)
            throw error
        }
    }

    func encodeNil() throws {
        try writer.beginValue(level: level)
        writer.appendNull()
    }

    func encode(_ value: Bool) throws {
        try writer.beginValue(level: level)
        writer.append(value)
    }

    func encode(_ value: String) throws {
        try writer.beginValue(level: level)
        writer.append(value)
    }

    func encode(_ value: Double) throws { try number(value) }
    func encode(_ value: Float) throws { try number(value) }
    func encode(_ value: Int) throws { try integer(value) }
    func encode(_ value: Int8) throws { try integer(value) }
    func encode(_ value: Int16) throws { try integer(value) }
    func encode(_ value: Int32) throws { try integer(value) }
    func encode(_ value: Int64) throws { try integer(value) }
    func encode(_ value: Int128) throws { try integer(value) }
    func encode(_ value: UInt) throws { try integer(value) }
    func encode(_ value: UInt8) throws { try integer(value) }
    func encode(_ value: UInt16) throws { try integer(value) }
    func encode(_ value: UInt32) throws { try integer(value) }
    func encode(_ value: UInt64) throws { try integer(value) }
    func encode(_ value: UInt128) throws { try integer(value) }

    @inline(__always)
    private func integer(_ value: some FixedWidthInteger) throws {
        try writer.beginValue(level: level)
        writer.append(value)
    }

    private func number(_ value: some BinaryFloatingPoint & LosslessStringConvertible) throws {
        try writer.beginValue(level: level)
        do {
            try writer.append(value)
        } catch {
            writer.undoValue(to: writer.bytes.count)
            throw error
        }
    }
}
