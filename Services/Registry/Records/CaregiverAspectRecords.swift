import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What was said of each caregiver, an aspect a table. Who it is, is sealed under the key of its own.
struct CaregiverAspectRecords: AspectRecords {
    let db: Database
    let sealing: Sealing

    private static let identities = SealedTable<CaregiverID, Timeline<CaregiverIdentity>>(
        "caregiver_identities", sealing: { SealedByPerson(in: $0, by: $1) })
    private static let homes = StateTable<CaregiverID, UnitPath>(
        "caregiver_homes", [FactColumn("commune", "$", index: .none)])

    private var identities: StateFacts<CaregiverID, CaregiverIdentity> { Self.identities.in(db, sealing) }
    private var homes: StateFacts<CaregiverID, UnitPath> { Self.homes.in(db) }

    /// For a migration.
    static func create(in db: Database) throws {
        try identities.create(in: db)
        try homes.create(in: db)
    }

    /// Nothing of a caregiver who has been forgotten.
    func timelines(of caregiver: CaregiverID) throws -> CaregiverTimelines {
        do {
            return CaregiverTimelines(
                id: caregiver, identity: try identities.timeline(of: caregiver),
                home: try homes.timeline(of: caregiver))
        } catch StoreError.keyDestroyed {
            return CaregiverTimelines(id: caregiver)
        }
    }

    /// Takes out of what follows from what was said who the caregiver was, whose key is destroyed.
    func forget(_ caregiver: CaregiverID) throws { try identities.rebuild(caregiver) }

    func append(_ sayings: CaregiverSayings, of caregiver: CaregiverID, by recorder: Recorder) throws {
        try identities.append(sayings.identity, of: caregiver, by: recorder)
        try homes.append(sayings.home, of: caregiver, by: recorder)
    }

    var byAspect: KeyValuePairs<CaregiverAspect, any RecordedFacts<CaregiverID>> {
        [.identity: identities, .home: homes]
    }

    /// Makes anew, from what was said alone, all that follows from it: what held when, and the caregivers as they are now.
    func rebuild() throws {
        try rebuildFacts()
        for held in try identities.held(on: .last) {
            // An alias is where its survivor is, and found as that.
            guard try CaregiverAliases.table.in(db, sealing).merge(of: held.about) == nil else { continue }
            let known = try timelines(of: held.about)
            if let caregiver = known.caregiver() {
                try CaregiverRecords(db: db).save(caregiver, called: known.names)
            }
        }
    }
}

extension Snapshot {
    var caregiverAspects: CaregiverAspectRecords { CaregiverAspectRecords(db: db, sealing: sealing) }
}
