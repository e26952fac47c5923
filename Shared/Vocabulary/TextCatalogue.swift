/// The sentences, and the words that fill their blanks, of one module or of a whole process, by key, in every language.
///
/// Words stand beside the sentences: `member.birthDate` is what people call a member of that name,
/// `word.ChildStatus.agedOut` a ``Choice``, `code.ethnic-group.tay` a code of a table of the reference data.
public struct TextCatalogue: Sendable {
    private let entries: [Language: [String: String]]
    /// Codes and labels as they are compared with what people write.
    let names = TermNames()

    public init(vi: [String: String], en: [String: String]) { entries = [.vi: vi, .en: en] }

    /// Keys that one language has and the other lacks. For harnesses: a test of each catalogue keeps this empty.
    public var untranslated: Set<String> {
        Set(entries[.vi, default: [:]].keys).symmetricDifference(entries[.en, default: [:]].keys)
    }

    public var keys: Set<String> { Set(entries[.vi, default: [:]].keys) }

    public func template(_ key: String, in language: Language) -> String? { entries[language]?[key] }

    /// The entry in both languages; nil unless both have it.
    public func bilingual(_ key: String) -> BilingualText? {
        guard let vi = template(key, in: .vi), let en = template(key, in: .en) else { return nil }
        return BilingualText(vi: vi, en: en)
    }

    /// The entries of both; where both have a key, the other's.
    public func merging(_ other: TextCatalogue) -> TextCatalogue {
        func both(_ language: Language) -> [String: String] {
            entries[language, default: [:]].merging(other.entries[language, default: [:]]) { _, new in new }
        }
        return TextCatalogue(vi: both(.vi), en: both(.en))
    }
}
