/// The personal identification number (số định danh cá nhân): 12 digits. Three for the province where the birth was
/// registered, one for century and sex, two for the year of birth, six in sequence; there is no check digit.
public struct PersonalID: Hashable, Sendable {
    public let text: String

    /// 0 and 1 are men and women born 1900 to 1999, 2 and 3 those born 2000 to 2099, and so on.
    private var centuryDigit: Int { Int(text.dropFirst(3).prefix(1)) ?? 0 }

    public var sex: Sex { centuryDigit % 2 == 0 ? .male : .female }

    public var birthYear: Int { 1900 + 100 * (centuryDigit / 2) + (Int(text.dropFirst(4).prefix(2)) ?? 0) }
}

extension PersonalID: KeptText {
    public static var expectation: String { "personal-id" }
    public static var form: TextForm {
        TextForm(
            "^[ .]*([0-9][ .]*){12}$", example: "034215000001", low: "001099000001", high: "096315999999")
    }

    /// Blanks and dots between the digits are passed over.
    public init?(_ text: String) {
        let digits = text.filter { $0 != " " && $0 != "." }
        guard digits.utf8.count == 12, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.text = digits
    }
}
