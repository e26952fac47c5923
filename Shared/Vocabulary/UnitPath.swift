/// The readable id of a unit: a province, a district, a commune, a department, a mass organisation. Parts of
/// lower-case ASCII letters, digits and hyphens, from the province down: `thai-binh/thai-thuy/diem-dien`.
public struct UnitPath: Hashable, Sendable, Comparable {
    public let text: String

    public var parts: [Substring] { text.split(separator: "/") }

    /// The unit that this one is part of; nil for the first part.
    public var parent: UnitPath? { text.lastIndex(of: "/").flatMap { UnitPath(String(text[..<$0])) } }

    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension UnitPath: KeptText {
    public static var expectation: String { "unit" }
    /// One part, as a pattern.
    static let part = "[a-z0-9]([a-z0-9-]*[a-z0-9])?"
    public static var form: TextForm {
        TextForm(
            "^\(part)(/\(part)){0,5}$", maxLength: 200, example: "thai-binh/thai-thuy", low: "0", high: "z/z")
    }

    /// Nil unless there are 1 to 6 well-formed parts and at most 200 characters.
    public init?(_ text: String) {
        var text = text
        guard text.withUTF8(Self.isWellFormed) else { return nil }
        self.text = text
    }

    private static func isWellFormed(_ characters: UnsafeBufferPointer<UInt8>) -> Bool {
        guard (1...200).contains(characters.count) else { return false }
        var (parts, previous) = (1, UInt8(ascii: "/"))
        for character in characters {
            switch character {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "-"):
                guard previous != UInt8(ascii: "/") else { return false }
            case UInt8(ascii: "/"):
                guard previous != UInt8(ascii: "/"), previous != UInt8(ascii: "-") else { return false }
                parts += 1
            default: return false
            }
            previous = character
        }
        return parts <= 6 && previous != UInt8(ascii: "/") && previous != UInt8(ascii: "-")
    }
}

extension UnitPath: ExpressibleByStringLiteral {
    /// For paths written in tests and scripts; a malformed literal stops the program.
    public init(stringLiteral value: String) {
        guard let path = UnitPath(value) else { preconditionFailure("not a unit path: \(value)") }
        self = path
    }
}
