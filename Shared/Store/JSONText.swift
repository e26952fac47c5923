/// Finds its way in JSON text without making values of it. For text that is known to be JSON: what is not
/// ends in nil, never past the end.
enum JSONText {
    /// The index after the value that begins at `start` (after white space).
    static func endOfValue(in text: [UInt8], from start: Int) -> Int? {
        var index = skipSpace(in: text, from: start)
        guard index < text.count else { return nil }
        switch text[index] {
        case UInt8(ascii: "\""): return endOfString(in: text, from: index)
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            var depth = 0
            while index < text.count {
                switch text[index] {
                case UInt8(ascii: "\""):
                    guard let end = endOfString(in: text, from: index) else { return nil }
                    index = end
                    continue
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    depth -= 1
                    if depth == 0 { return index + 1 }
                default: break
                }
                index += 1
            }
            return nil
        default:
            let first = index
            while index < text.count, !isDelimiter(text[index]) { index += 1 }
            return index > first ? index : nil
        }
    }

    /// The text of the member `name` of the object that `text` is; nil when there is none. The name must be
    /// written without escapes.
    static func member(_ name: String, in text: [UInt8]) -> ArraySlice<UInt8>? {
        var index = skipSpace(in: text, from: 0)
        guard index < text.count, text[index] == UInt8(ascii: "{") else { return nil }
        index += 1
        while true {
            let nameStart = skipSpace(in: text, from: index)
            guard nameStart < text.count, text[nameStart] == UInt8(ascii: "\""),
                let nameEnd = endOfString(in: text, from: nameStart)
            else { return nil }
            let colon = skipSpace(in: text, from: nameEnd)
            guard colon < text.count, text[colon] == UInt8(ascii: ":"),
                let end = endOfValue(in: text, from: colon + 1)
            else { return nil }
            if text[(nameStart + 1)..<(nameEnd - 1)].elementsEqual(name.utf8) {
                return text[skipSpace(in: text, from: colon + 1)..<end]
            }
            let comma = skipSpace(in: text, from: end)
            guard comma < text.count, text[comma] == UInt8(ascii: ",") else { return nil }
            index = comma + 1
        }
    }

    private static func endOfString(in text: [UInt8], from quote: Int) -> Int? {
        var index = quote + 1
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "\""): return index + 1
            default: index += 1
            }
        }
        return nil
    }

    private static func skipSpace(in text: [UInt8], from start: Int) -> Int {
        var index = start
        while index < text.count, isSpace(text[index]) { index += 1 }
        return index
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
    }
}
