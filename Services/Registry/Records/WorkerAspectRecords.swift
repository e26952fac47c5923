import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What was said of each worker, an aspect a table.
struct WorkerAspectRecords {
    private static let identities = StateTable<WorkerID, WorkerIdentity>("worker_identities")
    private static let workplaces = StateTable<WorkerID, UnitPath>("workplaces", [FactColumn("unit", "$")])
    private static let roles = StateTable<WorkerID, WorkerRole>("worker_roles", [FactColumn("role", "$")])
    private static let standings = StateTable<WorkerID, WorkerStanding>(
        "worker_standings", [FactColumn("standing", "$")])
    let db: Database

    private var identities: StateFacts<WorkerID, WorkerIdentity> { Self.identities.in(db) }
    private var workplaces: StateFacts<WorkerID, UnitPath> { Self.workplaces.in(db) }
    private var roles: StateFacts<WorkerID, WorkerRole> { Self.roles.in(db) }
    private var standings: StateFacts<WorkerID, WorkerStanding> { Self.standings.in(db) }

    /// For a migration.
    static func create(in db: Database) throws {
        try identities.create(in: db)
        try workplaces.create(in: db)
        try roles.create(in: db)
        try standings.create(in: db)
    }

    func timelines(of worker: WorkerID) throws -> WorkerTimelines {
        WorkerTimelines(
            id: worker, identity: try identities.timeline(of: worker),
            workplace: try workplaces.timeline(of: worker), role: try roles.timeline(of: worker),
            standing: try standings.timeline(of: worker))
    }

    func append(_ sayings: WorkerSayings, of worker: WorkerID, by recorder: Recorder) throws {
        try identities.append(sayings.identity, of: worker, by: recorder)
        try workplaces.append(sayings.workplace, of: worker, by: recorder)
        try roles.append(sayings.role, of: worker, by: recorder)
        try standings.append(sayings.standing, of: worker, by: recorder)
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

extension Snapshot { var workerAspects: WorkerAspectRecords { WorkerAspectRecords(db: db) } }
