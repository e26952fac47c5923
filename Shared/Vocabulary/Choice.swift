/// One of a few words that the law or the contract fixes, written in lower camel case. Anything else throws
/// ``InvalidValue`` with the words that would have done.
public protocol Choice: RawRepresentable, CaseIterable, Codable, Hashable, Sendable where RawValue == String {
}

extension Choice {
    /// The type's name in keys of catalogues, without its module: `CaseEntry.Kind`.
    public static var termPrefix: String {
        String(reflecting: Self.self).split(separator: ".").dropFirst()
            // What is private to a file has a part of its name that changes with every build.
            .filter { !$0.hasPrefix("(unknown context") }.joined(separator: ".")
    }

    /// The key of what people call it: `word.CaseEntry.Kind.opened`.
    public var term: String { "word.\(Self.termPrefix).\(rawValue)" }

    /// The keys of all that would do.
    public static var terms: [String] { allCases.map(\.term) }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(rawValue: text) else {
            throw InvalidValue(
                Message(
                    "value.choice", ["value": text], terms: ["choices": Self.terms],
                    near: ["choices": text]))
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
