import Bus
import Vocabulary

/// Collects every member of a request that is wrong, so that one refusal names them all.
struct Faults {
    private(set) var violations: [Refusal.Violation] = []

    mutating func add(_ pointer: String, _ key: String, _ arguments: [String: String] = [:]) {
        violations.append(Refusal.Violation(pointer, Message("registry.\(key)", arguments)))
    }

    /// Throws INVALID_ARGUMENT when anything was added.
    func check() throws {
        guard violations.isEmpty else { throw Refusal.invalid(violations) }
    }
}

extension Refusal {
    /// The same refusal of a part of a larger request that lies at `prefix`: an import's row holds other requests.
    func under(_ prefix: String, renaming: [String: String] = [:]) -> Refusal {
        Refusal(
            status, message,
            violations: violations.map { Violation(renaming[$0.pointer] ?? prefix + $0.pointer, $0.message) },
            retryDelay: retryDelay)
    }
}
