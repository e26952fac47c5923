/// What Vietnamese spelling asks of software: one form for matching, one for sorting.
///
/// Works letter by letter (grapheme clusters, which Swift compares by canonical equivalence), so that composed and
/// decomposed text are the same.
public enum Vietnamese {
    /// A letter as the alphabet has it, apart from its tone.
    struct Letter {
        /// a to z.
        let base: Character
        /// 0 plain, 1 and 2 for the further letters in alphabetical order: a ă â, d đ, e ê, o ô ơ, u ư.
        let variant: Int
        /// 0 none (ngang), then huyền, hỏi, ngã, sắc, nặng: the order of dictionaries.
        let tone: Int
    }

    /// The composed (NFC) lower-case letter for each letter of the alphabet and tone.
    static let letters: [Character: Letter] = {
        let rows: [(base: Character, variant: Int, tones: String)] = [
            ("a", 0, "aàảãáạ"), ("a", 1, "ăằẳẵắặ"), ("a", 2, "âầẩẫấậ"), ("d", 0, "d"), ("d", 1, "đ"),
            ("e", 0, "eèẻẽéẹ"), ("e", 1, "êềểễếệ"), ("i", 0, "iìỉĩíị"), ("o", 0, "oòỏõóọ"),
            ("o", 1, "ôồổỗốộ"), ("o", 2, "ơờởỡớợ"), ("u", 0, "uùủũúụ"), ("u", 1, "ưừửữứự"),
            ("y", 0, "yỳỷỹýỵ"),
        ]
        var table: [Character: Letter] = [:]
        for row in rows {
            for (tone, character) in row.tones.enumerated() {
                table[character] = Letter(base: row.base, variant: row.variant, tone: tone)
            }
        }
        return table
    }()

    /// The composed spelling of each Vietnamese letter, in both cases: looking up finds the decomposed one too.
    private static let composed: [Character: Character] = {
        var table: [Character: Character] = [:]
        for letter in letters.keys {
            table[letter] = letter
            let upper = Character(letter.uppercased())
            table[upper] = upper
        }
        return table
    }()

    /// The text with every Vietnamese letter composed (NFC for all that Vietnamese writes).
    public static func composed(_ text: String) -> String { String(text.map { composed[$0] ?? $0 }) }

    /// Letters without marks, case kept: "Diêm Điền" gives "Diem Dien".
    public static func withoutMarks(_ text: String) -> String {
        String(
            text.map { character in
                guard let letter = letters[Character(character.lowercased())] else { return character }
                return character.isUppercase ? Character(letter.base.uppercased()) : letter.base
            })
    }

    /// ``folded(_:)`` with nothing between the words: "H'Mông", "H Mông" and "Hmông" give "hmong".
    public static func letters(_ text: String) -> String { folded(text).filter { $0 != " " } }

    /// ``folded(_:)`` as one part of a unit's path: "Thị trấn Diêm Điền" gives "thi-tran-diem-dien".
    public static func pathPart(_ text: String) -> String {
        let ascii = folded(text).map { $0.isASCII ? $0 : " " }
        return String(ascii).split(separator: " ").joined(separator: "-")
    }

    /// A key whose binary order is the order of Vietnamese dictionaries: word by word, letters first
    /// (a ă â b c d đ e ê … o ô ơ … u ư …), then the tone (none, huyền, hỏi, ngã, sắc, nặng).
    public static func sortKey(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).map { word in
            var letters = ""
            var tone = 0
            for character in word {
                let lower = Character(character.lowercased())
                let letter = Vietnamese.letters[lower]
                letters.append(letter?.base ?? lower)
                letters += String(letter?.variant ?? 0)
                tone = max(tone, letter?.tone ?? 0)
            }
            return "\(letters).\(tone)"
        }.joined(separator: " ")
    }
}
