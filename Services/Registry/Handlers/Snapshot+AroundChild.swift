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
        try aliases.entries(of: taken(child, named: id, asOf).id, knownOn: asOf.knownOn)
    }
}
