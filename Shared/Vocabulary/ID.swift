/// The name of one thing, unique for ever and everywhere: a UUID version 7 (RFC 9562) in lower-case text, so
/// that ids sort by the millisecond they were made in. `Subject` only keeps ids of different things apart.
public struct ID<Subject>: Hashable, Sendable, Comparable, LosslessStringConvertible {
    // Two words, not a text: whoever counts holds, compares and hashes hundreds of thousands.
    private let high: UInt64
    private let low: UInt64

    /// A fresh id, made at `time`.
    public init(at time: Timestamp) {
        var generator = SystemRandomNumberGenerator()
        self.init(at: time, using: &generator)
    }

    public init(at time: Timestamp, using generator: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(max(0, time.milliseconds)) & 0xFFFF_FFFF_FFFF
        high = milliseconds << 16 | 0x7000 | UInt64.random(in: 0...0xFFF, using: &generator)
        low = 0x8000_0000_0000_0000 | UInt64.random(in: 0...0x3FFF_FFFF_FFFF_FFFF, using: &generator)
    }

    /// Nil unless `text` is a UUID in canonical form (any version: harnesses choose their own); upper case is
    /// folded.
    public init?(_ text: String) {
        var text = text
        guard let words = text.withUTF8(Self.words) else { return nil }
        (high, low) = words
    }

    /// The same id as the name of something else: a placement's as that of the fact that it is.
    public init<Other>(of other: ID<Other>) { (high, low) = (other.high, other.low) }

    /// 36 characters, lower case.
    public var text: String {
        String(unsafeUninitializedCapacity: Self.length) { characters in
            var index = 0
            for digit in 0..<32 {
                if Self.isDash(index) {
                    characters[index] = UInt8(ascii: "-")
                    index += 1
                }
                let word = digit < 16 ? high : low
                let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (digit % 16))) & 0xF
                characters[index] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
                index += 1
            }
            return index
        }
    }

    public var description: String { text }

    /// Sixteen octets, in the order of the digits.
    public var octets: [UInt8] {
        [high, low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
        }
    }

    /// Nil unless there are sixteen.
    public init?(octets: some Collection<UInt8>) {
        guard octets.count == 16 else { return nil }
        (high, low) = (Self.word(octets.prefix(8)), Self.word(octets.dropFirst(8)))
    }

    /// Of what a digest is of, the same whenever it is made: UUID version 8 (RFC 9562), of its first sixteen octets.
    package init(ofDigest digest: some Sequence<UInt8>) {
        let octets = Array(digest.prefix(16))
        precondition(octets.count == 16, "a digest has sixteen octets at least")
        high = Self.word(octets.prefix(8)) & 0xFFFF_FFFF_FFFF_0FFF | 0x8000
        low = Self.word(octets.suffix(8)) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    /// As their texts are ordered.
    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    private static func word(_ octets: some Sequence<UInt8>) -> UInt64 {
        octets.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static var length: Int { 36 }

    private static func isDash(_ index: Int) -> Bool {
        index == 8 || index == 13 || index == 18 || index == 23
    }

    private static func digit(_ character: UInt8) -> UInt64? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(character - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(character - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(character - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    private static func words(of characters: UnsafeBufferPointer<UInt8>) -> (high: UInt64, low: UInt64)? {
        guard characters.count == length else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        for (index, character) in characters.enumerated() {
            if isDash(index) {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = digit(character) else { return nil }
            if index < 18 { high = high << 4 | digit } else { low = low << 4 | digit }
        }
        return (high, low)
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
