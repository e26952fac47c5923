extension JSONReader {
    func string(at place: Int) throws -> String {
        guard tape[place].kind == .string else { throw wrongType("string", at: place) }
        let text = text(at: place)
        guard let texts, !isPlain(place) else { return text }
        return try ruled(text, by: texts, at: place)
    }

    @inline(never)
    private func ruled(_ text: String, by rule: TextRule, at place: Int) throws -> String {
        do {
            return try rule(text) { path(to: place).map(\.stringValue) }
        } catch {
            throw DecodingFailure(.refused(error), at: place)
        }
    }

    /// A short text of visible ASCII, of which no rule can want anything.
    func isPlain(_ place: Int) -> Bool {
        let token = tape[place]
        guard !token.flag, token.extent <= 256 else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            bytes[token.range].allSatisfy { (0x20..<0x7F).contains($0) }
        }
    }

    /// The text of the string at `place`.
    func text(at place: Int) -> String {
        let token = tape[place]
        guard !token.flag else { return String(decoding: unescaped(token.range), as: UTF8.self) }
        return bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[token.range]), as: UTF8.self)
        }
    }

    /// The text of the string at `place`, in UTF-8.
    func textBytes(at place: Int) -> ArraySlice<UInt8> {
        let token = tape[place]
        return token.flag ? unescaped(token.range)[...] : bytes[token.range]
    }

    /// The scanner has checked every escape in `range`.
    private func unescaped(_ range: Range<Int>) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(range.count)
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = bytes[at]
            at += 1
            guard byte == .backslash else {
                plain.append(byte)
                continue
            }
            let escape = bytes[at]
            at += 1
            switch escape {
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "u"):
                var code = hexadecimal(at)
                at += 4
                if code & 0xFC00 == 0xD800 {
                    code = 0x1_0000 + (code & 0x3FF) << 10 + (hexadecimal(at + 2) & 0x3FF)
                    at += 6
                }
                if let scalar = Unicode.Scalar(code) {
                    plain.append(contentsOf: UTF8.encode(scalar) ?? .init())
                }
            default: plain.append(escape)
            }
        }
        return plain
    }

    private func hexadecimal(_ at: Int) -> UInt32 {
        bytes[at..<at + 4].reduce(0) { $0 << 4 | ($1.hexadecimal ?? 0) }
    }

    func boolean(at place: Int) throws -> Bool {
        switch tape[place].kind {
        case .true: true
        case .false: false
        default: throw wrongType("boolean", at: place)
        }
    }

    /// Exact or not at all: `1.0` and `1e2` are integers, `1.5` and what does not fit are not.
    @inline(__always)
    func integer<Integer: FixedWidthInteger>(_ type: Integer.Type, at place: Int) throws -> Integer {
        let token = tape[place]
        // 18 digits cannot overflow.
        guard token.kind == .integer, token.extent <= 18 else { return try longInteger(type, at: place) }
        var at = token.start
        let end = at + token.extent
        let isNegative = bytes[at] == .minus
        if isNegative { at += 1 }
        var value: Int64 = 0
        while at < end {
            value = value &* 10 &+ Int64(bytes[at] &- .zero)
            at += 1
        }
        guard let fitting = Integer(exactly: isNegative ? -value : value) else {
            throw outside(type, at: place)
        }
        return fitting
    }

    private func longInteger<Integer: FixedWidthInteger>(_ type: Integer.Type, at place: Int) throws
        -> Integer
    {
        let token = try numberToken("integer", at: place)
        let number = DecimalText(bytes[token.range])
        guard number.exponent >= 0 else { throw wrongType("integer", at: place) }
        guard let value = number.integer(type) else { throw outside(type, at: place) }
        return value
    }

    /// The nearest number that the type has; `.notAllowed` when it is too large for any.
    func number<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _ type: Number.Type, at place: Int
    ) throws -> Number {
        let token = try numberToken("number", at: place)
        if Number.self == Double.self, let quick = quickDouble(token) { return Number(quick) }
        let value = bytes.withUnsafeBufferPointer {
            Number(String(decoding: UnsafeBufferPointer(rebasing: $0[token.range]), as: UTF8.self))
        }
        guard let value, value.isFinite else { throw DecodingFailure(.notAllowed(allowed: []), at: place) }
        return value
    }

    /// Up to 15 digits and powers of ten up to 22 are exact in a double, so one division or multiplication
    /// rounds right (W. D. Clinger, "How to Read Floating Point Numbers Accurately", 1990). Nil for other
    /// numbers.
    private func quickDouble(_ token: Token) -> Double? {
        guard token.extent <= 17 else { return nil }
        let isNegative = bytes[token.start] == .minus
        var (digits, fraction) = (0, 0)
        var value: Int64 = 0
        var isFraction = false
        for at in token.start + (isNegative ? 1 : 0)..<token.start + token.extent {
            let byte = bytes[at]
            if byte == .point {
                isFraction = true
            } else if byte.isDigit {
                digits += 1
                if isFraction { fraction += 1 }
                value = value &* 10 &+ Int64(byte &- .zero)
            } else {
                return nil
            }
        }
        guard digits <= 15 else { return nil }
        let magnitude = Double(value) / JSONReader.powersOfTen[fraction]
        return isNegative ? -magnitude : magnitude
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]

    private func outside<Integer: FixedWidthInteger>(_ type: Integer.Type, at place: Int) -> DecodingFailure {
        DecodingFailure(.outside(least: "\(Integer.min)", most: "\(Integer.max)"), at: place)
    }

    /// A number, of a length that may be read.
    func numberToken(_ expected: String, at place: Int) throws -> Token {
        let token = tape[place]
        guard token.kind == .integer || token.kind == .number else { throw wrongType(expected, at: place) }
        guard token.extent <= JSON.maximumNumber else { throw DecodingFailure(.tooLong, at: place) }
        return token
    }

    func wrongType(_ expected: String, at place: Int) -> DecodingFailure {
        DecodingFailure(.wrongType(expected: expected), at: place)
    }
}
