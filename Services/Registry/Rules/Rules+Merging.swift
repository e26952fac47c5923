import Bus
import ServiceKit
import Store
import Vocabulary

/// What merging two entries of one person asks, whoever it is.
extension Rules {
    /// Throws a refusal unless `duplicate` can become another name of `survivor`: one that is neither merged yet, into `other`, nor has
    /// entries merged into it, `aliases`. `event` tells of a merge.
    func requireMergeable<Named>(
        _ duplicate: ID<Named>, into survivor: ID<Named>, mergedInto other: ID<Named>?, aliases: [ID<Named>],
        told event: String
    ) throws {
        if duplicate == survivor || other != nil {
            throw Refusal.precondition(
                "/duplicate",
                Message(
                    "registry.merged-already",
                    ["duplicate": duplicate.text, "survivor": (other ?? survivor).text]
                ).about(duplicate, told: [event]))
        }
        if let alias = aliases.first {
            throw Refusal.precondition(
                "/duplicate",
                Message(
                    "registry.merge-of-survivor",
                    ["duplicate": duplicate.text, "ids": aliases.map(\.text).joined(separator: ", ")]
                ).about(alias, told: [event]))
        }
    }

    /// As what an entry was merged; a refusal of one that was not. `events` tell of what stands now.
    func requireMerge<Named>(
        _ merge: Fact<Alias<Named>>?, of entry: ID<Named>, told events: [String]
    ) throws -> Fact<Alias<Named>> {
        guard let merge else {
            throw Refusal.precondition(
                "/duplicate",
                Message("registry.not-merged", ["duplicate": entry.text]).about(entry, told: events))
        }
        return merge
    }
}
