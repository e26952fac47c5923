/// One of a few words that the law or the contract fixes, written in lower camel case. Anything else throws
/// ``InvalidValue`` with the words that would have done.
public protocol Choice: RawRepresentable, CaseIterable, Codable, Hashable, Sendable where RawValue == String {
}

extension Choice {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(rawValue: text) else {
            let choices = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw InvalidValue(Message("value.choice", ["value": text, "choices": choices]))
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
