import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What was said of each worker, an aspect a table.
struct WorkerAspectRecords: AspectRecords {
    private static let identities = StateTable<WorkerID, WorkerIdentity>("worker_identities")
    private static let workplaces = StateTable<WorkerID, UnitPath>("workplaces", [FactColumn("unit", "$")])
    private static let roles = StateTable<WorkerID, WorkerRole>(
        "worker_roles", [FactColumn("role", "$", index: .none)])
    private static let standings = StateTable<WorkerID, WorkerStanding>(
        "worker_standings", [FactColumn("standing", "$", index: .none)])
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

    var byAspect: KeyValuePairs<WorkerAspect, any RecordedFacts<WorkerID>> {
        [.identity: identities, .workplace: workplaces, .role: roles, .standing: standings]
    }

    /// Makes anew, from what was said alone, all that follows from it: what held when, and the workers as they are now.
    func rebuild() throws {
        try rebuildFacts()
        for held in try identities.held(on: .last) {
            // An alias is where its survivor is.
            guard try WorkerAliases.table.in(db).merge(of: held.about) == nil else { continue }
            if let worker = try timelines(of: held.about).worker() {
                try WorkerRecords(db: db).save(worker)
            }
        }
    }
}

extension Snapshot { var workerAspects: WorkerAspectRecords { WorkerAspectRecords(db: db) } }
