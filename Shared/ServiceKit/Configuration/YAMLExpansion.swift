/// How large a document can become when its aliases (`*name`) are written out. A few lines of aliases that stand for
/// each other come to more than any memory holds, and the parser itself compares keys as written out: so it is found
/// out before the parser sees the text.
enum YAMLExpansion {
    /// Octets that a document may come to, aliases written out.
    static let most = 16.0 * 1_048_576

    static func isBounded(_ text: String) -> Bool {
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
}
