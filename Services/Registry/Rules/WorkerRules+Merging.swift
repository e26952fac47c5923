import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension WorkerRules {
    /// Both entries, and why they are one worker. `other` is whom the duplicate was merged into already, `aliases` are those that were
    /// merged into it.
    func merge(
        _ duplicate: Sought<Worker>, into survivor: Sought<Worker>, by request: MergeWorkers,
        mergedInto other: WorkerID?, aliases: [WorkerID]
    ) throws -> (survivor: Worker, duplicate: Worker, reason: String) {
        var checks = Checks(reference, today: today)
        checks.another(request.duplicate, than: request.survivor, at: "/duplicate")
        let reason = checks.words(request.reason, at: "/reason", upTo: 1000)
        let (one, two) = try checks.finish(survivor, duplicate)
        try requireMergeable(
            two.id, into: one.id, mergedInto: other, aliases: aliases, told: "workerMerged")
        for entry in [one, two] where entry.standing == .enteredInError {
            throw Refusal.precondition(
                entry.id == one.id ? "/survivor" : "/duplicate",
                Message("registry.merge-of-mistake", ["id": entry.id.text])
                    .about(entry.id, told: ["workerCorrected"]))
        }
        return (one, two, reason)
    }

    /// The entry that stands for itself again, as what it was merged, and why. `merge` is nil of one that was not.
    func unmerge(
        _ duplicate: Sought<Worker>, by request: UnmergeWorker, merge: Fact<Alias<Subject.Worker>>?
    ) throws -> (duplicate: Worker, merge: Fact<Alias<Subject.Worker>>, reason: String) {
        var checks = Checks(reference, today: today)
        let reason = checks.words(request.reason, at: "/reason", upTo: 1000)
        let entry = try checks.finish(duplicate)
        let stands = try requireMerge(
            merge, of: entry.id, told: ["workerRegistered", "workerUnmerged"])
        return (entry, stands, reason)
    }
}
