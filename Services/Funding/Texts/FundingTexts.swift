import Vocabulary

/// What the fund says, in both languages.
enum FundingTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)
        .merging(TextCatalogue(vi: assistanceVi, en: assistanceEn))
        .merging(TextCatalogue(vi: closingVi, en: closingEn))
        .merging(TextCatalogue(vi: correctingVi, en: correctingEn))
        .merging(TextCatalogue(vi: vietnameseWords, en: englishWords))
}
