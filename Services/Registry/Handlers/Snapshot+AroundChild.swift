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

    /// Every entry of the one that was taken then for the child that is named so, that one first, as far as the caller may hear of it, who
    /// asked for `child`, whom the name is taken for now: as a list shows them.
    func entries(of child: RegisteredChild, named id: ChildID, _ asOf: AsOf) throws -> [ChildID] {
        let then = try aliases.survivor(of: id, knownOn: asOf.knownOn)
        return try aliases.entries(of: then, knownOn: asOf.knownOn)
            .filter { try tells(of: $0, beside: id, asking: child.id) }
    }

    /// Every entry of a child, now or as known then, whose cases may be listed as the child's. Who works on a case of another one does not
    /// learn that the two were once taken for one, by asking for a child that is parted from it since and is out of reach.
    func entries(withCasesOf child: ChildID, _ asOf: AsOf?) throws -> [ChildID] {
        let point = asOf?.knownOn ?? .latest
        let entries = try aliases.entries(
            of: aliases.survivor(of: child, knownOn: point), knownOn: point)
        return try entries.filter {
            try tells(of: $0, beside: child, asking: child) && tells(of: child, beside: $0, asking: $0)
        }
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
