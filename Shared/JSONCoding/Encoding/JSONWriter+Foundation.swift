internal import FoundationEssentials

extension JSONWriter {
    /// Writes the values that Foundation's coder does not write as they ask for: data as base64 text, a URL
    /// as its text, a decimal as a number. False for every other type.
    @inline(__always)
    func writeByItself<Value: Encodable>(_ value: Value) -> Bool {
        if Value.self == Data.self || Value.self == URL.self || Value.self == Decimal.self {
            return writeFoundation(value)
        }
        return false
    }

    private func writeFoundation(_ value: Any) -> Bool {
        switch value {
        case let data as Data: append(data.base64EncodedString())
        case let url as URL: append(url.absoluteString)
        case let decimal as Decimal: bytes.append(contentsOf: decimal.description.utf8)
        default: return false
        }
        return true
    }
}
