import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

extension ChildRules {
    /// Both entries, and why they are one child. `aliases` are those that were merged into the duplicate.
    func merge(
        _ duplicate: Sought<RegisteredChild>, into survivor: Sought<RegisteredChild>,
        by request: MergeChildren, aliases: [ChildID]
    ) throws -> (survivor: RegisteredChild, duplicate: RegisteredChild, reason: String) {
        var checks = Checks(reference, today: today)
        checks.another(request.duplicate, than: request.survivor, at: "/duplicate")
        let reason = checks.words(request.reason, at: "/reason", upTo: 1000)
        let (one, other) = try checks.finish(survivor, duplicate)
        let ids = ["survivor": one.id.text, "duplicate": other.id.text]
        func refuse(_ rule: String, _ more: [String: String] = [:]) -> Refusal {
            .precondition("/duplicate", Message(rule, ids.merging(more) { $1 }))
        }
        try requireMergeable(
            other.id, into: one.id, mergedInto: other.survivor, aliases: aliases, told: "childMerged")
        for entry in [one, other] where entry.status == .enteredInError {
            throw refuse("registry.merge-of-mistake", ["id": entry.id.text])
        }
        if (one.status == .deceased) != (other.status == .deceased) { throw refuse("registry.merge-of-dead") }
        if other.status == .active && one.status != .active { throw refuse("registry.merge-into-closed") }
        return (one, other, reason)
    }

    /// The entry that stands for itself again, and why.
    func unmerge(
        _ duplicate: Sought<RegisteredChild>, by request: UnmergeChild
    ) throws -> (duplicate: RegisteredChild, reason: String) {
        var checks = Checks(reference, today: today)
        let reason = checks.words(request.reason, at: "/reason", upTo: 1000)
        let entry = try checks.finish(duplicate)
        guard entry.survivor != nil else {
            throw Refusal.precondition(
                "/duplicate",
                Message("registry.not-merged", ["duplicate": entry.id.text])
                    .about(entry.id, told: ["childRegistered", "childUnmerged"]))
        }
        return (entry, reason)
    }
}

extension [MergeCollision] {
    /// Notes which records of one entry cannot be so beside those of the other.
    mutating func add<Value: AroundChild>(
        _ kind: MergeCollisionKind, _ records: [Value], survivor: ChildID, duplicate: ChildID
    ) {
        let others = records.filter { $0.child == duplicate }
        for record in records where record.child == survivor {
            for other in others where record.days.overlaps(other.days) && record.collides(with: other) {
                append(
                    MergeCollision(
                        kind: kind, record: FactID(of: record.id), other: FactID(of: other.id)))
            }
        }
    }
}
