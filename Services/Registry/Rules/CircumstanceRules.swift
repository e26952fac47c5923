import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What must hold for a child to be in a circumstance.
struct CircumstanceRules: Rules {
    let reference: Reference
    let today: Day

    /// Whether the code is one that only who has the role `confidential` may see.
    func isConfidential(_ code: String) -> Bool {
        reference.circumstances.contains { $0.code == code && $0.isConfidential }
    }

    /// `existing` are all circumstances of the child, ended ones too: those of one code share no day. `last` is the day after
    /// which this one ends with the child's registration, if it does and the row says no end; `recorder` says who recorded one.
    func add(
        _ row: CircumstanceRow, to child: Sought<RegisteredChild>, as id: CircumstanceID,
        existing: [ChildCircumstance], until last: Day? = nil,
        by recorder: (FactID) throws -> Recorder? = { _ in nil }
    ) throws -> ChildCircumstance {
        var checks = Checks(reference, today: today)
        code(row.code, from: row.start, &checks)
        checks.day(row.start, since: .birth(of: child.value), at: "/start")
        if let end = row.end { checks.day(end, since: .named("start", row.start), at: "/end") }
        let evidence = checks.words(row.evidence, at: "/evidence", upTo: 1000)
        let child = try checks.finish(child)
        try child.requireActive(at: "/child")
        let days = DayRange(row.start, row.end ?? last)
        for other in existing where other.code == row.code && other.days.overlaps(days) {
            let message = try other.days.message(
                "registry.circumstance-overlaps", other.id, by: recorder)
            throw other.end == nil
                ? Refusal.exists("/code", message) : Refusal.precondition("/start", message)
        }
        return ChildCircumstance(
            id: id, child: child.id, code: row.code, start: row.start, confidential: isConfidential(row.code)
        ).with {
            $0.end = row.end
            $0.evidence = evidence
        }
    }

    func end(_ circumstance: Sought<ChildCircumstance>, on day: Day) throws -> ChildCircumstance {
        try end(circumstance, on: day, or: "registry.circumstance-ended")
    }

    /// A code by which children may be listed: confidential ones never are, whoever asks (of HIV: Law 64/2006 as amended by
    /// 71/2020, Art. 30).
    func filter(_ code: String?, _ checks: inout Checks) {
        guard let code else { return }
        if isConfidential(code) {
            checks.fail("/circumstance", "registry.confidential-filter", terms: ["code": [term(code)]])
        } else if !isKnown(code) {
            checks.code(code, in: .circumstance, at: "/circumstance")
        }
    }

    /// A code that is in force on the day that the circumstance starts.
    func code(_ code: String, from start: Day, _ checks: inout Checks) {
        if reference.circumstance(code, on: start) != nil { return }
        guard isKnown(code) else { return checks.code(code, in: .circumstance, on: start, at: "/code") }
        let (rule, days) = outOfForce(reference.circumstances.first { $0.code == code }?.validity)
        checks.fail(
            "/code", rule, days.merging(["day": "\(start)"]) { own, _ in own }, terms: ["code": [term(code)]])
    }

    /// The sentence that says when the code is in force, and its days: an end that is open is not spoken of.
    private func outOfForce(_ validity: Validity?) -> (rule: String, days: [String: String]) {
        switch (validity?.from, validity?.until) {
        case (let from?, let until?):
            ("registry.circumstance-not-in-force", ["from": "\(from)", "until": "\(until)"])
        case (nil, let until?):
            ("registry.circumstance-no-longer-in-force", ["until": "\(until)"])
        case (let from, nil):
            ("registry.circumstance-not-yet-in-force", ["from": from?.description ?? ""])
        }
    }

    private func isKnown(_ code: String) -> Bool { reference.circumstances.contains { $0.code == code } }

    private func term(_ code: String) -> String { ReferenceTable.circumstance.term(code) }
}

extension ChildCircumstance {
    var days: DayRange { DayRange(start, end) }

    var facts: CircumstanceFacts {
        CircumstanceFacts(id: id, child: child, code: code, start: start, confidential: confidential).with {
            $0.end = end
        }
    }
}
