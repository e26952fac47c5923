import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// Something that the register says of a child for certain days.
struct DatedFact: Hashable, Sendable {
    enum Kind: String, Choice {
        case determination, circumstance, placement, link, caseEntry
    }

    let kind: Kind
    let id: String
    let days: DayRange
}

/// A child's life as far as the register says it: nothing lies outside it.
struct ChildLife {
    /// What the register says of the child and the caller may see.
    let facts: [DatedFact]

    /// Throws FAILED_PRECONDITION with every fact that would lie after a closure: `day` is the first on which the child no
    /// longer counts.
    func close(from day: Day, at pointer: String) throws {
        try close(DayRange(from: day), at: pointer)
    }

    /// The same for closures that a reopening may have ended.
    func admit(closures: [Fact<ChildStanding>], at pointer: String) throws {
        for closure in closures { try close(closure.days, at: pointer) }
    }

    private func close(_ closed: DayRange, at pointer: String) throws {
        let inTheWay = facts.filter { closed.areCrossed(by: $0.days) }
        try refuse("registry.fact-after-closure", inTheWay, closed.from, at: pointer)
    }

    /// Throws FAILED_PRECONDITION with every fact that would lie before the birth: `day` is the first on which the child can
    /// have been there.
    func admit(birthOn day: Day, at pointer: String) throws {
        try refuse("registry.fact-before-birth", facts.filter { $0.days.from < day }, day, at: pointer)
    }

    private func refuse(_ rule: String, _ facts: [DatedFact], _ day: Day, at pointer: String) throws {
        let messages = facts.sorted { ($0.days.from, $0.id) < ($1.days.from, $1.id) }.map { fact in
            Message(
                rule, ["day": "\(day)", "days": fact.days.text, "id": fact.id],
                terms: ["fact": [fact.kind.term]])
        }
        guard let first = messages.first else { return }
        throw Refusal(
            .failedPrecondition, first, violations: messages.map { Refusal.Violation(pointer, $0) })
    }
}

extension DayRange {
    /// For what has been checked, or was kept: an end before the start is no end.
    init(_ from: Day, _ until: Day?) { self = DayRange(from: from, until: until) ?? DayRange(from: from) }

    /// Whether something lies in these days of a closure or spans them, the closing day left out: something may end on it.
    /// An open end reaches nowhere, it ends with the closure.
    func areCrossed(by days: DayRange) -> Bool {
        days.from <= last && (days.until ?? days.from) > from
    }

    var text: String { until == from ? "\(from)" : "\(from) – \(until?.description ?? "…")" }

    /// `rule` about a fact in the way; where that goes on, the same without an end.
    func message<Subject>(_ rule: String, _ id: ID<Subject>) -> Message {
        guard let until else { return Message("\(rule)-still", ["from": "\(from)", "id": id.text]) }
        return Message(rule, ["from": "\(from)", "until": "\(until)", "id": id.text])
    }
}
