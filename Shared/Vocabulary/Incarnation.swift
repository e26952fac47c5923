/// One life of a log: from the first event that was written after its file had been opened to the last one before it was
/// opened again. Every opening that writes begins another, because nobody can tell a file from a copy of it
/// (docs/decisions/0017-logs-have-an-identity.md).
public struct Incarnation: TextValue {
    /// 16 hexadecimal digits, lower case.
    public let description: String

    public static var expectation: String { "incarnation" }
    public static var form: TextForm {
        TextForm(
            "^[0-9a-f]{16}$", example: "7f3a91c204be55d0", low: "0000000000000000", high: "ffffffffffffffff")
    }

    /// A fresh one, by chance.
    public init() {
        let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
        description = String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// Nil unless `text` is 16 hexadecimal digits, lower case.
    public init?(_ text: String) {
        guard text.utf8.count == 16, text.utf8.allSatisfy({ digit($0) != nil }) else { return nil }
        description = text
    }
}

/// What a log is up to one of its events: a hash (SHA-256) over that event and the hash before it. Two logs with the same one
/// at the same position are the same up to there. Written as 64 hexadecimal digits, lower case.
public struct ChainHead: TextValue {
    public let bytes: [UInt8]

    /// Of an empty log.
    public static let empty = ChainHead(bytes: [UInt8](repeating: 0, count: length))
    private static let length = 32

    public static var expectation: String { "chain-head" }
    public static var form: TextForm {
        TextForm(
            "^[0-9a-f]{64}$", example: String(repeating: "7f3a91c204be55d0", count: 4),
            low: String(repeating: "0", count: 64), high: String(repeating: "f", count: 64))
    }

    /// `bytes` must be 32.
    public init(bytes: [UInt8]) {
        precondition(bytes.count == Self.length, "a SHA-256 has 32 octets")
        self.bytes = bytes
    }

    public init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 2 * Self.length else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digit(digits[index]), let low = digit(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        self.bytes = bytes
    }

    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
    }
}

/// Nil unless it is a hexadecimal digit, lower case.
private func digit(_ octet: UInt8) -> UInt8? {
    switch octet {
    case 0x30...0x39: octet - 0x30
    case 0x61...0x66: octet - 0x61 + 10
    default: nil
    }
}
