import Bus
import JSONCoding
import Testing
import Vocabulary

@Suite("What is said of numbers that do not fit", .timeLimit(.minutes(5)))
struct NumberSentenceTests {
    private let texts = VocabularyTexts.catalogue.merging(BusTexts.catalogue)

    private func said(_ text: String, in language: Language) -> String {
        let mistakes = JSON.draft([String: Int64].self, from: Array(text.utf8)).mistakes
        return texts.render(Refusal(mistakes).message, in: language)
    }

    @Test("a whole number out of range is told the range, its digits in threes")
    func range() {
        let text = #"{"x":99999999999999999999}"#
        #expect(
            said(text, in: .en)
                == "/x must be a whole number from −9,223,372,036,854,775,808 to 9,223,372,036,854,775,807.")
        #expect(
            said(text, in: .vi)
                == "/x phải là số nguyên từ −9.223.372.036.854.775.808 đến 9.223.372.036.854.775.807.")
    }

    @Test("one without end is told to be too long, and null to be missing")
    func others() {
        #expect(
            said(#"{"x":\#(String(repeating: "7", count: 65))}"#, in: .en)
                == "/x is a number of more than 64 characters. Shorten it.")
        #expect(said(#"{"x":null}"#, in: .en) == "/x is missing. Add it.")
    }
}
