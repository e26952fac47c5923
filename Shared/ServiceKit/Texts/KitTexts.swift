internal import Bus
public import Vocabulary

/// The sentences of the framework: what it refuses before a handler runs, and what it says when a process
/// cannot start.
public enum KitTexts {
    public static let catalogue = TextCatalogue(vi: vi, en: en)
        .merging(TextCatalogue(vi: vietnameseWords, en: englishWords))

    /// With those of the rooms below it.
    static let all = VocabularyTexts.catalogue.merging(BusTexts.catalogue).merging(catalogue)
        .merging(CheckTexts.catalogue)
}
