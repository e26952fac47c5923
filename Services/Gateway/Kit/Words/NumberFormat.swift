import Foundation
package import Vocabulary

/// Numbers as people write them: `1.234,5` in Vietnamese, `1,234.5` in English.
package struct NumberFormat {
    private let language: Language
    private let group: String
    /// Between a number and its decimals.
    package let point: String

    package init(_ language: Language) {
        self.language = language
        (group, point) = language == .vi ? (".", ",") : (",", ".")
    }

    package func whole(_ number: some BinaryInteger) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += group }
            text.append(digit)
        }
        return number < 0 ? "−" + text : text
    }

    /// In words: `năm`, `five`.
    package func spelled(_ number: Int) -> String {
        let words = NumberFormatter()
        words.locale = Locale(identifier: language.rawValue)
        words.numberStyle = .spellOut
        return words.string(from: NSNumber(value: number)) ?? whole(number)
    }

    /// With one decimal; a whole number without.
    package func decimal(_ number: Double) -> String {
        let tenths = Int64((number * 10).rounded())
        let text = whole(abs(tenths) / 10) + (tenths % 10 == 0 ? "" : "\(point)\(abs(tenths) % 10)")
        return tenths < 0 ? "−" + text : text
    }

    /// `signed`: with a plus sign when above zero.
    package func measured(_ number: Double?, percent: Bool, signed: Bool = false) -> String {
        guard let number else { return "–" }
        return (signed && number > 0 ? "+" : "") + decimal(number) + (percent && !signed ? " %" : "")
    }

    /// Đồng, without the unit.
    package func money(_ amount: Money) -> String { whole(amount.dong) }

    /// Seconds with one decimal.
    package func seconds(_ duration: Duration) -> String {
        decimal(Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18) + " s"
    }

    /// `10/12/2021` in Vietnamese, `2021-12-10` in English.
    package func day(_ day: Day) -> String { DayWords.day(day, in: language) }
}
