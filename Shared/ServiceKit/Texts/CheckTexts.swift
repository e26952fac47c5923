internal import Vocabulary

/// What ``Checks`` and ``Keyed`` say of any member of any request, and those who follow the registry of its children:
/// `{field}` is the member's name as people say it.
enum CheckTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)
}
