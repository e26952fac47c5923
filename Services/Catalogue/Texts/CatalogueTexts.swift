import Vocabulary

/// What the catalogue says, in both languages.
enum CatalogueTexts {
    static let catalogue = TextCatalogue(
        vi: vi.merging(spelt(viPerField, for: viFields)) { first, _ in first },
        en: en.merging(spelt(enPerField, for: enFields)) { first, _ in first }
    ).merging(TextCatalogue(vi: vietnameseWords, en: englishWords))

    /// Each sentence that may be said of any field, for each field: `catalogue.text-empty.name`.
    private static func spelt(_ sentences: [String: String], for fields: [String: String]) -> [String: String]
    {
        var spelt: [String: String] = [:]
        for (rule, sentence) in sentences {
            for (field, words) in fields {
                spelt["catalogue.\(rule).\(field)"] = sentence.split(
                    separator: "{field}", omittingEmptySubsequences: false
                ).joined(separator: words)
            }
        }
        return spelt
    }
}
