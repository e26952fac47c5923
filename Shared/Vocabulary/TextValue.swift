/// A value that is written as one string, in JSON, in SQLite and in YAML alike.
///
/// A conforming type gets `Codable`: text that `init?(_:)` refuses throws ``InvalidValue`` whose message key is
/// `value.<expectation>` (`value.day`: "must be a day written YYYY-MM-DD").
public protocol TextValue: Codable, Sendable, Hashable, LosslessStringConvertible {
    /// The last part of the message key that says what was expected: `day`, `unit`, `id`.
    static var expectation: String { get }
    /// Which texts ``init(_:)`` takes, for schemas.
    static var form: TextForm { get }
    /// What is said of a text that ``init(_:)`` refuses: `value.<expectation>` unless the type knows better what went wrong.
    static func refusal(of text: String) -> Message
}

extension TextValue {
    public static func refusal(of text: String) -> Message {
        Message("value.\(expectation)", ["value": text])
    }
}

/// A text value that is kept as the text that it is.
public protocol KeptText: TextValue {
    var text: String { get }
}

extension KeptText {
    public var description: String { text }
}

/// Which texts a ``TextValue`` takes, in the words of JSON Schema: what fits is taken, what does not is refused. Tests of
/// the contracts hold both sides to it.
public struct TextForm: Hashable, Sendable {
    /// A regular expression (ECMA 262, anchored) that says all that one can.
    public let pattern: String?
    /// What the pattern cannot say: `date`, `date-time`, `uuid` (JSON Schema 2020-12, 7.3).
    public let format: String?
    /// In characters.
    public let maxLength: Int?
    public let example: String
    /// Two more that it takes, far from each other (where there is an order, early and late): they stand in for one that
    /// could not be read.
    public let low: String
    public let high: String

    public init(
        _ pattern: String?, format: String? = nil, maxLength: Int? = nil, example: String, low: String,
        high: String
    ) {
        (self.pattern, self.format, self.maxLength) = (pattern, format, maxLength)
        (self.example, self.low, self.high) = (example, low, high)
    }
}

extension TextValue {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(text) else {
            throw InvalidValue(Self.refusal(of: text))
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
