import Vocabulary

/// What the fund says, in both languages.
enum FundingTexts {
    static let catalogue = TextCatalogue(
        vi: vi.merging(spelt(viPerField, for: viFields)) { first, _ in first },
        en: en.merging(spelt(enPerField, for: enFields)) { first, _ in first }
    ).merging(TextCatalogue(vi: vietnameseWords, en: englishWords))

    /// Each sentence that may be said of any field, for each field: `funding.text-empty.name`.
    private static func spelt(_ sentences: [String: String], for fields: [String: String]) -> [String: String]
    {
        var spelt: [String: String] = [:]
        for (rule, sentence) in sentences {
            for (field, words) in fields {
                spelt["funding.\(rule).\(field)"] = sentence.split(
                    separator: "{field}", omittingEmptySubsequences: false
                ).joined(separator: words)
            }
        }
        return spelt
    }
}
