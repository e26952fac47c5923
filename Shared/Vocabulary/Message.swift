/// A language that people read: Vietnamese first, English beside it.
public enum Language: String, Choice {
    case vi, en

    /// The best of ours for an `accept-language` value (RFC 9110); Vietnamese when it names neither.
    public init(accept header: String?) {
        // As nearly every caller writes it: this is looked at in every call.
        if let header, let plain = Language(rawValue: header) {
            self = plain
            return
        }
        let wanted = (header ?? "").lowercased().split(separator: ",")
            .map { $0.split(separator: ";").first.map(String.init) ?? "" }
            .map { $0.trimmingPrefix(while: { $0 == " " }).prefix(2) }
        self = wanted.lazy.compactMap { Language(rawValue: String($0)) }.first ?? .vi
    }
}

/// A sentence for a person, not yet in a language: a key into a ``TextCatalogue`` and what fills its `{blanks}`.
public struct Message: Hashable, Sendable {
    /// Dotted lower kebab case, led by the module: `registry.birth-in-future`.
    public let key: String
    /// Texts that are the same in every language. One called `field` that is a JSON pointer is shown as the member's name.
    public let arguments: [String: String]
    /// Words that each language has its own for, by blank: keys of the same catalogue (``Choice/term``,
    /// ``ReferenceTable/term(_:)``), listed with commas.
    public let terms: [String: [String]]
    /// What somebody wrote where one of a blank's ``terms`` belongs, by blank. Those are told first whose code or label it
    /// is most like, in the sentence `key-near` where there is one; where it is what people call one of them alone, the
    /// sentence `key-labelled` tells that one.
    public let near: [String: String]
    /// What people call terms that the speaker's catalogue may not have, by term.
    public let labels: [String: BilingualText]
    /// What is recorded and stands in the way, where the sentence does not say itself who recorded it.
    public let record: RecordInTheWay?

    public init(
        _ key: String, _ arguments: [String: String] = [:], terms: [String: [String]] = [:],
        near: [String: String] = [:], labels: [String: BilingualText] = [:], record: RecordInTheWay? = nil
    ) {
        (self.key, self.arguments, self.record) = (key, arguments, record)
        (self.terms, self.near, self.labels) = (terms, near, labels)
    }

    /// The same of something that is recorded and stands in the way. Only of what the caller may know of: who recorded it, and
    /// when, is added to the sentence by whoever answers the call.
    ///
    /// - Parameter told: see ``RecordInTheWay/told``.
    public func about<Subject>(_ id: ID<Subject>, told: [String] = []) -> Message {
        about(RecordInTheWay(id, told: told))
    }

    /// The same; nil of nothing that is recorded.
    public func about(_ record: RecordInTheWay?) -> Message {
        Message(key, arguments, terms: terms, near: near, labels: labels, record: record)
    }

    /// The same, with `more` for the blanks that it fills with nothing itself.
    public func adding(_ more: [String: String]) -> Message {
        filled(with: arguments.merging(more) { own, _ in own })
    }

    /// The same about the member at another `pointer`.
    public func moved(to pointer: String) -> Message {
        filled(with: arguments.merging(["field": pointer]) { _, new in new })
    }

    private func filled(with arguments: [String: String]) -> Message {
        Message(key, arguments, terms: terms, near: near, labels: labels, record: record)
    }
}

/// A name or a label that data carries in both languages.
public struct BilingualText: Codable, Hashable, Sendable {
    public let vi: String
    public let en: String

    public init(vi: String, en: String) { (self.vi, self.en) = (vi, en) }

    public subscript(language: Language) -> String { language == .vi ? vi : en }
}
