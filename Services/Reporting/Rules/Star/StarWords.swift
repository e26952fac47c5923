import Vocabulary

/// The star's words with their numbers, from 1 on within a kind; 0 stands for none.
struct StarWords: Sendable {
    private let codes: [StarKind: [String: Int64]]
    private let words: [StarKind: [Int64: String]]

    init(_ all: [(kind: StarKind, code: Int64, word: String)]) {
        var (codes, words): ([StarKind: [String: Int64]], [StarKind: [Int64: String]]) = ([:], [:])
        for (kind, code, word) in all {
            codes[kind, default: [:]][word] = code
            words[kind, default: [:]][code] = word
        }
        (self.codes, self.words) = (codes, words)
    }

    /// Those of these words that some row may name.
    func codes(_ kind: StarKind, of asked: some Sequence<String>) -> [Int64] {
        asked.compactMap { codes[kind]?[$0] }.sorted()
    }

    /// Of the units that rows name, those that `isAsked`.
    func units(where isAsked: (UnitPath) -> Bool) -> [Int64] {
        (codes[.unit] ?? [:]).compactMap { word, code in UnitPath(word).flatMap { isAsked($0) ? code : nil } }
            .sorted()
    }

    /// Nil of 0.
    func word(_ kind: StarKind, _ code: Int64) -> String? { words[kind]?[code] }

    /// Nil of 0, and of what is no unit's path.
    func unit(_ code: Int64) -> UnitPath? { word(.unit, code).flatMap { UnitPath($0) } }

    /// How many numbers there are, that of none counted.
    func count(_ kind: StarKind) -> Int64 { (words[kind]?.keys.max() ?? 0) + 1 }
}
