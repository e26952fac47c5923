/// A person's full name as registered, surname first: composed letters, one blank between words, 2 to 100
/// characters with at least one letter and no control characters.
public struct PersonName: Hashable, Sendable, Comparable {
    /// As registered: never respelt, only composed (NFC) and with single blanks.
    public let text: String

    /// What spellings of the same name share (see ``Vietnamese/folded(_:)``): for matching, never for showing.
    public var folded: String { Vietnamese.folded(text) }

    /// Lists of people go by given name (the last word), then surname, then what is between.
    public var sortKey: String {
        let words = text.split(separator: " ")
        guard let given = words.last else { return "" }
        return Vietnamese.sortKey(([given] + words.dropLast()).joined(separator: " "))
    }

    public static func < (left: Self, right: Self) -> Bool { left.sortKey < right.sortKey }
}

extension PersonName: TextValue {
    public static var expectation: String { "person-name" }
    /// Characters are counted as people do, which a pattern cannot.
    public static var form: TextForm {
        TextForm(nil, example: "Nguyễn Văn An", low: "An", high: "Nguyễn Thị Zung")
    }

    public var description: String { text }

    public init?(_ text: String) {
        let words = Vietnamese.composed(text).split(whereSeparator: \.isWhitespace)
        let joined = words.joined(separator: " ")
        guard (2...100).contains(joined.count), joined.contains(where: \.isLetter),
            !joined.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
        else { return nil }
        self.text = joined
    }
}
