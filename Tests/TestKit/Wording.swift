internal import Bus
internal import Foundation
public import Vocabulary

/// Holds Vietnamese sentences to the words that people have: no blank may be filled with the name of a member, a word of
/// an enum or a code of reference data that the catalogue has a label for, unless the label stands beside it
/// (`{x:codes}`).
///
/// It reads finished sentences, so that it makes no difference how a rule came to fill a blank. ``TestClient`` holds every
/// Vietnamese refusal to it that a test of a service provokes; tests that speak English are not held to it.
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

        var length: Int { pieces.reduce(0) { $0 + $1.count } }
    }

    /// Blanks that give back what the caller wrote, so that they find it in what they sent.
    private static let echoes: Set<String> = ["value", "member"]
    private static let echoed = ["check.code-unknown": "code"]

    private let labelled: Set<String>
    private let templates: [Template]

    public init(_ texts: TextCatalogue) {
        var labelled: Set<String> = []
        var templates: [Template] = []
        for key in texts.keys {
            guard let text = texts.template(key, in: .vi) else { continue }
            let kind = key.prefix { $0 != "." }
            if ["member", "word", "code"].contains(kind) {
                let word = String(key.split(separator: ".").last ?? "")
                if text != word { labelled.insert(word) }
            } else {
                templates.append(Self.template(key, text))
            }
        }
        self.labelled = labelled
        // Of several that a sentence could be, the one that says most of it is the one that it is.
        self.templates = templates.sorted { ($0.length, $1.key) > ($1.length, $0.key) }
    }

    /// Throws the first ``Offence`` in what was said.
    func check(_ refused: Refused) throws {
        for violation in refused.violations {
            if let offence = offence(in: violation.message) { throw offence }
        }
        if let offence = offence(in: refused.message) { throw offence }
    }

    /// The first word in a sentence of the catalogue that people have their own for.
    public func offence(in sentence: String) -> Offence? {
        // Led by the member that it is about, which has no name for people then.
        if sentence.hasPrefix("/"), let pointer = sentence.prefixMatch(of: /[^ :]+/),
            let word = shown(String(pointer.output))
        {
            return Offence(key: "", word: word, sentence: sentence)
        }
        for template in templates {
            guard let values = Self.values(template.pieces, in: sentence) else { continue }
            for (blank, value) in zip(template.blanks, values)
            where !Self.echoes.contains(blank) && Self.echoed[template.key] != blank
                && !blank.hasSuffix(":codes")
            {
                if let word = shown(value) {
                    return Offence(key: template.key, word: word, sentence: sentence)
                }
            }
            return nil
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
        guard let first = pieces.first, pieces.contains(where: { $0.count > 3 }) else { return nil }
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
