/// Text as HTML, or any XML: the one place where people's words become part of a page or of a file that programs read so.
public enum HTML {
    /// Whatever the text is, nothing of it is markup, and it holds no control characters; in an attribute's value between
    /// quotation marks too. Scalar by scalar: `<` with an accent on it, or after a mark that stands before letters, is
    /// another `Character`, and a browser takes it for the beginning of an element all the same.
    public static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in ShownText.lines(text).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
