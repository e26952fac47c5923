import Testing
import Vocabulary

@Suite("Sentences")
struct TextTests {
    @Test("every sentence is there in both languages, with the same blanks")
    func translated() {
        let catalogue = VocabularyTexts.catalogue
        #expect(catalogue.untranslated.isEmpty)
        for key in catalogue.keys {
            func blanks(_ language: Language) -> Set<Substring> {
                let parts = (catalogue.template(key, in: language) ?? "").split(separator: "{").dropFirst()
                return Set(parts.compactMap { $0.split(separator: "}").first })
            }
            #expect(blanks(.vi) == blanks(.en), "\(key)")
        }
    }

    @Test("blanks are filled, and an unknown key shows itself")
    func rendering() {
        let texts = TextCatalogue(vi: ["a": "{x} và {x}, {y}"], en: ["a": "{x} and {x}, {y}", "b": "B"])
        #expect(texts.render(Message("a", ["x": "1", "y": "2"]), in: .vi) == "1 và 1, 2")
        #expect(texts.render(Message("a"), in: .en) == "{x} and {x}, {y}")
        #expect(texts.render(Message("nothing"), in: .en) == "nothing")
        #expect(texts.untranslated == ["b"])
        #expect(texts.merging(TextCatalogue(vi: ["b": "Bê"], en: [:])).untranslated.isEmpty)
    }

    @Test(
        "the best of our languages for a header, Vietnamese for none",
        arguments: [
            (nil, .vi), ("", .vi), ("en", .en), ("en-GB,vi;q=0.5", .en), ("fr, en;q=0.4", .en), ("fr", .vi),
            ("vi-VN", .vi), (";;,,", .vi),
        ] as [(String?, Language)])
    func languages(header: String?, expected: Language) { #expect(Language(accept: header) == expected) }
}
