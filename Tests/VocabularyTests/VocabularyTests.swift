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
        // What fills a blank is somebody's text, also where it looks like a blank.
        #expect(texts.render(Message("a", ["x": "{y}", "y": "{x}"]), in: .en) == "{y} and {y}, {x}")
        #expect(
            TextCatalogue(vi: ["c": "{…} {x"], en: [:]).render(Message("c", ["x": "1"]), in: .vi) == "{…} {x")
        #expect(texts.untranslated == ["b"])
        #expect(texts.merging(TextCatalogue(vi: ["b": "Bê"], en: [:])).untranslated.isEmpty)
    }

    @Test("a misspelt name finds the one that was meant, and a strange one none")
    func spelling() {
        let names = ["call", "status", "up"]
        #expect(Spelling.nearest(to: "cal", among: names) == "call")
        #expect(Spelling.nearest(to: "STATSU", among: names) == "status")
        #expect(Spelling.nearest(to: "frobnicate", among: names) == nil)
        #expect(Spelling.nearest(to: "call", among: []) == nil)
        #expect(Spelling.edits("thai-thuy", "thaithuy") == 1)
        #expect(Spelling.edits("", "abc") == 3)
    }

    @Test(
        "the best of our languages for a header, Vietnamese for none",
        arguments: [
            (nil, .vi), ("", .vi), ("en", .en), ("en-GB,vi;q=0.5", .en), ("fr, en;q=0.4", .en), ("fr", .vi),
            ("vi-VN", .vi), (";;,,", .vi),
        ] as [(String?, Language)])
    func languages(header: String?, expected: Language) { #expect(Language(accept: header) == expected) }
}
