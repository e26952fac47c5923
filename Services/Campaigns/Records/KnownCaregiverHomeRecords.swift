import GRDB
import RegistryAPI
import Store
import Vocabulary

/// Where the caregivers live that the registry has told of: written only by following its log.
struct KnownCaregiverHomeRecords {
    static let homes = StateTable<CaregiverID, UnitPath>("known_caregiver_homes", isFollowed: true)
    let db: Database

    private var homes: StateFacts<CaregiverID, UnitPath> { Self.homes.in(db) }

    /// Keeps what was said of where a caregiver lives.
    func learn(_ facts: CaregiverFacts, learned: Learned, by recorder: Recorder) throws {
        for fact in facts.facts {
            guard let home = fact.home else { continue }
            try homes.append(fact.version(home, learned: learned), of: facts.caregiver, by: recorder)
        }
    }

    /// Takes back what was learned after the point of the registry's log, which no longer has those events.
    func forget(after point: LogPoint) throws { try homes.forget(after: point) }

    /// Whether the registry has told of the caregiver.
    func knows(_ caregiver: CaregiverID) throws -> Bool {
        try !homes.timeline(of: caregiver).history.facts().isEmpty
    }
}

extension Snapshot {
    var knownCaregiverHomes: KnownCaregiverHomeRecords { KnownCaregiverHomeRecords(db: db) }
}
