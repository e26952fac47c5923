internal import Foundation
public import Vocabulary

/// Holds Vietnamese sentences to the words that people have: no blank may be filled with the name of a member, a word of
/// an enum or a code of reference data that the catalogue has a label for, unless the label stands beside it
/// (`{x:codes}`).
///
/// It reads what has been filled in, so that it makes no difference how a rule came to fill a blank. Every refusal that a
/// test provokes in a service of its ``Deployment`` is held to it, whatever language the test reads; front ends' tests ask it
/// themselves.
public struct Wording: Sendable {
    /// What a test must not let pass.
    public struct Offence: Error, Hashable, CustomStringConvertible {
        public let key: String
        public let word: String
        public let sentence: String

        public var description: String {
            "\(key) shows “\(word)”, which people have a word for (Message.terms, `{blank:codes}`): \(sentence)"
        }
    }

    /// A sentence of the catalogue: what stands between its blanks, one piece more than there are blanks.
    private struct Template {
        let key: String
        let blanks: [String]
        let pieces: [String]
    }

    /// Blanks that give back what the caller wrote, so that they find it in what they sent.
    private static let echoes: Set<String> = ["value", "member"]
    /// Blanks that name a service, as its log, its package and its key are called in every language.
    private static let services: Set<String> = ["service", "source"]

    private let texts: TextCatalogue
    private let labelled: Set<String>

    public init(_ texts: TextCatalogue) {
        self.texts = texts
        labelled = Set(
            texts.keys.compactMap { key in
                guard ["member", "word", "code"].contains(key.prefix { $0 != "." }),
                    let word = key.split(separator: ".").last.map(String.init),
                    texts.template(key, in: .vi) != word
                else { return nil }
                return word
            })
    }

    /// The first word in a message, as Vietnamese readers get it, that people have their own for.
    public func offence(in message: Message) -> Offence? {
        // Who recorded what is in the way is said behind it, in units and ids alone.
        let message = message.about(nil)
        let sentence = texts.renderNamingField(message, in: .vi)
        let written = Set(message.near.values)
        // Led by the member that it is about, which has no name for people then.
        if sentence.hasPrefix("/"), let pointer = sentence.prefixMatch(of: /[^ :]+/),
            let word = shown(String(pointer.output))
        {
            return Offence(key: message.key, word: word, sentence: sentence)
        }
        for key in ["", "-near", "-labelled"].map({ message.key + $0 }) {
            guard let text = texts.template(key, in: .vi) else { continue }
            let template = Self.template(key, text)
            guard let values = Self.values(template.pieces, in: sentence) else { continue }
            for (blank, value) in zip(template.blanks, values)
            where !Self.echoes.union(Self.services).contains(blank) && !blank.contains(":")
                && !written.contains(value)
            {
                if let word = shown(value) { return Offence(key: key, word: word, sentence: sentence) }
            }
        }
        return nil
    }

    /// Of one value or several with commas, or of a JSON pointer.
    private func shown(_ value: String) -> String? {
        if value.hasPrefix("/") {
            return value.split(separator: "/").last.map(String.init).flatMap {
                labelled.contains($0) ? value : nil
            }
        }
        return value.components(separatedBy: ", ").first { labelled.contains($0) }
    }

    private static func template(_ key: String, _ text: String) -> Template {
        var blanks: [String] = []
        var pieces: [String] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append(String(rest[..<open]))
            blanks.append(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return Template(key: key, blanks: blanks, pieces: pieces + [String(rest)])
    }

    /// What fills the blanks between `pieces`; nil for a sentence that is another. What leads it (`Ngày sinh: …`) is
    /// passed over.
    private static func values(_ pieces: [String], in sentence: String) -> [String]? {
        guard let first = pieces.first else { return nil }
        var rest = sentence[...]
        if !rest.hasPrefix(first) {
            guard let lead = rest.range(of: ": " + first) else { return nil }
            rest = rest[rest.index(lead.lowerBound, offsetBy: 2)...]
        }
        rest = rest.dropFirst(first.count)
        var values: [String] = []
        for (index, piece) in pieces.enumerated().dropFirst() {
            if index == pieces.count - 1 {
                guard rest.hasSuffix(piece) else { return nil }
                values.append(String(rest.dropLast(piece.count)))
                return values
            }
            guard let found = piece.isEmpty ? rest.endIndex..<rest.endIndex : rest.range(of: piece) else {
                return nil
            }
            values.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        return rest.isEmpty ? values : nil
    }
}
