extension UInt8 {
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    static let comma = UInt8(ascii: ",")
    static let colon = UInt8(ascii: ":")
    static let openBrace = UInt8(ascii: "{")
    static let closeBrace = UInt8(ascii: "}")
    static let openBracket = UInt8(ascii: "[")
    static let closeBracket = UInt8(ascii: "]")
    static let minus = UInt8(ascii: "-")
    static let plus = UInt8(ascii: "+")
    static let point = UInt8(ascii: ".")
    static let zero = UInt8(ascii: "0")

    var isDigit: Bool { self &- .zero < 10 }
    /// `e` or `E`.
    var isExponentMark: Bool { self | 0x20 == UInt8(ascii: "e") }

    /// The value of a hexadecimal digit.
    var hexadecimal: UInt32? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self &- .zero)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self &- 0x57)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self &- 0x37)
        default: nil
        }
    }
}

/// Eight bytes at a time, in one register (Mycroft's zero-byte test; S. E. Anderson, "Bit Twiddling Hacks").
enum SWAR {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The eight bytes from `offset`, the first in the lowest octet; the caller has checked that they are
    /// there.
    @inline(__always)
    static func load(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64 {
        UInt64(
            littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        )
    }

    /// Whether a byte is a quote, a backslash or below 0x20. May say yes of a word with bytes from 0x80 on.
    @inline(__always)
    static func needsEscape(_ word: UInt64) -> Bool {
        let quote = word ^ (ones &* UInt64(UInt8.quote))
        let backslash = word ^ (ones &* UInt64(UInt8.backslash))
        let found =
            ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((word &- ones &* 0x20) & ~word)
        return found & highs != 0
    }

    /// How many of the eight come before the first that is a quote, a backslash, below 0x20 or not ASCII.
    ///
    /// Bytes from 0x80 on count as found themselves, so the tests need not be masked for them; and a borrow
    /// can only reach bytes after the first one found.
    @inline(__always)
    static func plainPrefix(_ word: UInt64) -> Int {
        let quote = word ^ (ones &* UInt64(UInt8.quote))
        let backslash = word ^ (ones &* UInt64(UInt8.backslash))
        let found = ((quote &- ones) | (backslash &- ones) | (word &- ones &* 0x20) | word) & highs
        return found == 0 ? 8 : found.trailingZeroBitCount / 8
    }
}
