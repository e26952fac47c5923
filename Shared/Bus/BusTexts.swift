public import Vocabulary

/// The sentences that the bus itself says: what is wrong with a frame, a request's JSON or a value, and why a call
/// did not come through.
public enum BusTexts {
    public static let catalogue = TextCatalogue(vi: vi, en: en)
}
