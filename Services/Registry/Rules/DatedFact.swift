import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Something that the register says of a child for certain days.
struct DatedFact: Hashable, Sendable {
    enum Kind: String, Choice {
        case determination, application, screening, circumstance, placement, visit, hearing, act, link,
            caseEntry
    }

    let kind: Kind
    let id: String
    let days: DayRange
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

    /// `rule` about a fact in the way, with who recorded it; where that goes on, the same without an end.
    func message<Subject>(
        _ rule: String, _ id: ID<Subject>, by recorder: (FactID) throws -> Recorder?
    ) rethrows -> Message {
        let arguments = [
            "from": "\(from)", "id": id.text, "by": try recorder(FactID(of: id))?.text ?? "",
        ]
        guard let until else { return Message("\(rule)-still", arguments) }
        return Message(rule, arguments.merging(["until": "\(until)"]) { $1 })
    }
}
