import GRDB
import JSONCoding
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Cases as they stand now; what was done in each is in ``CaseEntryRecords``.
struct CaseRecords: Keyed {
    static let table = "cases"
    static let unknown = "registry.no-case"
    /// Of a child's.
    static let order = ListOrder<CaseOutline>("id") { [$0.id] }
    /// The most pressing first; of one day, what has a moment comes before what has the whole day.
    static let dueOrder = ListOrder<DueCase>("due", "dueAt", "id", "step") {
        let deadline = $0.deadline
        return [
            deadline.due?.description ?? "", deadline.dueAt?.description ?? "~", $0.id,
            deadline.step.rawValue,
        ]
    }
    let db: Database
    let vault: Vault

    var entries: CaseEntryRecords { CaseEntryRecords(db: db, vault: vault) }

    func find(_ id: CaseID) throws -> CaseFile? {
        try files(rows("SELECT * FROM cases WHERE id = \(id)")).first
    }

    /// All of the child's, in the order of ids.
    func of(_ child: ChildID) throws -> [CaseFile] {
        try files(rows("SELECT * FROM cases WHERE child IN \(SQL.entries(of: "\(child)")) ORDER BY id"))
    }

    /// The child's open case.
    func open(of child: ChildID) throws -> CaseID? {
        try row(
            """
            SELECT id FROM cases
            WHERE child IN \(SQL.entries(of: "\(child)")) AND step <> \(CaseStep.closed) ORDER BY id
            """)?["id"]
    }

    /// The cases that `caller` works on, or that lie in what it is the chief of, in the order of ids; of entries of one child alone where
    /// `children` are named.
    func list(
        _ request: ListCases, of children: [ChildID]?, within units: Territory, for caller: CaseCaller,
        chiefOf supervised: Territory, _ page: FeedPage
    ) throws -> [CaseFile] {
        var conditions: [SQL] = [
            .within("commune", units), Self.isSeen(by: caller, chiefOf: supervised),
            page.condition(by: "id"), .equal("step", request.step), .equal("risk", request.risk),
        ]
        if let children { conditions.append("child IN \(SQL.each(children))") }
        return try files(rows("SELECT * FROM cases WHERE \(conditions.all) \(page.ordering(by: "id"))"))
    }

    /// The open cases that `caller` works on, or that lie in what it is the chief of, on which somebody of these offices, or that
    /// person, works; without what was noted in them.
    func listOpen(
        within units: Territory, of offices: Territory?, _ person: PersonCode?, for caller: CaseCaller,
        chiefOf supervised: Territory
    ) throws -> [CaseFile] {
        let office: SQL = offices.map { .within("worker_unit", $0) } ?? "TRUE"
        let conditions: [SQL] = [
            .within("commune", units), Self.isSeen(by: caller, chiefOf: supervised),
            "step <> \(CaseStep.closed)", office, .equal("worker", person),
        ]
        return try files(rows("SELECT * FROM cases WHERE \(conditions.all)"), withNotes: false)
    }

    /// True of the cases that the caller works on, or is the chief of who does.
    static func isSeen(by caller: CaseCaller, chiefOf supervised: Territory) -> SQL {
        "(\(SQL.within("commune", supervised)) OR \(isWorked(by: caller)))"
    }

    /// As ``CaseCaller/works(as:)``.
    private static func isWorked(by caller: CaseCaller) -> SQL {
        let isOffice: SQL = "worker_unit IN \(SQL.each(caller.offices))"
        guard !caller.isStandIn else { return isOffice }
        let isPerson: SQL =
            caller.person.map { "worker = \($0) AND worker_unit IN \(SQL.each(caller.own))" } ?? "FALSE"
        return "(worker IS NULL AND \(isOffice) OR \(isPerson))"
    }

    /// What lies sealed of one.
    private struct Hidden: Codable {
        let concern: CaseConcern
        let source: CaseSource
        let channel: CaseChannel
        let goals: [CaseGoal]
    }

    /// Takes what was written of the child out of its cases.
    func forget(_ child: ChildID) throws {
        for file in try of(child) {
            let hidden = Hidden(
                concern: file.concern, source: file.source, channel: file.channel, goals: [])
            try run(
                "UPDATE cases SET sealed = \(try sealed(hidden, of: file.id)) WHERE id = \(file.id)")
            try entries.forgetNotes(of: file.id)
        }
    }

    /// Enters the case, or what has become of it, as is learned on a day at a point of the log.
    func save(_ file: CaseFile, on day: Day, learned point: LogPoint) throws {
        let hidden = try sealed(
            Hidden(
                concern: file.concern, source: file.source, channel: file.channel, goals: file.goals),
            of: file.id)
        try run(
            """
            INSERT INTO cases (id, child, commune, worker_unit, worker, step, risk, sealed, next_review,
              ready_to_close, closed_for, ending)
            VALUES (\(file.id), \(file.child), \(file.commune), \(file.worker.unit),
              \(file.worker.person), \(file.step), \(file.risk), \(hidden), \(file.nextReview),
              \(file.isReadyToClose), \(file.closedFor), \(SQL.jsonOrNull(file.ending)))
            ON CONFLICT (id) DO UPDATE SET commune = excluded.commune, worker_unit = excluded.worker_unit, worker = excluded.worker,
              step = excluded.step, risk = excluded.risk, sealed = excluded.sealed,
              next_review = excluded.next_review, ready_to_close = excluded.ready_to_close,
              closed_for = excluded.closed_for, ending = excluded.ending
            """)
        try entries.keep(file.keeper, of: file.id, from: day, learned: point)
        try entries.keep(file.changes, to: file.id, learned: point)
        try entries.keep(file.entries, to: file.id, learned: point)
    }

    private func sealed(_ hidden: Hidden, of id: CaseID) throws -> Sealed {
        try vault.seal(JSON.encode(hidden), for: place(id))
    }

    private func place(_ id: CaseID) -> String { "cases/\(id)" }

    func files(_ rows: [StoredRow], withNotes: Bool = true) throws -> [CaseFile] {
        let entries = try entries.of(rows.map { try $0["id"] }, withNotes: withNotes)
        return try rows.map { row in
            let id: CaseID = try row["id"]
            let sealed: Sealed = try row["sealed"]
            let hidden: Hidden = try row.json(sealed, in: "sealed", for: place(id), by: vault)
            guard let entries = entries[id] else {
                throw UnreadableRecord(
                    table: CaseEntryRecords.table, row: id.text, column: "number", value: "none")
            }
            var file = try CaseFile(
                id: id, child: row["child"], commune: row["commune"],
                worker: CaseWorker(unit: row["worker_unit"], person: row["worker"]), concern: hidden.concern,
                source: hidden.source, channel: hidden.channel, step: row["step"], risk: row["risk"],
                goals: hidden.goals,
                nextReview: row["next_review"], isReadyToClose: row["ready_to_close"],
                closedFor: row["closed_for"], ending: row.jsonOrNil("ending"),
                entries: entries)
            if withNotes { file.changes = try self.entries.changes(of: id) }
            return file
        }
    }
}

extension Snapshot { var cases: CaseRecords { CaseRecords(db: db, vault: vault) } }
