import Vocabulary

/// The registry's sentences and words.
enum RegistryTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)
        .merging(TextCatalogue(vi: careVi, en: careEn))
        .merging(TextCatalogue(vi: vietnameseWords, en: englishWords))
        .merging(TextCatalogue(vi: careVietnameseWords, en: careEnglishWords))
        .merging(TextCatalogue(vi: actsVi, en: actsEn))
        .merging(TextCatalogue(vi: actsVietnameseWords, en: actsEnglishWords))
}
