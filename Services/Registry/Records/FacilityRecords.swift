import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// The catalogue's providers, aspect by aspect, each with days of its own: written only by following its log.
struct FacilityRecords: Keyed {
    static let table = "known_facilities"
    static let unknown = "registry.no-facility"
    /// Which facilities there are, everybody may know.
    static let isKnownToAll = true
    private static let facts = AspectTable<ProviderID, AspectTimelines<ProviderSaying>>(
        table, isFollowed: true)
    let db: Database

    private var facts: AspectFacts<ProviderID, AspectTimelines<ProviderSaying>> { Self.facts.in(db) }

    /// For a migration.
    static func create(in db: Database) throws { try facts.create(in: db) }

    func find(_ id: ProviderID) throws -> Facility? { try Facility(id, facts.timelines(of: id)) }

    /// Those of these that there are.
    func all(_ ids: Set<ProviderID>) throws -> [ProviderID: Facility] {
        try ids.reduce(into: [:]) { found, id in found[id] = try find(id) }
    }

    /// Keeps what was said of a provider. A follower never refuses.
    func learn(_ told: ProviderFacts, learned: Learned, by recorder: Recorder) throws {
        try facts.append(
            told.facts.compactMap { $0.version(learned: learned) }, of: told.provider, by: recorder)
    }

    /// Takes back what was learned after the point of the catalogue's log, which no longer has those events.
    func forget(after point: LogPoint) throws { try facts.forget(after: point) }
}

extension Snapshot { var facilities: FacilityRecords { FacilityRecords(db: db) } }
