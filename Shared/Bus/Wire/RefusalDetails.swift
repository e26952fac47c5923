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
        self.violations = violations
        self.retryDelayMs = retryDelayMs
    }
}

extension Metadata {
    /// Octets that violations may take, so that all metadata stays within its 8 KiB: those that do not fit are
    /// left out, from the last.
    private static let violationBudget = 5 * 1024
    /// Octets of one sentence.
    private static let messageBudget = 1024

    /// Sets ``message`` and ``details`` to what `refusal` says in `language`.
    public mutating func state(_ refusal: Refusal, texts: TextCatalogue, in language: Language) {
        message = Metadata.cut(
            texts.renderNamingField(refusal.message, in: language), to: Metadata.messageBudget)
        var spent = 0
        var violations: [CallError.FieldViolation] = []
        for violation in refusal.violations {
            let stated = CallError.FieldViolation(
                field: Metadata.cut(violation.pointer, to: 256), rule: violation.message.key,
                message: Metadata.cut(
                    texts.renderNamingField(violation.message, in: language), to: Metadata.messageBudget))
            // Quotation marks of JSON inside JSON are escaped, hence the doubled count of what frames a violation.
            spent += stated.field.utf8.count + stated.rule.utf8.count + stated.message.utf8.count + 80
            guard spent <= Metadata.violationBudget else { break }
            violations.append(stated)
        }
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

    /// At most `limit` octets of `text`, whole characters.
    package static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.startIndex
        var octets = 0
        for index in text.indices {
            octets += text[index].utf8.count
            guard octets <= limit - 3 else { break }
            end = text.index(after: index)
        }
        return text[..<end] + "…"
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
            retryDelay: details.retryDelayMs.map { .milliseconds(max(0, $0)) })
    }
}

extension Metadata {
    /// ``message`` and ``details`` as the reply had them.
    init(_ error: CallError) {
        message = error.message
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
