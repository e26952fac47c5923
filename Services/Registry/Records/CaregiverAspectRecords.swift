import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What was said of each caregiver, an aspect a table.
struct CaregiverAspectRecords {
    let db: Database

    private static let identities = StateTable<CaregiverID, CaregiverIdentity>("caregiver_identities")
    private static let homes = StateTable<CaregiverID, UnitPath>("caregiver_homes")

    private var identities: StateFacts<CaregiverID, CaregiverIdentity> { Self.identities.in(db) }
    private var homes: StateFacts<CaregiverID, UnitPath> { Self.homes.in(db) }

    /// For a migration.
    static func create(in db: Database) throws {
        try identities.create(in: db)
        try homes.create(in: db)
    }

    func timelines(of caregiver: CaregiverID) throws -> CaregiverTimelines {
        CaregiverTimelines(
            id: caregiver, identity: try identities.timeline(of: caregiver),
            home: try homes.timeline(of: caregiver))
    }

    func append(_ sayings: CaregiverSayings, of caregiver: CaregiverID, by recorder: Recorder) throws {
        try identities.append(sayings.identity, of: caregiver, by: recorder)
        try homes.append(sayings.home, of: caregiver, by: recorder)
    }

    /// Who recorded a fact as it stands now.
    func recorder(of fact: FactID) throws -> Recorder? {
        try identities.recorder(of: fact) ?? homes.recorder(of: fact)
    }

    /// Who recorded what of a caregiver, in the order of the versions of each aspect.
    func recorders(of caregiver: CaregiverID) throws -> [CaregiverAspect: [Recorder]] {
        [
            .identity: try identities.recorders(of: caregiver), .home: try homes.recorders(of: caregiver),
        ]
    }

    /// Makes anew, from what was said alone, all that follows from it: what held when, and the caregivers as they are now.
    func rebuild() throws {
        try identities.rebuild()
        try homes.rebuild()
        for held in try identities.held(on: .last) {
            if let caregiver = try timelines(of: held.about).caregiver() {
                try CaregiverRecords(db: db).save(caregiver)
            }
        }
    }
}

extension Snapshot { var caregiverAspects: CaregiverAspectRecords { CaregiverAspectRecords(db: db) } }
