import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// The facts of one kind of a child, `named` so, as known at a point: those that had begun by the day in question.
    func begun<Records: AroundChildRecords>(
        of child: RegisteredChild, named id: ChildID, in records: Records, by order: ListOrder<Records.Value>,
        _ asOf: AsOf
    ) throws -> [Records.Value] {
        let entries = try entries(of: child, named: id, asOf)
        return order.sorted(try records.facts.of(entries, asOf, includeEnded: true))
    }

    /// Every entry of the child that is named so, as known then.
    func entries(of child: RegisteredChild, named id: ChildID, _ asOf: AsOf) throws -> [ChildID] {
        try entries(of: taken(child, named: id, asOf).id, asking: child.id, asOf)
    }

    /// Every entry of a child as known then, as far as the caller may hear of it, who asked for the child `asked`.
    func entries(of then: ChildID, asking asked: ChildID, _ asOf: AsOf) throws -> [ChildID] {
        try aliases.entries(of: then, knownOn: asOf.knownOn)
            .filter { try tells(of: $0, beside: then, asking: asked) }
    }

    /// Whether the caller may hear of an entry that was the same as another one once: one that was parted since, from that and from the
    /// child that is asked for, is judged by where the child lives now.
    func tells(of entry: ChildID, beside then: ChildID, asking asked: ChildID?) throws -> Bool {
        if entry == then { return true }
        guard let now = try children.find(entry) else {
            return try children.forgotten(entry).map { reaches($0.commune) } ?? false
        }
        return try now.id == asked || reaches(now.commune) || now.id == children.find(then)?.id
    }
}
