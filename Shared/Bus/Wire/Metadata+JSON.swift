/// One JSON object of strings, read and written without a tree in between: it is in the way of every message.
extension Metadata {
    /// Appends the object, or nothing when there are no entries.
    func write(to bytes: inout [UInt8]) {
        guard !entries.isEmpty else { return }
        var separator = UInt8(ascii: "{")
        for entry in entries {
            bytes.append(separator)
            separator = UInt8(ascii: ",")
            Metadata.write(entry.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            Metadata.write(entry.value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            // The short forms are written, so that what fitted when it was read fits again.
            case 0x08: bytes.append(contentsOf: [0x5C, UInt8(ascii: "b")])
            case 0x09: bytes.append(contentsOf: [0x5C, UInt8(ascii: "t")])
            case 0x0A: bytes.append(contentsOf: [0x5C, UInt8(ascii: "n")])
            case 0x0C: bytes.append(contentsOf: [0x5C, UInt8(ascii: "f")])
            case 0x0D: bytes.append(contentsOf: [0x5C, UInt8(ascii: "r")])
            case 0..<0x20:
                bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30])
                bytes.append(hexDigits[Int(byte >> 4)])
                bytes.append(hexDigits[Int(byte & 0xF)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Nil unless `bytes` are empty or one JSON object of strings whose names are lower kebab case, each once.
    init?(json bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty else { return }
        var reader = Reader(rest: bytes)
        guard reader.object(into: &self) else { return nil }
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func object(into metadata: inout Metadata) -> Bool {
            guard take("{") else { return false }
            if take("}") { return atEnd() }
            repeat {
                guard let name = string(), take(":"), let value = string(), Metadata.isName(name.utf8),
                    metadata[name] == nil, metadata.entries.count < Metadata.maximumCount
                else { return false }
                metadata.entries.append(Entry(name: name, value: value))
            } while take(",")
            return take("}") && atEnd()
        }

        mutating func skipSpace() {
            while let byte = rest.first, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
                rest.removeFirst()
            }
        }

        mutating func atEnd() -> Bool {
            skipSpace()
            return rest.isEmpty
        }

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            skipSpace()
            guard rest.first == UInt8(ascii: character) else { return false }
            rest.removeFirst()
            return true
        }

        /// Most strings have no escape and are taken in one piece.
        mutating func string() -> String? {
            guard take("\"") else { return nil }
            guard let stop = rest.firstIndex(where: { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 }) else {
                return nil
            }
            var bytes = rest[..<stop]
            rest = rest[stop...]
            while true {
                guard let byte = rest.popFirst() else { return nil }
                switch byte {
                case 0x22: return String(validating: bytes, as: UTF8.self)
                case 0x5C: guard escape(into: &bytes) else { return nil }
                case 0..<0x20: return nil
                default: bytes.append(byte)
                }
            }
        }

        private mutating func escape(into bytes: inout ArraySlice<UInt8>) -> Bool {
            switch rest.popFirst() {
            case UInt8(ascii: "\""): bytes.append(0x22)
            case UInt8(ascii: "\\"): bytes.append(0x5C)
            case UInt8(ascii: "/"): bytes.append(0x2F)
            case UInt8(ascii: "b"): bytes.append(0x08)
            case UInt8(ascii: "f"): bytes.append(0x0C)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "t"): bytes.append(0x09)
            case UInt8(ascii: "u"):
                guard let scalar = escapedScalar() else { return false }
                bytes.append(contentsOf: Array(String(Character(scalar)).utf8))
            default: return false
            }
            return true
        }

        /// After `\u`: four hex digits, or a surrogate pair of them.
        private mutating func escapedScalar() -> Unicode.Scalar? {
            guard let unit = hexUnit() else { return nil }
            guard (0xD800...0xDBFF).contains(unit) else { return Unicode.Scalar(unit) }
            guard rest.popFirst() == 0x5C, rest.popFirst() == UInt8(ascii: "u"), let low = hexUnit(),
                (0xDC00...0xDFFF).contains(low)
            else { return nil }
            return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        }

        private mutating func hexUnit() -> UInt32? {
            guard rest.count >= 4 else { return nil }
            var unit: UInt32 = 0
            for byte in rest.prefix(4) {
                let digit: UInt8
                switch byte {
                case 0x30...0x39: digit = byte - 0x30
                case 0x41...0x46: digit = byte - 0x41 + 10
                case 0x61...0x66: digit = byte - 0x61 + 10
                default: return nil
                }
                unit = unit << 4 | UInt32(digit)
            }
            rest.removeFirst(4)
            return unit
        }
    }
}

private let hexDigits = Array("0123456789abcdef".utf8)
