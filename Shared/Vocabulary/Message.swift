/// A language that people read: Vietnamese first, English beside it.
public enum Language: String, Codable, Sendable, CaseIterable {
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
    /// Dotted lower kebab case, led by the module: `registry.birth-date-in-future`.
    public let key: String
    public let arguments: [String: String]

    public init(_ key: String, _ arguments: [String: String] = [:]) {
        self.key = key
        self.arguments = arguments
    }
}

/// A name or a label that data carries in both languages.
public struct BilingualText: Codable, Hashable, Sendable {
    public let vi: String
    public let en: String

    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    public subscript(language: Language) -> String { language == .vi ? vi : en }
}

/// The sentences of one module or of a whole process, by key, in every language.
public struct TextCatalogue: Sendable {
    private var entries: [Language: [String: String]]

    public init(vi: [String: String], en: [String: String]) { entries = [.vi: vi, .en: en] }

    /// Keys that one language has and the other lacks: a test keeps this empty.
    public var untranslated: Set<String> {
        Set(entries[.vi, default: [:]].keys).symmetricDifference(entries[.en, default: [:]].keys)
    }

    public var keys: Set<String> { Set(entries[.vi, default: [:]].keys) }

    public func template(_ key: String, in language: Language) -> String? { entries[language]?[key] }

    public func merging(_ other: TextCatalogue) -> TextCatalogue {
        var merged = self
        for (language, sentences) in other.entries {
            merged.entries[language, default: [:]].merge(sentences) { _, new in new }
        }
        return merged
    }

    /// The sentence; an unknown key renders as itself, so that a missing translation is seen and not hidden.
    public func render(_ message: Message, in language: Language) -> String {
        guard let template = template(message.key, in: language) else { return message.key }
        // In one pass: a value that looks like a blank is somebody's text and is left as it is.
        var sentence = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            sentence += rest[..<open]
            sentence += message.arguments[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        sentence += rest
        return sentence
    }
}
