/// The sentences about values, files of reference data and the policy.
public enum VocabularyTexts {
    public static let catalogue = TextCatalogue(vi: vietnamese, en: english)
        .merging(TextCatalogue(vi: vietnameseMembers, en: englishMembers))
        .merging(TextCatalogue(vi: vietnameseWords, en: englishWords))
}
