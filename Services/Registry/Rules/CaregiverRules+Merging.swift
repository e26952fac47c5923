import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension CaregiverRules {
    /// Both entries, and why they are one caregiver. `other` is whom the duplicate was merged into already, `aliases` are those that were
    /// merged into it.
    func merge(
        _ duplicate: Sought<Caregiver>, into survivor: Sought<Caregiver>, by request: MergeCaregivers,
        mergedInto other: CaregiverID?, aliases: [CaregiverID]
    ) throws -> (survivor: Caregiver, duplicate: Caregiver, reason: String) {
        var checks = Checks(reference, today: today)
        checks.another(request.duplicate, than: request.survivor, at: "/duplicate")
        let reason = checks.words(request.reason, at: "/reason", upTo: 1000)
        let (one, two) = try checks.finish(survivor, duplicate)
        if one.id == two.id || other != nil {
            throw Refusal.precondition(
                "/duplicate",
                Message(
                    "registry.merged-already",
                    ["duplicate": request.duplicate.text, "survivor": (other ?? one.id).text]
                ).about(request.duplicate, told: ["caregiverMerged"]))
        }
        if let alias = aliases.first {
            throw Refusal.precondition(
                "/duplicate",
                Message(
                    "registry.merge-of-survivor",
                    ["duplicate": two.id.text, "ids": aliases.map(\.text).joined(separator: ", ")]
                ).about(alias, told: ["caregiverMerged"]))
        }
        return (one, two, reason)
    }

    /// The entry that stands for itself again, as what it was merged, and why. `merge` is nil of one that was not.
    func unmerge(
        _ duplicate: Sought<Caregiver>, by request: UnmergeCaregiver,
        merge: Fact<Alias<Subject.Caregiver>>?
    ) throws -> (duplicate: Caregiver, merge: Fact<Alias<Subject.Caregiver>>, reason: String) {
        var checks = Checks(reference, today: today)
        let reason = checks.words(request.reason, at: "/reason", upTo: 1000)
        let entry = try checks.finish(duplicate)
        guard let merge else {
            throw Refusal.precondition(
                "/duplicate",
                Message("registry.not-merged", ["duplicate": entry.id.text])
                    .about(entry.id, told: ["caregiverRegistered", "caregiverUnmerged"]))
        }
        return (entry, merge, reason)
    }
}
