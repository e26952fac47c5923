internal import JSONCoding
public import Vocabulary

/// What `details` in a reply's metadata says, as JSON:
///
/// ```json
/// {"violations":[{"field":"/birthDate","rule":"registry.birth-in-future","message":"…"}],"retryDelayMs":500}
/// ```
public struct RefusalDetails: Codable, Hashable, Sendable {
    /// Absent when no single member of the request is to blame.
    public var violations: [CallError.FieldViolation]?
    /// Milliseconds.
    public var retryDelayMs: Int?

    public init(violations: [CallError.FieldViolation]? = nil, retryDelayMs: Int? = nil) {
        (self.violations, self.retryDelayMs) = (violations, retryDelayMs)
    }
}

extension Refusal {
    /// Octets of one sentence.
    private static let sentenceOctets = 1024

    /// What is wrong and how to mend it, in `language`.
    package func sentence(by texts: TextCatalogue, in language: Language) -> String {
        Self.sentence(message, texts, language)
    }

    /// What is said of each member, from the first on, as far as it takes `octets` octets at most.
    package func stated(
        by texts: TextCatalogue, in language: Language, upTo octets: Int
    ) -> [CallError.FieldViolation] {
        var left = octets
        var stated: [CallError.FieldViolation] = []
        for violation in violations {
            let next = CallError.FieldViolation(
                field: Metadata.cut(violation.pointer, to: 256), rule: violation.message.key,
                message: Self.sentence(violation.message, texts, language))
            left -= next.octets
            guard left >= 0 else { break }
            stated.append(next)
        }
        return stated
    }

    private static func sentence(_ message: Message, _ texts: TextCatalogue, _ language: Language) -> String {
        Metadata.cut(texts.renderNamingField(message, in: language), to: sentenceOctets)
    }
}

extension CallError.FieldViolation {
    /// At least as many as it takes as JSON, be it inside another JSON text, where what is escaped is escaped again.
    fileprivate var octets: Int {
        [field, rule, message].reduce(80) { sum, text in
            text.utf8.reduce(sum + text.utf8.count) { sum, octet in
                switch octet {
                case 0x08...0x0A, 0x0C...0x0D: sum + 2
                case ..<0x20: sum + 6
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): sum + 3
                default: sum
                }
            }
        }
    }
}

extension Metadata {
    /// Octets that violations may take, so that all metadata stays within its 8 KiB: those that do not fit are
    /// left out, from the last.
    private static let violationOctets = 5 * 1024

    /// Sets ``message`` and ``details`` to what `refusal` says in `language`.
    public mutating func state(_ refusal: Refusal, texts: TextCatalogue, in language: Language) {
        message = refusal.sentence(by: texts, in: language)
        let violations = refusal.stated(by: texts, in: language, upTo: Self.violationOctets)
        guard !violations.isEmpty || refusal.retryDelay != nil else { return }
        let stated = RefusalDetails(
            violations: violations.isEmpty ? nil : violations, retryDelayMs: refusal.retryDelay)
        do {
            details = String(decoding: try JSON.encode(stated), as: UTF8.self)
        } catch {
            // Texts and an integer always encode; without details the sentence still says what is wrong.
            details = nil
        }
    }

    /// At most `limit` octets of `text`, whole characters, and whole words where there are any.
    package static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.startIndex
        var octets = 0
        for index in text.indices {
            octets += text[index].utf8.count
            guard octets <= limit - 3 else { break }
            end = text.index(after: index)
        }
        var kept = text[..<end]
        // Of a list nothing is told by half, unless one word takes most of the room.
        if end < text.endIndex, text[end] != " ", let blank = kept.lastIndex(of: " "),
            kept[..<blank].utf8.count * 2 > limit
        {
            kept = kept[..<blank]
        }
        while let last = kept.last, last == " " || last == "," { kept.removeLast() }
        return kept + "…"
    }
}

extension CallError {
    /// What a reply that is not OK says. `fallback` is the sentence when the reply has none.
    public init(_ status: Status, metadata: Metadata, fallback: @autoclosure () -> String) {
        var details = RefusalDetails()
        if let text = metadata.details {
            do {
                details = try JSON.decode(RefusalDetails.self, from: Array(text.utf8))
            } catch {
                // A server that writes other details is still understood by its status and sentence.
                details = RefusalDetails()
            }
        }
        self.init(
            status, metadata.message ?? fallback(), violations: details.violations ?? [],
            retryDelay: details.retryDelayMs.map { .milliseconds(max(0, $0)) }, position: metadata.position)
    }
}

extension Metadata {
    /// ``message`` and ``details`` as the reply had them.
    init(_ error: CallError) {
        message = error.message
        position = error.position
        let stated = RefusalDetails(
            violations: error.violations.isEmpty ? nil : error.violations,
            retryDelayMs: error.retryDelay.map(\.wholeMilliseconds))
        guard stated != RefusalDetails() else { return }
        do {
            details = String(decoding: try JSON.encode(stated), as: UTF8.self)
        } catch {
            details = nil
        }
    }
}
