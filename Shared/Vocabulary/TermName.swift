internal import Synchronization

/// A code or a label in the form in which it is compared with what somebody wrote: case and diacritics aside.
struct TermName: Sendable {
    /// As it is written, case aside.
    let exact: String
    let folded: String
    let letters: String
    let words: [String]
    let octets: [UInt8]

    init(_ text: String) {
        exact = Vietnamese.composed(text.lowercased())
        folded = Vietnamese.folded(text)
        words = folded.split(separator: " ").map(String.init)
        letters = words.joined()
        octets = Array(folded.utf8)
    }

    /// A code's words are told apart by its capitals: `agedOut` is “aged out”.
    init(code: Substring) {
        var text = ""
        for letter in code {
            if letter.isUppercase, text.last?.isLowercase == true { text.append(" ") }
            text.append(letter)
        }
        self.init(text)
    }
}

/// The names of a catalogue's terms: each is folded once.
final class TermNames: Sendable {
    private let known = Mutex<[String: [TermName]]>([:])

    func of(_ term: String, _ fold: () -> [TermName]) -> [TermName] {
        if let names = known.withLock({ $0[term] }) { return names }
        let names = fold()
        known.withLock { $0[term] = names }
        return names
    }
}
