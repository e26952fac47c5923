/// What somebody wrote where one of several terms belongs, compared with what each is found by: its code and its labels.
struct Likeness {
    /// So many letters are compared: nothing is called by more, and comparing is quadratic.
    private static let most = 120

    private let written: TermName

    init(_ text: String) { written = TermName(code: text.prefix(Self.most)) }

    /// The one candidate that is called just so: marks and all, or else without them, or else by its letters alone. Nil where
    /// none is, or several.
    func only(of candidates: [[TermName]]) -> Int? {
        guard !written.folded.isEmpty else { return nil }
        func called(_ isSame: (TermName) -> Bool) -> [Int] {
            candidates.indices.filter { candidates[$0].contains(where: isSame) }
        }
        let ways: [(TermName) -> Bool] = [
            { $0.exact == written.exact }, { $0.folded == written.folded }, { $0.letters == written.letters },
        ]
        let alike = ways.lazy.map(called).first { !$0.isEmpty } ?? []
        return alike.count == 1 ? alike[0] : nil
    }

    /// All candidates, the likest first; those that are as like stay in their order.
    func order(of candidates: [[TermName]]) -> [Int] {
        let distances = candidates.map { names in
            names.map { distance(to: $0) }.min { $0 < $1 } ?? (Int.max, Int.max, Int.max)
        }
        return candidates.indices.sorted { left, right in
            let (one, other) = (distances[left], distances[right])
            return one == other ? left < right : one < other
        }
    }

    /// Words that are not there, then edits from word to word, then edits of the whole. Whole words come before
    /// beginnings of words, and both before any likeness in spelling.
    private func distance(to name: TermName) -> (Int, Int, Int) {
        (missing(in: name), wordEdits(to: name), Spelling.edits(written.octets, name.octets))
    }

    /// 0 for the same words, 1000 where no word is shared.
    private func missing(in name: TermName) -> Int {
        if written.folded.isEmpty { return 1000 }
        if written.folded == name.folded { return 0 }
        if "\(name.folded) ".hasPrefix("\(written.folded) ") { return 1 }
        if " \(name.folded) ".contains(" \(written.folded) ") { return 2 }
        let shared = written.words.reduce(0) { $0 + weight(of: $1, in: name) }
        return 1000 - shared * 990 / (2 * written.words.count)
    }

    /// 2 for a word of the name, 1 for one that begins as one of them does or goes on where it ends.
    private func weight(of word: String, in name: TermName) -> Int {
        if name.words.contains(word) { return 2 }
        let begins = name.words.contains {
            min($0.utf8.count, word.utf8.count) >= 3 && ($0.hasPrefix(word) || word.hasPrefix($0))
        }
        return begins ? 1 : 0
    }

    private func wordEdits(to name: TermName) -> Int {
        written.words.reduce(0) { sum, word in
            sum + (name.words.map { Spelling.edits(word, $0) }.min() ?? word.utf8.count)
        }
    }
}
