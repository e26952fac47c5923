import TestKit
import Testing
import Vocabulary

@Suite("Sentences", .timeLimit(.minutes(5)))
struct TextTests {
    @Test("every sentence is there in both languages, with the same blanks")
    func translated() {
        let catalogue = VocabularyTexts.catalogue
        #expect(catalogue.untranslated.isEmpty)
        #expect(catalogue.lopsided.isEmpty)
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

    @Test("terms are words of the reader's language, with their codes where the sentence asks for them")
    func terms() {
        let texts = TextCatalogue(
            vi: ["a": "Ghi {which:codes}: nay là {now}.", "b": "{now} rồi", "word.Sex.male": "nam"],
            en: ["a": "Write {which:codes}: it is {now}.", "b": "{now} already", "word.Sex.male": "male one"])
        let message = Message(
            "a", terms: ["which": [Sex.male.term, "word.Sex.other"], "now": [Sex.male.term]])
        #expect(texts.render(message, in: .vi) == "Ghi male (nam), other: nay là nam.")
        #expect(texts.render(message, in: .en) == "Write male (male one), other: it is male one.")
        #expect(texts.render(Message("b", terms: ["now": [Sex.male.term]]), in: .vi) == "Nam rồi")
        // A word that nobody gave is its code.
        #expect(texts.render(Message("b", terms: ["now": [Sex.female.term]]), in: .vi) == "Female rồi")
        #expect(UnitSuccession.Kind.merge.term == "word.UnitSuccession.Kind.merge")
    }

    @Test("a member is named as people name it, and led by where it is not named")
    func members() {
        let texts = VocabularyTexts.catalogue.merging(
            TextCatalogue(
                vi: [
                    "a": "Thiếu {field}.", "b": "{field} sai.", "value.c": "Sai rồi.",
                    "member.goals": "mục tiêu",
                ],
                en: [
                    "a": "No {field}.", "b": "{field} is wrong.", "value.c": "Wrong.",
                    "member.goals": "goals",
                ]))
        func said(_ key: String, _ field: String, _ language: Language = .vi) -> String {
            texts.renderNamingField(Message(key, ["field": field]), in: language)
        }
        #expect(said("a", "/unit") == "Thiếu đơn vị.")
        #expect(said("b", "/unit") == "Đơn vị sai.")
        #expect(said("value.c", "/unit") == "Đơn vị: Sai rồi.")
        #expect(said("value.c", "/unit", .en) == "Unit: Wrong.")
        #expect(said("a", "/goals/1") == "Thiếu mục 2 của mục tiêu.")
        #expect(said("a", "/lines/0/goals/11/unit", .en) == "No unit, item 12 of goals, item 1 of lines.")
        #expect(said("b", "/0/unit") == "Đơn vị, mục 1 sai.")
        #expect(said("a", "/") == "Thiếu nội dung yêu cầu.")
        // What has no name is shown as it is written.
        #expect(said("a", "/strange/name_x") == "Thiếu /strange/name_x.")
        #expect(said("value.c", "/strange/9223372036854775807") == "/strange/9223372036854775807: Sai rồi.")
        #expect(said("a", "the field") == "Thiếu the field.")
        #expect(texts.render(Message("value.c", ["field": "/unit"]), in: .vi) == "Sai rồi.")
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
