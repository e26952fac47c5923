/// The sentences, and the words that fill their blanks, of one module or of a whole process, by key, in every language.
///
/// Words stand beside the sentences: `member.birthDate` is what people call a member of that name,
/// `word.ChildStatus.agedOut` a ``Choice``, `code.ethnic-group.tay` a code of a table of the reference data.
public struct TextCatalogue: Sendable {
    private var entries: [Language: [String: String]]

    public init(vi: [String: String], en: [String: String]) { entries = [.vi: vi, .en: en] }

    /// Keys that one language has and the other lacks: a test keeps this empty.
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
        var merged = self
        for (language, sentences) in other.entries {
            merged.entries[language, default: [:]].merge(sentences) { _, new in new }
        }
        return merged
    }
}
