extension JSONWriter {
    func appendNull() { appendASCII("null") }

    func append(_ value: Bool) { appendASCII(value ? "true" : "false") }

    private func appendASCII(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// In decimal digits.
    @inline(__always)
    func append<Integer: FixedWidthInteger>(_ value: Integer) {
        if let small = UInt64(exactly: value.magnitude) {
            if value < 0 { bytes.append(.minus) }
            appendDigits(small)
        } else {
            bytes.append(contentsOf: String(value).utf8)
        }
    }

    private func appendDigits(_ value: UInt64) {
        guard value > 9 else { return bytes.append(.zero + UInt8(value)) }
        var rest = value
        // From the last digit; a UInt64 has 20 at most.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var first = 20
            while rest > 0 {
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                first -= 1
                digits[first] = .zero + UInt8(digit)
                rest = quotient
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[first...]))
        }
    }

    /// The shortest digits that read back as the same number, without a fraction where there is none. Throws
    /// `.notAllowed` for infinities and NaN, which JSON cannot write (RFC 8259, 6).
    func append<Number: BinaryFloatingPoint & LosslessStringConvertible>(_ value: Number) throws {
        guard value.isFinite else { throw EncodingFailure(.notAllowed(allowed: [])) }
        var text = value.description
        if text.hasSuffix(".0") { text.removeLast(2) }
        bytes.append(contentsOf: text.utf8)
    }

    /// Between quotes, with what must be escaped (RFC 8259, 7) escaped.
    func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    private func append(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(.quote)
        var clean = 0
        var index = 0
        while index < text.count {
            if index + 8 <= text.count, !SWAR.needsEscape(SWAR.load(text, at: index)) {
                index += 8
                continue
            }
            let byte = text[index]
            if byte < 0x20 || byte == .quote || byte == .backslash {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean..<index]))
                appendEscape(byte)
                clean = index + 1
            }
            index += 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean...]))
        bytes.append(.quote)
    }

    private func appendEscape(_ byte: UInt8) {
        bytes.append(.backslash)
        switch byte {
        case .quote, .backslash: bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            appendASCII("u00")
            bytes.append(.zero + byte >> 4)
            let low = byte & 0xF
            bytes.append(low < 10 ? .zero + low : UInt8(ascii: "a") + low - 10)
        }
    }
}
