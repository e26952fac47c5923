public import JSONCoding

/// Writes JSON values as YAML 1.2 for people to read: block style, members in their order, texts plain where nothing else
/// could be read into them.
public enum YAMLWriter {
    /// Ends with a line feed.
    public static func text(_ value: JSONValue) -> String {
        var text = ""
        write(value, indent: 0, into: &text)
        return text.hasPrefix("\n") ? String(text.dropFirst()) + "\n" : text.trimmed + "\n"
    }

    /// Writes what follows `key:` or `-`: on the same line, or from the next one on.
    private static func write(_ value: JSONValue, indent: Int, into text: inout String) {
        let margin = "\n" + String(repeating: " ", count: indent)
        switch value {
        case .object(let object) where !object.isEmpty:
            for member in object.members {
                text += margin + scalar(member.name) + ":"
                write(member.value, indent: indent + 2, into: &text)
            }
        case .array(let elements) where !elements.isEmpty:
            for element in elements {
                text += margin + "-"
                var inner = ""
                write(element, indent: indent + 2, into: &inner)
                // The first line of a nested block stands beside its dash.
                text += inner.hasPrefix("\n") ? " " + inner.dropFirst(1 + indent + 2) : inner
            }
        case .string(let string): text += " " + scalar(string)
        default: text += " " + value.compact
        }
    }

    private static func scalar(_ text: String) -> String {
        isPlain(text) ? text : JSONValue.string(text).compact
    }

    /// Words that YAML 1.1 or 1.2 takes for something else than text.
    private static let reserved: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            first.properties.isAlphabetic || first == "/" || first == "_" || first == "$",
            last != " ", last != ":", !reserved.contains(text.lowercased())
        else { return false }
        return !text.contains(": ") && !text.contains(" #")
            && text.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value < 0x2028
            }
    }
}
