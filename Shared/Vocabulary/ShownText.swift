/// A text as it may be shown, whoever wrote it and whenever: what is kept already was not always clean, and what comes from
/// another program never need be. What writes to a screen, a table or a page goes through here, once for each medium.
public enum ShownText {
    /// For a medium in which lines have a meaning: no control characters but LF, one for each line end. A control
    /// character, and a code point that is no character, is shown as U+FFFD, an invisible one not at all: it could turn the
    /// direction of what follows.
    public static func lines(_ text: String) -> String { shown(text, lineEnd: "\n") }

    /// For a cell, an item of a list, a line of a log: blanks for line ends and tabs too.
    public static func line(_ text: String) -> String { shown(text, lineEnd: " ") }

    private static func shown(_ text: String, lineEnd: Unicode.Scalar) -> String {
        let isFit = !text.unicodeScalars.contains {
            $0.value != 0x0A && $0.isUnfit || $0.endsLine || $0.properties.isNoncharacterCodePoint
        }
        guard !isFit else { return text }
        var shown = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            if scalar == "\n", previous == "\r" { continue }
            if scalar.endsLine {
                shown.append(lineEnd)
            } else if scalar == "\t" {
                shown.append(" ")
            } else if scalar.isControl || scalar.properties.isNoncharacterCodePoint {
                shown.append("\u{FFFD}")
            } else if !scalar.isInvisible {
                shown.append(scalar)
            }
        }
        return String(shown)
    }

    /// JSON text that says the same and shows as little: in JSON these characters stand inside strings only, where they
    /// can be escaped.
    public static func json(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value != 0x0A && $0.isUnfit }) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            guard scalar.value != 0x0A, scalar.isUnfit else {
                shown.unicodeScalars.append(scalar)
                continue
            }
            for unit in UTF16.encode(scalar) ?? .init() {
                let digits = String(unit, radix: 16)
                shown += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return shown
    }
}

extension Unicode.Scalar {
    fileprivate var isUnfit: Bool { value >= 0x7F ? isControl || isInvisible : value < 0x20 }
}
