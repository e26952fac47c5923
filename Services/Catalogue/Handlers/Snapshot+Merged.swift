import CatalogueAPI
import RegistryKnown
import Store
import Vocabulary

/// What a child's entries have that cannot both be so of one child, since the registry told that they are one: it refuses nothing, and is shown to
/// whoever decides which of the two is to be ended or voided.
extension Snapshot {
    /// Records of which those under any entry of a child stand under the id `child`, one of them.
    func asOne<Record>(
        _ records: [Record], with child: ChildID, in member: WritableKeyPath<Record, ChildID>
    ) throws -> [Record] {
        let entries = Set(try servedChildren.entries(of: child))
        guard entries.count > 1 else { return records }
        return records.map { record in
            var meant = record
            if entries.contains(record[keyPath: member]) { meant[keyPath: member] = child }
            return meant
        }
    }

    /// The referrals, each with those under the child's other entries that hold a place of the same offer on days of its own.
    func marked(_ listed: [Referral]) throws -> [Referral] {
        let several = try servedChildren.several(of: listed.map(\.child))
        return try listed.map { referral in
            guard let entries = several[referral.child], referral.holdsPlace, let days = referral.days else {
                return referral
            }
            let others = try entries.filter { $0 != referral.child }.flatMap { try referrals.of($0) }.filter {
                $0.offer == referral.offer && $0.holdsPlace && $0.days?.overlaps(days) == true
            }
            return others.isEmpty ? referral : referral.with { $0.collidesWith = others.map(\.id) }
        }
    }

    /// The deliveries, each with those under the child's other entries that say the same.
    func marked(_ listed: [Delivery]) throws -> [Delivery] {
        let several = try servedChildren.several(of: listed.map(\.child))
        return try listed.map { delivery in
            guard let entries = several[delivery.child], !delivery.voided else { return delivery }
            let others = try asOne(
                deliveries.of(entries.filter { $0 != delivery.child }, on: delivery.on),
                with: delivery.child, in: \.child
            ).filter(delivery.isSame)
            return others.isEmpty ? delivery : delivery.with { $0.collidesWith = others.map(\.id) }
        }
    }
}
