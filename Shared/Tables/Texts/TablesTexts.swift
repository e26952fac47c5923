public import Vocabulary

/// The sentences about files of tables.
public enum TablesTexts {
    public static let catalogue = TextCatalogue(vi: vi, en: en)
}
