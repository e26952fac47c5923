extension Vietnamese {
    /// The key that spellings of the same name share: lower case, no marks, đ and what is typed for it as d, words apart by one blank. Old and
    /// new placing of tones ("hòa", "hoà") agree, for the tone is gone.
    public static func folded(_ text: String) -> String { foldedByTable(text) ?? foldedByLetter(text) }

    /// As the rule has it, letter by letter: whatever the text, at several times the cost.
    static func foldedByLetter(_ text: String) -> String {
        let text = text.contains { doubles[$0] != nil } ? String(text.map { doubles[$0] ?? $0 }) : text
        return withoutMarks(text).lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    /// The same of a text of nothing but ASCII, Vietnamese letters in one piece and the usual dashes and quotes, which nearly every
    /// name is; nil of any other. None of these joins with another one into one letter (but CR and LF, between words), so that each
    /// becomes what it becomes alone.
    private static func foldedByTable(_ text: String) -> String? {
        var isKnown = true
        let folded = String(unsafeUninitializedCapacity: text.utf8.count) { room in
            var (count, endsWord) = (0, false)
            for scalar in text.unicodeScalars {
                let fold = Int(scalar.value) < folds.count ? folds[Int(scalar.value)] : .other
                guard fold != .other else {
                    isKnown = false
                    return 0
                }
                guard fold != .blank else {
                    endsWord = count > 0
                    continue
                }
                if endsWord {
                    room[count] = UInt8(ascii: " ")
                    count += 1
                    endsWord = false
                }
                room[count] = fold
                count += 1
            }
            return count
        }
        return isKnown ? folded : nil
    }

    /// What each scalar becomes, by its number: a letter or digit of ASCII, ``blank`` or ``other``.
    private static let folds: [UInt8] = {
        var folds = [UInt8](repeating: .other, count: 0x2028)
        for numbers in [0...0x2AF, 0x1EA0...0x1EF9, 0x2010...0x2027] {
            for number in numbers {
                guard let scalar = Unicode.Scalar(UInt32(number)) else { continue }
                let folded = Array(foldedByLetter(String(scalar)).utf8)
                if folded.isEmpty { folds[number] = .blank }
                if folded.count == 1 { folds[number] = folded[0] }
            }
        }
        return folds
    }()
}

extension UInt8 {
    /// Stands between words.
    fileprivate static var blank: UInt8 { 0 }
    /// Becomes something that the table does not say.
    fileprivate static var other: UInt8 { 0xFF }
}
