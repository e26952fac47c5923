internal import Vocabulary

/// Text as HTML.
enum HTML {
    /// Whatever the text is, nothing of it is markup, and it holds no control characters. Scalar by scalar: `<` with an
    /// accent on it is another `Character`, and a browser takes it for the beginning of an element all the same.
    static func escape(_ text: String) -> String {
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
