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
    init?(json bytes: UnsafeRawBufferPointer) {
        guard !bytes.isEmpty else { return }
        var reader = Reader(bytes: bytes)
        guard reader.object(into: &self) else { return nil }
    }

    private struct Reader {
        let bytes: UnsafeRawBufferPointer
        var at = 0

        /// Nil at the end.
        private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

        mutating func object(into metadata: inout Metadata) -> Bool {
            guard take("{") else { return false }
            if take("}") { return atEnd() }
            repeat {
                guard let name = string(), Metadata.isName(name.utf8), take(":"), let value = string(),
                    metadata[name] == nil, metadata.entries.count < Metadata.maximumCount
                else { return false }
                metadata.entries.append(Entry(name: name, value: value))
            } while take(",")
            return take("}") && atEnd()
        }

        mutating func skipSpace() {
            while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
        }

        mutating func atEnd() -> Bool {
            skipSpace()
            return at == bytes.count
        }

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            skipSpace()
            guard next == UInt8(ascii: character) else { return false }
            at += 1
            return true
        }

        /// Most strings have no escape and are taken in one piece.
        mutating func string() -> String? {
            guard take("\"") else { return nil }
            let start = at
            while let byte = next, byte != 0x22, byte != 0x5C, byte >= 0x20 { at += 1 }
            let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<at])
            if next == 0x22 {
                at += 1
                return String(validating: piece, as: UTF8.self)
            }
            return string(after: Array(piece))
        }

        /// The rest of a string in which something is escaped.
        private mutating func string(after start: [UInt8]) -> String? {
            var text = start
            while let byte = next {
                at += 1
                switch byte {
                case 0x22: return String(validating: text, as: UTF8.self)
                case 0x5C: guard escape(into: &text) else { return nil }
                case 0..<0x20: return nil
                default: text.append(byte)
                }
            }
            return nil
        }

        private mutating func pop() -> UInt8? {
            guard let byte = next else { return nil }
            at += 1
            return byte
        }

        private mutating func escape(into text: inout [UInt8]) -> Bool {
            switch pop() {
            case UInt8(ascii: "\""): text.append(0x22)
            case UInt8(ascii: "\\"): text.append(0x5C)
            case UInt8(ascii: "/"): text.append(0x2F)
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "u"):
                guard let scalar = escapedScalar() else { return false }
                text.append(contentsOf: String(Character(scalar)).utf8)
            default: return false
            }
            return true
        }

        /// After `\u`: four hex digits, or a surrogate pair of them.
        private mutating func escapedScalar() -> Unicode.Scalar? {
            guard let unit = hexUnit() else { return nil }
            guard (0xD800...0xDBFF).contains(unit) else { return Unicode.Scalar(unit) }
            guard pop() == 0x5C, pop() == UInt8(ascii: "u"), let low = hexUnit(),
                (0xDC00...0xDFFF).contains(low)
            else { return nil }
            return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        }

        private mutating func hexUnit() -> UInt32? {
            var unit: UInt32 = 0
            for _ in 0..<4 {
                guard let byte = pop() else { return nil }
                let digit: UInt8
                switch byte {
                case 0x30...0x39: digit = byte - 0x30
                case 0x41...0x46: digit = byte - 0x41 + 10
                case 0x61...0x66: digit = byte - 0x61 + 10
                default: return nil
                }
                unit = unit << 4 | UInt32(digit)
            }
            return unit
        }
    }
}

private let hexDigits = Array("0123456789abcdef".utf8)
