import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

// What was said of each worker, an aspect a table.

struct WorkerIdentityRecords: StateRecords {
    static let table = "worker_identities"
    typealias About = WorkerID
    typealias Value = WorkerIdentity
    let db: Database
}

struct WorkplaceRecords: StateRecords {
    static let table = "workplaces"
    static let columns = [FactColumn("unit", "$")]
    typealias About = WorkerID
    typealias Value = UnitPath
    let db: Database
}

struct WorkerRoleRecords: StateRecords {
    static let table = "worker_roles"
    static let columns = [FactColumn("role", "$")]
    typealias About = WorkerID
    typealias Value = WorkerRole
    let db: Database
}

struct WorkerStandingRecords: StateRecords {
    static let table = "worker_standings"
    static let columns = [FactColumn("standing", "$")]
    typealias About = WorkerID
    typealias Value = WorkerStanding
    let db: Database
}

/// All of them together: what is kept of a worker.
struct WorkerAspectRecords {
    let db: Database

    private var identities: WorkerIdentityRecords { WorkerIdentityRecords(db: db) }
    private var workplaces: WorkplaceRecords { WorkplaceRecords(db: db) }
    private var roles: WorkerRoleRecords { WorkerRoleRecords(db: db) }
    private var standings: WorkerStandingRecords { WorkerStandingRecords(db: db) }

    /// For a migration.
    static func create(in db: Database) throws {
        try FactTable.create(WorkerIdentityRecords.table, in: db)
        try FactTable.create(WorkplaceRecords.table, columns: WorkplaceRecords.columns, in: db)
        try FactTable.create(WorkerRoleRecords.table, columns: WorkerRoleRecords.columns, in: db)
        try FactTable.create(WorkerStandingRecords.table, columns: WorkerStandingRecords.columns, in: db)
    }

    func timelines(of worker: WorkerID) throws -> WorkerTimelines {
        WorkerTimelines(
            id: worker, identity: try identities.timeline(of: worker),
            workplace: try workplaces.timeline(of: worker), role: try roles.timeline(of: worker),
            standing: try standings.timeline(of: worker))
    }

    func append(_ sayings: WorkerSayings, of worker: WorkerID, by recorder: Recorder) throws {
        for version in sayings.identity { try identities.append(version, of: worker, by: recorder) }
        for version in sayings.workplace { try workplaces.append(version, of: worker, by: recorder) }
        for version in sayings.role { try roles.append(version, of: worker, by: recorder) }
        for version in sayings.standing { try standings.append(version, of: worker, by: recorder) }
    }

    /// Who recorded a fact as it stands now.
    func recorder(of fact: FactID) throws -> Recorder? {
        try identities.recorder(of: fact) ?? workplaces.recorder(of: fact) ?? roles.recorder(of: fact)
            ?? standings.recorder(of: fact)
    }

    /// Who recorded what of a worker, in the order of the versions of each aspect.
    func recorders(of worker: WorkerID) throws -> [WorkerAspect: [Recorder]] {
        [
            .identity: try identities.recorders(of: worker),
            .workplace: try workplaces.recorders(of: worker), .role: try roles.recorders(of: worker),
            .standing: try standings.recorders(of: worker),
        ]
    }

    /// Makes anew, from what was said alone, all that follows from it: what held when, and the workers as they are now.
    func rebuild() throws {
        try identities.rebuild()
        try workplaces.rebuild()
        try roles.rebuild()
        try standings.rebuild()
        for held in try identities.held(on: .last) {
            if let worker = try timelines(of: held.about).worker() {
                try WorkerRecords(db: db).save(worker)
            }
        }
    }
}

extension Snapshot {
    var workerAspects: WorkerAspectRecords { WorkerAspectRecords(db: db) }
}
