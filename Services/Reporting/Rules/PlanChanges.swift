import JSONCoding
import ReportingAPI
import Vocabulary

/// What one version of a plan changes of another, part by part.
struct PlanChanges {
    let before: PlanDocument
    let after: PlanDocument

    /// The head first, then indicators, activities, duties and tasks, each in the order of the later version, what was removed last.
    func all() throws -> [PlanChange] {
        let head = try Self.altered(heads.0, heads.1)
        return try
            (head.isEmpty
            ? [] : [PlanChange(part: .head, kind: .altered).with { $0.members = head }])
            + Self.changes(.indicator, before.indicators, after.indicators, by: \.id)
            + Self.changes(.activity, before.activities, after.activities, by: \.id)
            + Self.changes(.duty, before.duties, after.duties, by: \.id)
            + Self.changes(.tasks, before.units ?? [], after.units ?? [], by: \.clause)
    }

    /// Both without their lists.
    private var heads: (PlanDocument, PlanDocument) {
        func head(_ plan: PlanDocument) -> PlanDocument {
            plan.with {
                ($0.indicators, $0.activities, $0.duties, $0.units) = ([], [], [], nil)
            }
        }
        return (head(before), head(after))
    }

    private static func changes<Part: Encodable & Hashable>(
        _ part: PlanPart, _ before: [Part], _ after: [Part], by id: (Part) -> String
    ) throws -> [PlanChange] {
        func change(_ kind: PlanChangeKind, _ id: String, _ members: [String]? = nil) -> PlanChange {
            PlanChange(part: part, kind: kind).with { ($0.id, $0.members) = (id, members) }
        }
        // A clause may give tasks in several entries: those are held against each other in their order.
        let known = Dictionary(grouping: before, by: id)
        var passed: [String: Int] = [:]
        var changes: [PlanChange] = []
        for new in after {
            let number = passed[id(new), default: 0]
            passed[id(new)] = number + 1
            guard let old = known[id(new)].flatMap({ number < $0.count ? $0[number] : nil }) else {
                changes.append(change(.added, id(new)))
                continue
            }
            if old != new { changes.append(change(.altered, id(new), try altered(old, new))) }
        }
        for (index, old) in before.enumerated() {
            let number = before[..<index].count { id($0) == id(old) }
            if number >= passed[id(old), default: 0] { changes.append(change(.removed, id(old))) }
        }
        return changes
    }

    /// The members that the two do not share, in alphabetical order.
    private static func altered(_ old: some Encodable, _ new: some Encodable) throws -> [String] {
        let (old, new) = (
            try JSONValue(parsing: JSON.encode(old)), try JSONValue(parsing: JSON.encode(new))
        )
        let names = Set((old.object?.names ?? []) + (new.object?.names ?? []))
        return names.filter { old[$0] != new[$0] }.sorted()
    }
}
