/// An array that is being written.
struct ArrayEncoder: UnkeyedEncodingContainer {
    let writer: JSONWriter
    let level: Int
    private(set) var count = 0

    init(writer: JSONWriter, level: Int) { (self.writer, self.level) = (writer, level) }

    var codingPath: [any CodingKey] { [] }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        let mark = try writer.beginElement(level: level)
        do {
            try writer.write(value)
        } catch {
            throw undone(error, mark)
        }
        count += 1
    }

    mutating func encodeNil() throws {
        _ = try writer.beginElement(level: level)
        writer.appendNull()
        count += 1
    }

    mutating func encode(_ value: Bool) throws {
        _ = try writer.beginElement(level: level)
        writer.append(value)
        count += 1
    }

    mutating func encode(_ value: String) throws {
        _ = try writer.beginElement(level: level)
        writer.append(value)
        count += 1
    }

    mutating func encode(_ value: Double) throws { try number(value) }
    mutating func encode(_ value: Float) throws { try number(value) }
    mutating func encode(_ value: Int) throws { try integer(value) }
    mutating func encode(_ value: Int8) throws { try integer(value) }
    mutating func encode(_ value: Int16) throws { try integer(value) }
    mutating func encode(_ value: Int32) throws { try integer(value) }
    mutating func encode(_ value: Int64) throws { try integer(value) }
    mutating func encode(_ value: Int128) throws { try integer(value) }
    mutating func encode(_ value: UInt) throws { try integer(value) }
    mutating func encode(_ value: UInt8) throws { try integer(value) }
    mutating func encode(_ value: UInt16) throws { try integer(value) }
    mutating func encode(_ value: UInt32) throws { try integer(value) }
    mutating func encode(_ value: UInt64) throws { try integer(value) }
    mutating func encode(_ value: UInt128) throws { try integer(value) }

    @inline(__always)
    private mutating func integer(_ value: some FixedWidthInteger) throws {
        _ = try writer.beginElement(level: level)
        writer.append(value)
        count += 1
    }

    private mutating func number(_ value: some BinaryFloatingPoint & LosslessStringConvertible) throws {
        let mark = try writer.beginElement(level: level)
        do {
            try writer.append(value)
        } catch {
            throw undone(error, mark)
        }
        count += 1
    }

    private func undone(_ error: any Error, _ mark: JSONWriter.Mark) -> EncodingFailure {
        writer.undo(to: mark)
        var failure = EncodingFailure(error)
        failure.steps.append(String(count))
        if level == 0 { failure.steps += writer.prefix }
        return failure
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
        let nested = nested()
        nested.open(.object, level: 0)
        return KeyedEncodingContainer(ObjectEncoder<NestedKey>(writer: nested, level: 0))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        let nested = nested()
        nested.open(.array, level: 0)
        return ArrayEncoder(writer: nested, level: 0)
    }

    mutating func superEncoder() -> any Encoder { LevelEncoder(writer: nested(), level: 0) }

    private mutating func nested() -> JSONWriter {
        let step = String(count)
        do {
            _ = try writer.beginElement(level: level)
        } catch {
            writer.fail(error, at: [step])
        }
        count += 1
        return writer.nested(step, level: level)
    }
}
