/// A Vietnamese telephone number, kept as dialled at home: 10 digits from 0 for a mobile, 11 from 02 for a fixed line.
public struct Phone: Hashable, Sendable {
    public let text: String

    /// The mobile prefixes of eleven-digit numbers that became three digits between September and November 2018
    /// (from memory, unverified).
    private static let since2018: [String: String] = [
        "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083",
        "0124": "084",
        "0125": "085", "0127": "081", "0129": "082", "0162": "032", "0163": "033", "0164": "034",
        "0165": "035",
        "0166": "036", "0167": "037", "0168": "038", "0169": "039", "0186": "056", "0188": "058",
        "0199": "059",
    ]
}

extension Phone: KeptText {
    public static var expectation: String { "phone" }
    /// The ways of writing one are too many for a pattern.
    public static var form: TextForm {
        TextForm(nil, example: "0912345678", low: "0312345678", high: "0987654321")
    }

    /// Takes `+84` or `84` for the leading 0, and blanks, dots, hyphens and brackets between digits; turns an
    /// eleven-digit mobile number of before 2018 into today's.
    public init?(_ text: String) {
        var digits = text.filter { !" .-()".contains($0) }
        if digits.hasPrefix("+84") {
            digits = "0" + digits.dropFirst(3)
        } else if digits.hasPrefix("84"), digits.utf8.count >= 11 {
            digits = "0" + digits.dropFirst(2)
        }
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        if digits.utf8.count == 11, let prefix = Phone.since2018[String(digits.prefix(4))] {
            digits = prefix + digits.dropFirst(4)
        }
        let mobile = digits.utf8.count == 10 && ["03", "05", "07", "08", "09"].contains(digits.prefix(2))
        let fixed = digits.utf8.count == 11 && digits.hasPrefix("02")
        guard mobile || fixed else { return nil }
        self.text = digits
    }
}
