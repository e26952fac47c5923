import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// The child that the request names, in reach of a caller who may act for its commune.
    func seekChild(_ id: ChildID, at pointer: String) throws -> Sought<RegisteredChild> {
        try children.seek(id, at: pointer, by: self, in: \.commune)
    }

    /// The same where nothing else can be wrong with the request. Throws NOT_FOUND, PERMISSION_DENIED.
    func child(_ id: ChildID, at pointer: String) throws -> RegisteredChild {
        try seekChild(id, at: pointer).get()
    }

    /// Where the child lives that a kept record is about: who may act there may act for the record.
    func home(of child: ChildID) throws -> UnitPath { try children.get(child, at: "/id").commune }

    /// All that is dated of a child and that the caller may see.
    func life(of child: ChildID) throws -> ChildLife {
        let cases = try cases.of(child)
        return ChildLife(
            facts: try disabilities.of(child).map {
                DatedFact(
                    kind: .determination, id: $0.id.text, days: DayRange($0.determinedOn, $0.determinedOn))
            }
                + visible(circumstances.of(child)).map {
                    DatedFact(kind: .circumstance, id: $0.id.text, days: $0.days)
                }
                + placements.of(child).map { DatedFact(kind: .placement, id: $0.id.text, days: $0.days) }
                + caregiverLinks.of(child).map { DatedFact(kind: .link, id: $0.id.text, days: $0.days) }
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
