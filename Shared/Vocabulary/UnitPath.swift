/// The readable id of a unit: a province, a district, a commune, a department, a mass organisation. Parts of
/// lower-case ASCII letters, digits and hyphens, from the province down: `thai-binh/thai-thuy/diem-dien`.
public struct UnitPath: Hashable, Sendable, Comparable {
    public let text: String

    public var parts: [Substring] { text.split(separator: "/") }

    /// The unit that this one is part of; nil for the first part.
    public var parent: UnitPath? { text.lastIndex(of: "/").flatMap { UnitPath(String(text[..<$0])) } }

    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension UnitPath: TextValue {
    public static var expectation: String { "unit" }
    public static var form: TextForm {
        let part = "[a-z0-9]([a-z0-9-]*[a-z0-9])?"
        return TextForm(
            "^\(part)(/\(part)){0,5}$", maxLength: 200, example: "thai-binh/thai-thuy", low: "0", high: "z/z")
    }

    public var description: String { text }

    /// Nil unless there are 1 to 6 well-formed parts and at most 200 characters.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard text.utf8.count <= 200, (1...6).contains(parts.count) else { return nil }
        for part in parts {
            guard let first = part.utf8.first, first != UInt8(ascii: "-"),
                part.utf8.last != UInt8(ascii: "-"),
                part.utf8.allSatisfy({
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
                })
            else { return nil }
        }
        self.text = text
    }
}

extension UnitPath: ExpressibleByStringLiteral {
    /// For paths written in tests and scripts; a malformed literal stops the program.
    public init(stringLiteral value: String) {
        guard let path = UnitPath(value) else { preconditionFailure("not a unit path: \(value)") }
        self = path
    }
}
