/// What a text must be to be kept, wherever in the house it comes in.
///
/// A NUL cuts a stored text off, an escape character gives orders to a terminal, and who types a name will never find
/// one that has an invisible character in it. So every text of every request is made clean where it is decoded, and
/// again by the rules that look at names and remarks, for what reaches those on other ways:
///
/// - It is Unicode NFC.
/// - All that ends a line is one LF: CRLF, a lone CR, the line and page breaks that word processors put into what is
///   copied from them (U+000B, U+000C), U+2028, U+2029.
/// - Control characters are refused. (U+0085 too: it is what an ellipsis of Windows-1252 becomes when it is read as
///   something else, and then the rest of the text is not what was written either.)
/// - Invisible characters are taken out. Inside a word of a name they are refused: whether one stands for a blank, a
///   letter or nothing, only who wrote it can say.
/// - Ð and Ɖ that were typed for Đ are Đ.
public enum CleanText {
    public enum Kind: Sendable {
        /// What somebody or something is called, and found by.
        case name
        /// Anything else: remarks, reasons, codes, addresses.
        case words
    }

    /// Unicode scalars of a text, beyond what any member may have: so that nothing is made of what is far too long. What a
    /// member may have, its own rule says.
    public static func limit(_ kind: Kind) -> Int {
        switch kind {
        case .name: 300
        case .words: 20_000
        }
    }

    /// `text` as it is kept. Throws ``InvalidValue`` with `text.control`, `text.invisible` or `text.too-long`.
    public static func of(_ text: String, as kind: Kind) throws(InvalidValue) -> String {
        // However it is written, what may be kept is never so many octets long: nothing is made of what is longer.
        guard text.utf8.count <= 16 * limit(kind) else { throw tooLong(text, kind) }
        let cleaned = isPlain(text) ? text : try normalized(text, as: kind)
        guard cleaned.unicodeScalars.count <= limit(kind) else { throw tooLong(cleaned, kind) }
        return cleaned
    }

    private static func tooLong(_ text: String, _ kind: Kind) -> InvalidValue {
        InvalidValue(
            Message(
                "text.too-long", ["count": "\(text.unicodeScalars.count)", "limit": "\(limit(kind))"]))
    }

    /// Nothing is to be done about the letters that nearly all texts are made of. None of them composes with another.
    private static func isPlain(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isPlain) }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F, 0x0A, 0x09: true
        case 0xAD, 0xD0, 0xF0, 0x189, 0x256: false
        case 0xA0..<0x300, 0x1EA0...0x1EF9, 0x2010...0x2027: true
        default: false
        }
    }

    /// Whether it is of these letters alone, and its words, of which there is one at least, are apart by one blank each: then there is
    /// nothing to be done about its blanks either.
    static func isTidy(_ text: String) -> Bool {
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            guard isPlain(scalar) else { return false }
            switch scalar {
            case "\n", "\t", "\u{A0}": return false
            case " " where previous == " ": return false
            default: previous = scalar
            }
        }
        return previous != " "
    }

    private static func normalized(_ text: String, as kind: Kind) throws(InvalidValue) -> String {
        var visible = String.UnicodeScalarView()
        // An invisible character after a letter, which may turn out to stand inside a word.
        var pending: Unicode.Scalar?
        var previous: Unicode.Scalar?
        for (position, scalar) in text.unicodeScalars.enumerated() {
            defer { previous = scalar }
            if scalar == "\n", previous == "\r" { continue }
            let kept = scalar.endsLine ? "\n" : scalar
            if kept.isInvisible {
                if let last = visible.last, !last.properties.isWhitespace { pending = pending ?? kept }
                continue
            }
            guard !kept.isForbidden else {
                throw InvalidValue(
                    Message("text.control", ["character": kept.codePoint, "position": "\(position + 1)"]))
            }
            if let hidden = pending, kind == .name, !kept.properties.isWhitespace {
                throw InvalidValue(
                    Message(
                        "text.invisible",
                        [
                            "character": hidden.codePoint,
                            "before": String(String.UnicodeScalarView(visible.suffix(20))),
                        ]))
            }
            pending = nil
            visible.append(kept)
        }
        return Vietnamese.withItsOwnD(String(visible).nfc)
    }
}

extension Unicode.Scalar {
    /// `U+200B`.
    public var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Gives orders to whatever shows or stores it.
    var isControl: Bool { properties.generalCategory == .control }

    /// Nothing of it is to be seen: zero width, direction marks, soft hyphen, byte order mark, variation selectors, tags.
    var isInvisible: Bool {
        properties.isDefaultIgnorableCodePoint || (0xFFF9...0xFFFB).contains(value)
    }

    /// LF, and what stands for it elsewhere; not U+0085.
    var endsLine: Bool {
        (0x0A...0x0D).contains(value) || value == 0x2028 || value == 0x2029
    }

    /// A control character that is neither tab nor line end, or a code point that is no character and never will be.
    fileprivate var isForbidden: Bool {
        isControl && value != 0x09 && value != 0x0A || properties.isNoncharacterCodePoint
    }
}
