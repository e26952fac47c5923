/// What somebody logs in with: 3 to 64 small letters, digits, points and hyphens, a letter first.
package struct LoginName: Hashable, Sendable, Codable, CustomStringConvertible {
    package let text: String
    package var description: String { text }

    /// As people type it: blanks around it and capitals do not matter. Nil for what is none.
    package init?(_ typed: String) {
        let text = typed.lowercased().filter { !$0.isWhitespace }
        guard (3...64).contains(text.utf8.count), text.utf8.first.map(Self.isLetter) ?? false,
            text.utf8.allSatisfy({
                Self.isLetter($0) || (48...57).contains($0) || $0 == UInt8(ascii: ".")
                    || $0 == UInt8(ascii: "-")
            })
        else { return nil }
        self.text = text
    }

    private static func isLetter(_ octet: UInt8) -> Bool { (97...122).contains(octet) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let name = LoginName(text), name.text == text else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no log-in name")
        }
        self = name
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
