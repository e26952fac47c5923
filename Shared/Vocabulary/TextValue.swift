/// A value that is written as one string, in JSON, in SQLite and in YAML alike.
///
/// A conforming type gets `Codable`: text that `init?(_:)` refuses throws ``InvalidValue`` whose message key is
/// `value.<expectation>` (`value.day`: "must be a day written YYYY-MM-DD").
public protocol TextValue: Codable, Sendable, Hashable, LosslessStringConvertible {
    /// The last part of the message key that says what was expected: `day`, `unit`, `id`.
    static var expectation: String { get }
}

extension TextValue {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(text) else {
            throw InvalidValue(Message("value.\(Self.expectation)", ["value": text]))
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A value that no correction of the surrounding JSON would make right: the sentence says what it should be.
/// The coder adds where (a JSON pointer).
public struct InvalidValue: Error, Hashable, Sendable {
    public let message: Message

    public init(_ message: Message) { self.message = message }
}
