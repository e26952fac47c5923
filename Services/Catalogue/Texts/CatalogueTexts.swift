import Vocabulary

/// What the catalogue says, in both languages.
enum CatalogueTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)
        .merging(TextCatalogue(vi: vietnameseWords, en: englishWords))
}
