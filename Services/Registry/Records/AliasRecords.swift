import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Which entries of children were taken for others, by whom and when; why is sealed under the key of the entry's own.
struct AliasRecords {
    let db: Database
    let sealing: Sealing

    private static let table = SealedTable<ChildID, Timeline<Alias<Subject.Child>>>(
        "child_aliases", [Alias<Subject.Child>.column(in: "$.value")],
        sealing: { TextSealedByPerson(\.reason, in: $0, by: $1) })

    /// For a migration.
    static func create(in db: Database) throws { try table.create(in: db) }

    var facts: StateFacts<ChildID, Alias<Subject.Child>> { Self.table.in(db, sealing) }

    /// Every name by which a child is found: its own and its aliases'; nil of an alias, which is found as its survivor is.
    func names(of known: ChildTimelines) throws -> Set<PersonName>? {
        guard try facts.merge(of: known.id) == nil else { return nil }
        let aspects = ChildAspectRecords(db: db, sealing: sealing)
        return try facts.entries(of: known.id).dropFirst().reduce(into: known.names) {
            $0.formUnion(try aspects.timelines(of: $1).names)
        }
    }
}

/// The same of caregivers.
enum CaregiverAliases {
    static let table = SealedTable<CaregiverID, Timeline<Alias<Subject.Caregiver>>>(
        "caregiver_aliases", [Alias<Subject.Caregiver>.column(in: "$.value")],
        sealing: { TextSealedByPerson(\.reason, in: $0, by: $1) })
}

/// The same of workers, who are staff: they have no keys of their own.
enum WorkerAliases {
    static let table = StateTable<WorkerID, Alias<Subject.Worker>>(
        "worker_aliases", [Alias<Subject.Worker>.column()])
}

extension Snapshot {
    var workerAliases: StateFacts<WorkerID, Alias<Subject.Worker>> { WorkerAliases.table.in(db) }
    var caregiverAliases: StateFacts<CaregiverID, Alias<Subject.Caregiver>> {
        CaregiverAliases.table.in(db, sealing)
    }
    var aliases: StateFacts<ChildID, Alias<Subject.Child>> { aliasRecords.facts }
    var aliasRecords: AliasRecords { AliasRecords(db: db, sealing: sealing) }
}
