/// A person's full name as registered, surname first: clean (see ``CleanText``), one blank between words (for whatever white
/// space was written there: a cell of a table may break a name into lines), 2 to 100 characters with at least one letter.
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

extension PersonName: KeptText {
    public static var expectation: String { "person-name" }
    /// Characters are counted as people do, which a pattern cannot.
    public static var form: TextForm {
        TextForm(nil, example: "Nguyễn Văn An", low: "An", high: "Nguyễn Thị Zung")
    }

    public init?(_ text: String) {
        guard let tidy = Self.tidy(text) else { return nil }
        self.text = tidy
        // Scalars: a letter with a thousand marks on it is one character.
        guard (2...100).contains(self.text.unicodeScalars.count), self.text.contains(where: \.isLetter) else {
            return nil
        }
    }

    /// Clean, with single blanks between words. A name that is kept is that already, and is read more often than written.
    private static func tidy(_ text: String) -> String? {
        guard !CleanText.isTidy(text) else { return text }
        do {
            let words = try CleanText.of(text, as: .name).split(whereSeparator: \.isWhitespace)
            return words.joined(separator: " ")
        } catch {
            return nil
        }
    }
}
