import GRDB
import JSONCoding
import RegistryAPI
import Store
import Vocabulary

/// The register held against its log: every version that its tables keep is one that an event told, as it told it; every event's are
/// there; and what `children` and `workers` say of now is what follows from them.
///
/// What events do not tell is not held against them: names, numbers, addresses and notes, which are sealed under people's own keys.
/// Of what is confidential, whose events cannot be read without the vault, it is held that each row came with such an event, and
/// each such event with its row; of cases, that there are as many as were opened.
struct RegisterProof: LogProof {
    static let table = ChildRecords.table

    private var versions = VersionsProof(of: [
        .init("child_identities"), .init("child_homes", isOpen: true), .init("child_poverty", isOpen: true),
        .init("child_standings"), .init("disability_facts"), .init("caregiver_link_facts"),
        .init("placement_facts"), .init("placement_visit_facts"), .init("placement_note_facts"),
        .init("disability_application_facts"), .init("child_screening_facts"), .init("carer_approval_facts"),
        .init("act_facts"), .init("circumstance_facts"),
        .init("child_aliases"), .init("caregiver_aliases"), .init("worker_aliases"),
        .init("caregiver_identities"), .init("caregiver_homes", isOpen: true),
        .init("worker_identities"), .init("workplaces", isOpen: true), .init("worker_roles", isOpen: true),
        .init("worker_standings", isOpen: true),
    ])
    private static let columns = [
        // An alias is where the child lives that it was merged into.
        TracedColumn(
            "commune", of: "children", by: "child_homes",
            as: "iif(kept.survivor IS NULL, json_extract(fact.value, '$'), NULL)"),
        TracedColumn(
            "survivor", of: "children", by: "child_aliases",
            as: "json_extract(fact.value, '$.value.survivor')"),
        TracedColumn("poverty", of: "children", by: "child_poverty", as: "json_extract(fact.value, '$')"),
        TracedColumn(
            "commune", of: "caregivers", by: "caregiver_homes",
            as: "iif(kept.survivor IS NULL, json_extract(fact.value, '$'), NULL)"),
        TracedColumn(
            "survivor", of: "caregivers", by: "caregiver_aliases",
            as: "json_extract(fact.value, '$.value.survivor')"),
        TracedColumn(
            "unit", of: "workers", by: "workplaces", as: "iif(kept.survivor IS NULL, fact.unit, NULL)"),
        TracedColumn(
            "survivor", of: "workers", by: "worker_aliases", as: "json_extract(fact.value, '$.survivor')"),
        TracedColumn("role", of: "workers", by: "worker_roles", as: "fact.role"),
        TracedColumn("standing", of: "workers", by: "worker_standings", as: "fact.standing"),
    ]
    private static let opening = "registry.caseOpened"

    private var casesOpened = 0

    init() {}

    mutating func pass(_ event: EventEnvelope, _ db: Database) throws -> [EvidenceFault] {
        if event.type == Self.opening { casesOpened += 1 }
        let told =
            event.confidential
            ? Self.confidential(event.type) : try event.recorded(RegistryEvent.self)?.event.told ?? []
        return try versions.pass(told, by: event, db)
    }

    func finish(upTo position: UInt64, _ db: Database) throws -> [EvidenceFault] {
        try versions.finish(upTo: position, db) + Self.columns.flatMap { try $0.faults(db) }
            + faultsOfMerges(of: ChildRecords.table, by: "child_aliases", db)
            + faultsOfMerges(of: CaregiverRecords.table, by: "caregiver_aliases", db)
            + faultsOfMerges(of: WorkerRecords.table, by: "worker_aliases", isKnown: "TRUE", db)
            + faultsOfCases(upTo: position, db)
    }

    /// The rows that came with a confidential event, as far as its name says: of a closure nobody is told how many followed it.
    private static func confidential(_ type: String) -> [ToldVersion] {
        switch type {
        case "registry.circumstanceAdded", "registry.circumstanceEnded", "registry.circumstanceCorrected",
            "registry.circumstanceVoided":
            [ToldVersion(hiddenIn: "circumstance_facts", isDue: true)]
        case "registry.confidentialFollowed": [ToldVersion(hiddenIn: "circumstance_facts", isDue: false)]
        default: []
        }
    }

    /// Entries that stand behind another one though nothing holds that says so: nobody would find them. Of one that has been forgotten
    /// nobody can read why any more. A hundred at most.
    private func faultsOfMerges(
        of table: String, by facts: String, isKnown: String = "kept.forgotten_on IS NULL", _ db: Database
    ) throws -> [EvidenceFault] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT kept.id FROM \(table) AS kept
                WHERE kept.survivor IS NOT NULL AND \(isKnown) AND NOT EXISTS (
                  SELECT 1 FROM \(facts) AS fact
                  WHERE fact.subject = kept.id AND fact.until_day = ? AND fact.known_until = ?)
                ORDER BY kept.id LIMIT 100
                """, arguments: [Day.last, Int64.max]
        ).map { row in
            EvidenceFault(
                "kit.evidence-column-differs", in: table,
                ["subject": row[0] as String, "column": "survivor", "facts": facts])
        }
    }

    private func faultsOfCases(upTo position: UInt64, _ db: Database) throws -> [EvidenceFault] {
        let later =
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM store_events WHERE position > ? AND type = ?",
                arguments: [Int64(clamping: position), Self.opening]) ?? 0
        let told = casesOpened + later
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM cases") ?? 0
        guard count != told else { return [] }
        return [
            EvidenceFault(
                "registry.cases-untold", in: CaseRecords.table, ["count": "\(count)", "told": "\(told)"])
        ]
    }
}
