import CatalogueAPI
import GRDB
import Store
import Vocabulary

/// What the catalogue said of providers, aspect by aspect, each with days of its own: a facility that moved late, or lost the
/// standard, moves no figure of another day. The star's rows of providers follow from these.
struct KnownProviderRecords {
    static let facts = AspectTable<ProviderID, AspectTimelines<ProviderSaying>>(
        "known_providers",
        [
            FactColumn("place", "$.place.unit", index: .none),
            FactColumn("kind", "$.identity._0.kind", index: .none),
            FactColumn("standing", "$.standing.status", index: .none),
            FactColumn("is_met", "$.standard.isMet", index: .none),
        ], isFollowed: true)
    let db: Database

    private var facts: AspectFacts<ProviderID, AspectTimelines<ProviderSaying>> { Self.facts.in(db) }

    /// Takes back what was learned after the point of the catalogue's log, which no longer has those events. Returns whom it was
    /// about.
    func forget(after point: LogPoint) throws -> [ProviderID] { try facts.forget(after: point) }

    func learn(_ facts: ProviderFacts, learned: Learned, by recorder: Recorder) throws {
        try self.facts.append(
            facts.facts.compactMap { $0.version(learned: learned) }, of: facts.provider, by: recorder)
    }
}
