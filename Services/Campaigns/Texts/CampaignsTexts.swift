import Vocabulary

/// The campaigns service's sentences.
enum CampaignsTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)
        .merging(TextCatalogue(vi: vietnameseWords, en: englishWords))
        .merging(TextCatalogue(vi: vietnamesePress, en: englishPress))
        .merging(TextCatalogue(vi: vietnameseCorrecting, en: englishCorrecting))
}
