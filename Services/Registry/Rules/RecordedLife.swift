import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// A child's life as far as the register says it: nothing lies outside it.
struct RecordedLife {
    /// What the register says of the child and the caller may see.
    let facts: [DatedFact]
    /// Who recorded one of them; nil of what is kept without that.
    var recorder: (DatedFact) throws -> Recorder? = { _ in nil }

    /// Throws FAILED_PRECONDITION with every fact that would lie on the days of a closure: the first is the first on which the
    /// child no longer counts.
    func close(_ closed: DayRange, at pointer: String) throws {
        let inTheWay = facts.filter { closed.areCrossed(by: $0.days) }
        try refuse("registry.fact-after-closure", inTheWay, closed.from, at: pointer)
    }

    /// The same for closures that a reopening may have ended.
    func admit(closures: [Fact<ChildStanding>], at pointer: String) throws {
        for closure in closures { try close(closure.days, at: pointer) }
    }

    /// Throws FAILED_PRECONDITION with every fact that would lie before the birth: `day` is the first on which the child can
    /// have been there.
    func admit(birthOn day: Day, at pointer: String) throws {
        try refuse("registry.fact-before-birth", facts.filter { $0.days.from < day }, day, at: pointer)
    }

    private func refuse(_ rule: String, _ facts: [DatedFact], _ day: Day, at pointer: String) throws {
        let messages = try facts.sorted { ($0.days.from, $0.id) < ($1.days.from, $1.id) }.map { fact in
            let by = try recorder(fact)?.text
            return Message(
                by == nil ? "\(rule)-unsaid" : rule,
                ["day": "\(day)", "days": fact.days.text, "id": fact.id, "by": by ?? ""],
                terms: ["fact": [fact.kind.term]])
        }
        guard let first = messages.first else { return }
        throw Refusal(
            .failedPrecondition, first, violations: messages.map { Refusal.Violation(pointer, $0) })
    }
}
