import GRDB
import GatewayAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Runs as they stand.
struct RunRecords: Keyed, RowRecords {
    static let table = "runs"
    static let unknown = "gateway.no-run"
    let db: Database
    let log: RowLog

    func find(_ id: WorkflowID) throws -> Run? { try first("WHERE id = \(id)").map(Run.init) }

    func insert(_ run: Run) throws {
        try perform(
            """
            INSERT INTO runs (id, workflow, version, child, unit, started_in, started_by, input, mandate,
                mandate_until, status, ready, words, begun_on, salt)
            VALUES (\(run.id), \(run.workflow), \(run.version), \(run.child), \(run.unit),
                \(run.starter.unit), \(run.starter.person), \(SQL.json(run.input)), \(SQL.json(run.mandate)),
                \(run.mandate.until), \(run.status), 1, \(run.words), \(run.begunOn), \(RowLog.salt()))
            """)
        try log.tell(.runs, "kept.id = \(run.id)", db)
    }

    /// That it is carried on from now on; nil of one that cannot be.
    func takeUp(_ id: WorkflowID) throws -> Run? {
        try perform(
            """
            UPDATE runs SET ready = 0, status = CASE status WHEN 'waiting' THEN 'running' ELSE status END
            WHERE id = \(id) AND ended_on IS NULL AND status <> 'parked'
            """)
        guard let run = try find(id), run.isUnderWay, run.status != .parked else { return nil }
        return run
    }

    /// Those that can go on, the oldest first.
    func due(beside under: Set<WorkflowID>, limit: Int) throws -> [WorkflowID] {
        try rows(
            """
            SELECT id FROM runs
            WHERE ended_on IS NULL AND (ready = 1 OR status IN ('running', 'undoing'))
                AND status <> 'parked' AND id NOT IN \(SQL.each(under.map(\.text))) ORDER BY id LIMIT \(limit)
            """
        ).map { try $0["id"] }
    }

    /// The child's run of this kind that has not ended.
    func underWay(_ kind: WorkflowKind, for children: [ChildID]) throws -> Run? {
        try first(
            "WHERE workflow = \(kind) AND child IN \(SQL.each(children)) AND ended_on IS NULL"
        ).map(Run.init)
    }

    func underWay(for children: [ChildID]) throws -> [Run] {
        try fetch("WHERE child IN \(SQL.each(children)) AND ended_on IS NULL ORDER BY id").map(Run.init)
    }

    /// Those whose mandate is over, and that nobody has been asked to take over yet.
    func overMandate(on day: Day) throws -> [Run] {
        try fetch(
            """
            WHERE ended_on IS NULL AND mandate_until < \(day) AND status IN ('running', 'waiting')
            ORDER BY id
            """
        ).map(Run.init)
    }

    func stand(_ id: WorkflowID, as status: WorkflowStatus) throws {
        try perform("UPDATE runs SET status = \(status) WHERE id = \(id)")
        try log.tell(.runs, "kept.id = \(id)", db)
    }

    func end(_ id: WorkflowID, as status: WorkflowStatus, on day: Day) throws {
        try perform("UPDATE runs SET status = \(status), ended_on = \(day), ready = 0 WHERE id = \(id)")
        try log.tell(.runs, "kept.id = \(id)", db)
    }

    func wake(_ id: WorkflowID) throws { try perform("UPDATE runs SET ready = 1 WHERE id = \(id)") }

    func cancel(_ id: WorkflowID, because reason: Sealed) throws {
        try perform("UPDATE runs SET cancelled = \(reason), ready = 1 WHERE id = \(id)")
        try log.tell(.runs, "kept.id = \(id)", db)
    }

    /// Takes out what people wrote of the child's runs that have ended.
    func forgetWords(of child: ChildID) throws {
        try perform(
            "UPDATE runs SET cancelled = NULL, words = NULL WHERE child = \(child) AND ended_on IS NOT NULL")
        try log.tell(.runs, "kept.child = \(child) AND kept.ended_on IS NOT NULL", db)
    }

    /// Goes on by another mandate, for the child by the id that it has now.
    func takeOver(_ id: WorkflowID, by mandate: Mandate, for child: ChildID) throws {
        try perform(
            """
            UPDATE runs SET mandate = \(SQL.json(mandate)), mandate_until = \(mandate.until),
                unit = \(mandate.unit), child = \(child), status = 'running', ready = 1
            WHERE id = \(id)
            """)
        try log.tell(.runs, "kept.id = \(id)", db)
    }

    func list(
        _ request: ListWorkflows, within units: Territory, of children: [ChildID]?, _ page: FeedPage
    ) throws -> [Run] {
        let conditions: [SQL] = [
            .within("unit", units), .equal("workflow", request.workflow), .equal("status", request.status),
            children.map { "child IN \(SQL.each($0))" } ?? "TRUE",
        ]
        return try fetch(page, where: conditions).map(Run.init)
    }

    /// `run` is what a parameter is called here.
    private func perform(_ statement: SQL) throws { try run(statement) }
}

extension Run {
    init(row: StoredRow) throws {
        let cancelled: Sealed? = try row["cancelled"]
        try self.init(
            id: row["id"], workflow: row["workflow"], version: row["version"], child: row["child"],
            input: row.json("input"), mandate: row.json("mandate"), status: row["status"],
            starter: RunStarter(unit: row["started_in"], person: row["started_by"]),
            begunOn: row["begun_on"], endedOn: row["ended_on"], isCancelled: cancelled != nil,
            words: row["words"])
    }
}

/// The children that the registry has told of: where they live, and whether they are on the register.
struct LearningChildRecords: KnownChildRecords, Keyed {
    static let unknown = "gateway.no-child"
    static let aspects: Set<KnownChildAspect> = [.identity, .home, .standing, .alias]
    let db: Database
}

/// Which entries of caregivers the registry has told to be one person.
struct LearningCaregiverRecords: KnownCaregiverRecords {
    static let aspects: Set<KnownCaregiverAspect> = [.alias]
    let db: Database
}

extension Snapshot {
    var runs: RunRecords { RunRecords(db: db, log: RowLog(self)) }
    var knownChildren: LearningChildRecords { LearningChildRecords(db: db) }
    var knownCaregivers: LearningCaregiverRecords { LearningCaregiverRecords(db: db) }
}
