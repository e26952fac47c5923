public import Vocabulary

/// The sentences that the bus itself says: what is wrong with a frame or a request's JSON, and why a call did not
/// come through. What is wrong with a value is said by the words it is made of.
public enum BusTexts {
    public static let catalogue = TextCatalogue(vi: vi, en: en)

    /// With those of the values that requests and replies hold.
    static let all = VocabularyTexts.catalogue.merging(catalogue)
}
