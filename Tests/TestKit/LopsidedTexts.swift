public import Vocabulary

extension TextCatalogue {
    /// Keys whose two sentences do not fill the same blanks.
    public var lopsided: [String] {
        keys.filter { blanks(of: $0, in: .vi) != blanks(of: $0, in: .en) }.sorted()
    }

    private func blanks(of key: String, in language: Language) -> Set<Substring> {
        Set(
            (template(key, in: language) ?? "").split(separator: "{", omittingEmptySubsequences: false)
                .dropFirst().map { $0.prefix { $0 != "}" } })
    }
}
