import Bus
import RegistryAPI
import Vocabulary

/// What must hold for a child to be in a circumstance.
struct CircumstanceRules {
    let reference: Reference
    let today: Day

    /// Whether the code is one that only who has the role `confidential` may see. Unknown codes are refused.
    func isConfidential(_ code: String) throws -> Bool {
        guard let known = reference.circumstances.first(where: { $0.code == code }) else {
            throw Refusal.invalid("/code", Message("registry.unknown-circumstance", ["code": code]))
        }
        return known.isConfidential
    }

    /// `existing` are all circumstances of the child, ended ones too. One of a code is open at a time, and periods of
    /// one code do not overlap.
    func add(
        _ row: CircumstanceRow, to child: RegisteredChild, as id: CircumstanceID,
        existing: [ChildCircumstance]
    ) throws -> ChildCircumstance {
        try Standing.requireActive(child, at: "/child")
        let confidential = try isConfidential(row.code)
        var faults = Faults()
        let people = People(reference: reference, today: today)
        if reference.circumstance(row.code, on: row.start) == nil {
            let validity = reference.circumstances.first { $0.code == row.code }?.validity
            faults.add(
                "/code", "circumstance-not-in-force",
                [
                    "code": row.code, "day": "\(row.start)", "from": validity?.from?.description ?? "…",
                    "until": validity?.until?.description ?? "…",
                ])
        }
        people.past(row.start, since: child.birth.earliest, at: "/start", &faults)
        if let end = row.end { people.past(end, since: row.start, at: "/end", &faults) }
        let evidence = people.text(row.evidence, at: "/evidence", &faults)
        try faults.check()
        for other in existing where other.code == row.code {
            guard let end = other.end else {
                throw Refusal.exists("/code", Message("registry.circumstance-open", ["id": other.id.text]))
            }
            if row.start <= end && other.start <= row.end ?? row.start.advanced(by: 100_000) {
                throw Refusal.precondition(
                    "/start",
                    Message("registry.circumstance-overlaps", ["start": "\(other.start)", "end": "\(end)"]))
            }
        }
        return ChildCircumstance(
            id: id, child: child.id, code: row.code, start: row.start, confidential: confidential
        ).with {
            $0.end = row.end
            $0.evidence = evidence
        }
    }

    func end(_ circumstance: ChildCircumstance, on day: Day) throws -> ChildCircumstance {
        if let end = circumstance.end {
            throw Refusal.precondition("/id", Message("registry.circumstance-ended", ["end": "\(end)"]))
        }
        var faults = Faults()
        People(reference: reference, today: today).past(day, since: circumstance.start, at: "/end", &faults)
        try faults.check()
        var ended = circumstance
        ended.end = day
        return ended
    }

    /// A code by which children may be listed: confidential ones never are (Law 64/2006 as amended by 71/2020, Art. 30).
    func filter(_ code: String?) throws {
        guard let code else { return }
        guard let known = reference.circumstances.first(where: { $0.code == code }) else {
            throw Refusal.invalid("/circumstance", Message("registry.unknown-circumstance", ["code": code]))
        }
        guard !known.isConfidential else {
            throw Refusal.invalid("/circumstance", Message("registry.confidential-filter", ["code": code]))
        }
    }
}

extension ChildCircumstance {
    var facts: CircumstanceFacts {
        CircumstanceFacts(id: id, child: child, code: code, start: start, confidential: confidential).with {
            $0.end = end
        }
    }
}
