import Vocabulary

/// What reporting says to people.
enum ReportingTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)
        .merging(TextCatalogue(vi: vietnameseWords, en: englishWords))
        .merging(TextCatalogue(vi: vietnameseCorrecting, en: englishCorrecting))
}
