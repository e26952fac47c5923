import Bus
import Vocabulary

/// Collects every member of a request that is wrong, so that one refusal names them all.
struct Faults {
    private(set) var violations: [Refusal.Violation] = []

    mutating func add(_ pointer: String, _ key: String, _ arguments: [String: String] = [:]) {
        violations.append(Refusal.Violation(pointer, Message("campaigns.\(key)", arguments)))
    }

    /// Throws INVALID_ARGUMENT when anything was added.
    func check() throws {
        guard violations.isEmpty else { throw Refusal.invalid(violations) }
    }
}

extension Refusal {
    /// FAILED_PRECONDITION in this service's words.
    static func state(_ pointer: String, _ key: String, _ arguments: [String: String] = [:]) -> Refusal {
        .precondition(pointer, Message("campaigns.\(key)", arguments))
    }

    /// NOT_FOUND in this service's words.
    static func missing(_ pointer: String, _ key: String, _ id: String) -> Refusal {
        .notFound(pointer, Message("campaigns.\(key)", ["id": id]))
    }

    /// ALREADY_EXISTS in this service's words.
    static func taken(_ pointer: String, _ key: String, _ id: String) -> Refusal {
        .exists(pointer, Message("campaigns.\(key)", ["id": id]))
    }
}
