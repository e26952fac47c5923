import Foundation
import Testing

@testable import Vocabulary

/// What is done by a table agrees with the rule that it is made of, over all that Unicode has.
@Suite("Folding and tidying by table", .timeLimit(.minutes(10)))
struct FoldingTests {
    /// Every scalar that there is.
    private static var scalars: some Sequence<Unicode.Scalar> {
        (UInt32(0)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init)
    }

    /// Those that the table has: each becomes nothing, or one character of ASCII.
    private static let usual = (Array(UInt32(0)...0x2AF) + Array(0x1EA0...0x1EF9) + Array(0x2010...0x2027))
        .compactMap(Unicode.Scalar.init)
        .filter { Vietnamese.foldedByLetter(String($0)).utf8.count <= 1 }

    /// Octet for octet: as texts, what is composed and what is not are equal.
    private static func differ(_ text: String) -> Bool {
        !Vietnamese.folded(text).utf8.elementsEqual(Vietnamese.foldedByLetter(text).utf8)
    }

    @Test("every scalar folds as the rule has it, alone and in a word")
    func scalars() {
        let wrong = Self.scalars.filter { scalar in
            Self.differ(String(scalar)) || scalar.value < 0x3000 && Self.differ("Hò\(scalar)A")
        }
        #expect(wrong.map(\.codePoint).isEmpty)
    }

    @Test("so does every pair of the usual ones")
    func pairs() {
        #expect(Self.usual.count > 250)
        let wrong = Self.usual.filter { first in
            Self.differ(Self.usual.map { "\(first)\($0)" }.joined(separator: " "))
        }
        #expect(wrong.map(\.codePoint).isEmpty)
    }

    @Test("every Vietnamese letter folds to its base, composed, half composed and decomposed")
    func letters() {
        let all = Vietnamese.letters.flatMap { character, letter in
            [(String(character), letter.base), (character.uppercased(), letter.base)]
        }
        for (written, base) in all {
            let forms = [
                written.precomposedStringWithCanonicalMapping, written.decomposedStringWithCanonicalMapping,
                Self.halfComposed(written),
            ]
            for form in forms {
                #expect(Vietnamese.folded(form) == String(base), "\(form.unicodeScalars.map(\.codePoint))")
                #expect(Vietnamese.folded("h\(form)ng \(form)\(form)") == "h\(base)ng \(base)\(base)")
                #expect(!Self.differ("Q\(form)\u{301} \(form)-\(form)'"))
            }
        }
    }

    @Test(
        "both places of a tone, Đ and what is typed for it",
        arguments: [
            ("Hòa", "Hoà", "hoa"), ("THỦY", "THUỶ", "thuy"), ("Khỏe", "Khoẻ", "khoe"), ("Quý", "Qúy", "quy"),
            ("Ðoàn Ðức", "Đoàn ĐỨC", "doan duc"), ("Ɖào ɖỗ", "đào Đỗ", "dao do"),
            ("H’Mông", "H'Mông", "h mong"),
            (" Lê \u{A0}Ân\r\n", "lê,ân", "le an"), ("Ngọc–Linh 2", "ngọc-linh_2", "ngoc linh 2"),
            ("", " \u{2019}, ", ""),
        ])
    func places(one: String, other: String, folded: String) {
        for text in [one, other] {
            #expect(Vietnamese.folded(text) == folded)
            #expect(Vietnamese.folded(text.decomposedStringWithCanonicalMapping) == folded)
        }
    }

    @Test("what no table has folds by letters, and so does all that stands with it")
    func others() {
        #expect(Vietnamese.folded("Ñandú Güell Ân") == "ñandu güell an")
        #expect(Vietnamese.folded("Straße Đức İ") == "straße duc i\u{307}")
        #expect(Vietnamese.folded("Анна Ến 李") == "анна en 李")
    }

    @Test("a name of any scalar is kept as one whose blanks are looked at one by one")
    func names() {
        func slow(_ text: String) -> String? {
            guard let clean = try? CleanText.of(text, as: .name) else { return nil }
            let joined = clean.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let fits = (2...100).contains(joined.unicodeScalars.count) && joined.contains(where: \.isLetter)
            return fits ? joined : nil
        }
        func differ(_ text: String) -> Bool {
            let (kept, wanted) = (PersonName(text)?.text, slow(text))
            return kept.map { Array($0.utf8) } != wanted.map { Array($0.utf8) }
        }
        // All that the table may have, and of the rest one in a hundred.
        let wrong = Self.scalars.filter { scalar in
            guard scalar.value < 0x3000 else { return scalar.value % 97 == 0 && differ("An\(scalar)") }
            return ["\(scalar)", "An \(scalar)", "\(scalar) 1", " \(scalar)n", "A\(scalar) n "].contains(
                where: differ)
        }
        #expect(wrong.map(\.codePoint).isEmpty)
        #expect(
            !["", " ", "1 2", "An  Bo", "A ", " A", "A B", String(repeating: "ă", count: 101)].contains(
                where: differ))
    }

    /// Vowel and its sign in one piece, the tone apart: as some keyboards write.
    private static func halfComposed(_ letter: String) -> String {
        let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
        let parts = letter.decomposedStringWithCanonicalMapping.unicodeScalars
        let rest = String(String.UnicodeScalarView(parts.filter { !tones.contains($0) }))
        let tone = String(String.UnicodeScalarView(parts.filter { tones.contains($0) }))
        return rest.precomposedStringWithCanonicalMapping + tone
    }
}
