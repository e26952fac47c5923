import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// The child that the request names, if the caller may act for its commune. Throws NOT_FOUND.
    func child(_ id: ChildID, at pointer: String) throws -> RegisteredChild {
        let child = try children.get(id, at: pointer)
        try authorize(child.commune, at: pointer)
        return child
    }

    /// All that is dated of a child and that the caller may see.
    func life(of child: RegisteredChild) throws -> ChildLife {
        let cases = try cases.of(child.id)
        return ChildLife(
            facts: try disabilities.of(child.id).map {
                DatedFact(
                    kind: .determination, id: $0.id.text, days: DayRange($0.determinedOn, $0.determinedOn))
            }
                + visible(circumstances.of(child.id)).map {
                    DatedFact(kind: .circumstance, id: $0.id.text, days: $0.days)
                }
                + placements.of(child.id).map { DatedFact(kind: .placement, id: $0.id.text, days: $0.days) }
                + caregiverLinks.of(child.id).map { DatedFact(kind: .link, id: $0.id.text, days: $0.days) }
                + cases.flatMap { file in
                    file.entries.map {
                        DatedFact(kind: .caseEntry, id: file.id.text, days: DayRange($0.on, $0.on))
                    }
                })
    }

    /// Those that the caller may see.
    func visible(_ circumstances: [ChildCircumstance]) -> [ChildCircumstance] {
        seesConfidential ? circumstances : circumstances.filter { !$0.confidential }
    }

    /// The children as replies show them; each showing is logged.
    func shown(_ entries: [RegisteredChild]) throws -> [Child] {
        let ids = entries.map(\.id)
        let circumstances = try circumstances.of(ids)
        let disabilities = try disabilities.of(ids)
        let caregivers = try caregiverLinks.counts(of: ids)
        return entries.map { child in
            disclose(child.id)
            return child.shown(
                circumstances: visible(circumstances[child.id, default: []].filter { $0.end == nil }),
                disability: disabilities[child.id]?.first, caregivers: caregivers[child.id, default: 0])
        }
    }

    func shown(_ child: RegisteredChild) throws -> Child {
        guard let shown = try shown([child]).first else { preconditionFailure("one child in, one child out") }
        return shown
    }
}
