/// The name of one thing, unique for ever and everywhere: a UUID version 7 (RFC 9562) in lower-case text, so
/// that ids sort by the millisecond they were made in. `Subject` only keeps ids of different things apart.
public struct ID<Subject>: Hashable, Sendable, Comparable, LosslessStringConvertible {
    /// 36 characters, lower case.
    public let text: String

    /// A fresh id, made at `time`.
    public init(at time: Timestamp) {
        var generator = SystemRandomNumberGenerator()
        self.init(at: time, using: &generator)
    }

    public init(at time: Timestamp, using generator: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(max(0, time.milliseconds)) & 0xFFFF_FFFF_FFFF
        let high = milliseconds << 16 | 0x7000 | UInt64.random(in: 0...0xFFF, using: &generator)
        let low = 0x8000_0000_0000_0000 | UInt64.random(in: 0...0x3FFF_FFFF_FFFF_FFFF, using: &generator)
        text = Self.format(high, low)
    }

    /// Nil unless `text` is a UUID in canonical form (any version: harnesses choose their own); upper case is
    /// folded.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return nil }
        for (index, byte) in bytes.enumerated() {
            switch index {
            case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return nil }
            default:
                guard
                    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
                        || (0x41...0x46).contains(byte)
                else { return nil }
            }
        }
        self.text = text.lowercased()
    }

    /// `text` is that of an id.
    init(known text: String) { self.text = text }

    public var description: String { text }

    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    private static func format(_ high: UInt64, _ low: UInt64) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var characters: [UInt8] = []
        characters.reserveCapacity(36)
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 {
                characters.append(UInt8(ascii: "-"))
            }
            let word = index < 16 ? high : low
            characters.append(digits[Int(word >> UInt64(60 - 4 * (index % 16)) & 0xF)])
        }
        return String(decoding: characters, as: UTF8.self)
    }
}

extension ID: TextValue {
    public static var expectation: String { "id" }
    public static var form: TextForm {
        TextForm(
            "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", format: "uuid",
            example: "01890a5d-ac96-774b-bcce-b302099a8057", low: "00000000-0000-7000-8000-000000000000",
            high: "ffffffff-ffff-7fff-bfff-ffffffffffff")
    }
}
