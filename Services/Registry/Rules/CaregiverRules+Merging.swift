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
        try requireMergeable(
            two.id, into: one.id, mergedInto: other, aliases: aliases, told: "caregiverMerged")
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
        let stands = try requireMerge(
            merge, of: entry.id, told: ["caregiverRegistered", "caregiverUnmerged"])
        return (entry, stands, reason)
    }
}
