internal import Vocabulary
internal import Yams

/// How large a document can become when its aliases (`*name`) are written out. A few lines of aliases that stand for
/// each other come to more than any memory holds, and the parser itself compares keys as written out: so it is found
/// out before the parser sees them.
enum YAMLExpansion {
    /// Octets that a document may come to, aliases written out.
    static let most = 16.0 * 1_048_576

    static func isBounded(_ text: String) -> Bool { isBoundedAtWorst(text) || size(text) <= most }

    // MARK: By their number

    /// Whether it is bounded however the aliases stand for each other: of nearly every file, which is asked no further.
    private static func isBoundedAtWorst(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let aliases = count(UInt8(ascii: "*"), in: bytes)
        let anchors = min(count(UInt8(ascii: "&"), in: bytes), aliases)
        guard anchors > 0 else { return true }
        // An alias stands for no more than all that came before the anchor that ended last. With k aliases between two such
        // ends the document grows by no more than 1 + k there, and most of all where they are spread evenly.
        let growth = 1 + Double(aliases) / Double(anchors)
        var size = Double(bytes.count)
        for _ in 0..<anchors where size <= most { size *= growth }
        return size <= most
    }

    /// How often `mark` begins an anchor's or an alias's name; in a text or a remark it counts too, so that these are never
    /// too few.
    private static func count(_ mark: UInt8, in bytes: [UInt8]) -> Int {
        zip(bytes, bytes.dropFirst()).count { $0 == mark && isOfName($1) }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    // MARK: By what they stand for

    /// Stands for the `*` of an alias in a text that is parsed to see what is anchored: then it is a plain text like any other.
    private static let mark: Unicode.Scalar = "\u{E000}"

    /// What it comes to; without bound where the text cannot be read without its aliases.
    private static func size(_ text: String) -> Double {
        guard let parser = try? Parser(yaml: withoutAliases(text)), let root = try? parser.singleRoot()
        else { return .infinity }
        // The parser keeps the anchors' names.
        return withExtendedLifetime(parser) {
            var sizes = Sizes(whole: Double(text.utf8.count))
            return sizes.size(of: root)
        }
    }

    private static func withoutAliases(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let isAlias = scalar == "*" && rest.first.flatMap { UInt8($0) }.map(isOfName) == true
            plain.append(isAlias ? mark : scalar)
        }
        return String(plain)
    }

    /// Of each anchor, what it stands for by now: a name may be given again.
    private struct Sizes {
        /// Of the text as it is: what an alias stands for at most whose anchor is not seen.
        let whole: Double
        private var anchors: [String: Double] = [:]

        init(whole: Double) { self.whole = whole }

        mutating func size(of node: Node) -> Double {
            var size = 1.0
            let anchor: Anchor?
            switch node {
            case .scalar(let scalar):
                size += Double(scalar.string.utf8.count)
                if scalar.style == .plain { size += aliases(in: scalar.string) }
                anchor = scalar.anchor
            case .sequence(let sequence):
                for element in sequence { size += self.size(of: element) }
                anchor = sequence.anchor
            case .mapping(let mapping):
                for (key, value) in mapping { size += self.size(of: key) + self.size(of: value) }
                anchor = mapping.anchor
            case .alias: anchor = nil
            }
            if let anchor { anchors[anchor.rawValue] = size }
            return size
        }

        /// In `{*a:*b}` two are read as one text.
        private func aliases(in text: String) -> Double {
            text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false).dropFirst()
                .reduce(0) { size, rest in
                    let name = rest.prefix { UInt8($0).map(isOfName) == true }
                    return size + (anchors[String(name)] ?? whole)
                }
        }
    }
}

extension UInt8 {
    /// Nil of a scalar beyond ASCII.
    fileprivate init?(_ scalar: Unicode.Scalar) {
        guard scalar.isASCII else { return nil }
        self = UInt8(truncatingIfNeeded: scalar.value)
    }
}
