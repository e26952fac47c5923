import Vocabulary

/// The registry's sentences.
enum RegistryTexts {
    static let catalogue = TextCatalogue(vi: vietnamese, en: english)
        .merging(TextCatalogue(vi: vietnameseWords, en: englishWords))
}
