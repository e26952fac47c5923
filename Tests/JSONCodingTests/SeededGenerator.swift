import TestKit

/// What the tests of JSON draw.
extension Seeded {
    mutating func chance(_ one: Int, in all: Int) -> Bool { Int.random(in: 0..<all, using: &self) < one }
    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    /// Any bits, so any exponent; finite.
    mutating func double() -> Double {
        switch below(4) {
        case 0: return Double(Int.random(in: -1000...1000, using: &self))
        case 1: return Double(Int.random(in: -100_000...100_000, using: &self)) / 100
        case 2:
            return [0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .pi, 1e22, 1e23, 0.1][below(8)]
        default:
            let value = Double(bitPattern: next())
            return value.isFinite ? value : 0
        }
    }

    mutating func integer() -> Int64 {
        switch below(4) {
        case 0: Int64.random(in: -9...9, using: &self)
        case 1: [Int64.max, .min, 0, 1 << 53, -(1 << 53) - 1, 999_999_999_999_999_999][below(6)]
        case 2: Int64.random(in: -1_000_000...1_000_000, using: &self)
        default: Int64(bitPattern: next())
        }
    }

    /// Plain, accented, with what must be escaped, outside the basic plane.
    mutating func text(_ longest: Int = 24) -> String {
        var text = ""
        for _ in 0..<below(longest + 1) {
            switch below(8) {
            case 0: text.unicodeScalars.append(Unicode.Scalar(UInt8(below(0x80))))
            case 1: text += ["\"", "\\", "/", "\n", "\u{1}", "\u{7F}", "~"][below(7)]
            case 2: text += ["ế", "ộ", "Đ", "漢", "\u{2028}", "\u{FFFF}"][below(6)]
            case 3: text += ["𝄞", "👩‍👧", "\u{10FFFF}"][below(3)]
            default: text += String(Unicode.Scalar(UInt8(ascii: "a") + UInt8(below(26))))
            }
        }
        return text
    }
}
