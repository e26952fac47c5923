import Vocabulary

/// The campaigns service's sentences.
enum CampaignsTexts {
    static let catalogue = TextCatalogue(vi: vietnamese, en: english)
        .merging(TextCatalogue(vi: vietnameseWords, en: englishWords))
}
