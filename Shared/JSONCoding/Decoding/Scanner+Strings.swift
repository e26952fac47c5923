extension Scanner {
    /// A string from its quote on; says whether anything in it is escaped.
    mutating func string() throws(Malformed) -> Bool {
        at += 1
        let start = at
        var escaped = false
        while true {
            while at + 8 <= text.count {
                let plain = SWAR.plainPrefix(SWAR.load(text, at: at))
                at += plain
                if plain < 8 { break }
            }
            guard at < text.count else { throw Malformed(offset: at) }
            let byte = text[at]
            switch byte {
            case .quote:
                tape.append(Token(.string, start: start, extent: at - start, flag: escaped))
                at += 1
                return escaped
            case .backslash:
                escaped = true
                try escape()
            case ..<0x20: throw Malformed(offset: at)
            case ..<0x80: at += 1
            default: try multibyte(byte)
            }
        }
    }

    private mutating func escape() throws(Malformed) {
        let start = at
        at += 1
        switch next {
        case .quote, .backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 1
        case UInt8(ascii: "u"):
            at += 1
            let unit = try hexadecimal()
            // A surrogate stands for nothing by itself (Unicode 15, D75): it must be a high and a low one.
            guard unit & 0xF800 == 0xD800 else { return }
            guard unit < 0xDC00, next == .backslash else { throw halfCharacter(start) }
            at += 1
            guard next == UInt8(ascii: "u") else { throw halfCharacter(start) }
            at += 1
            guard try hexadecimal() & 0xFC00 == 0xDC00 else { throw halfCharacter(start) }
        default: throw Malformed(offset: at)
        }
    }

    private func halfCharacter(_ offset: Int) -> Malformed {
        Malformed(offset: offset, isHalfCharacter: true)
    }

    private mutating func hexadecimal() throws(Malformed) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = next.hexadecimal else { throw Malformed(offset: at) }
            unit = unit << 4 | digit
            at += 1
        }
        return unit
    }

    /// A character outside ASCII: well-formed sequences only (Unicode 15, table 3-7).
    private mutating func multibyte(_ lead: UInt8) throws(Malformed) {
        let count: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: count = 2
        case 0xE0: (count, second) = (3, 0xA0...0xBF)
        case 0xED: (count, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: count = 3
        case 0xF0: (count, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: count = 4
        case 0xF4: (count, second) = (4, 0x80...0x8F)
        default: throw Malformed(offset: at)
        }
        guard at + count <= text.count, second.contains(text[at + 1]) else { throw Malformed(offset: at) }
        for index in 2..<max(2, count) where text[at + index] & 0xC0 != 0x80 { throw Malformed(offset: at) }
        at += count
    }
}
