import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

// What was said of each caregiver, an aspect a table.

struct CaregiverIdentityRecords: StateRecords {
    static let table = "caregiver_identities"
    typealias About = CaregiverID
    typealias Value = CaregiverIdentity
    let db: Database
}

struct CaregiverHomeRecords: StateRecords {
    static let table = "caregiver_homes"
    typealias About = CaregiverID
    typealias Value = UnitPath
    let db: Database
}

/// The two of them together: what is kept of a caregiver.
struct CaregiverAspectRecords {
    let db: Database

    private var identities: CaregiverIdentityRecords { CaregiverIdentityRecords(db: db) }
    private var homes: CaregiverHomeRecords { CaregiverHomeRecords(db: db) }

    /// For a migration.
    static func create(in db: Database) throws {
        try FactTable.create(CaregiverIdentityRecords.table, in: db)
        try FactTable.create(CaregiverHomeRecords.table, in: db)
    }

    func timelines(of caregiver: CaregiverID) throws -> CaregiverTimelines {
        CaregiverTimelines(
            id: caregiver, identity: try identities.timeline(of: caregiver),
            home: try homes.timeline(of: caregiver))
    }

    func append(_ sayings: CaregiverSayings, of caregiver: CaregiverID, by recorder: Recorder) throws {
        for version in sayings.identity { try identities.append(version, of: caregiver, by: recorder) }
        for version in sayings.home { try homes.append(version, of: caregiver, by: recorder) }
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

extension Snapshot {
    var caregiverAspects: CaregiverAspectRecords { CaregiverAspectRecords(db: db) }
}
