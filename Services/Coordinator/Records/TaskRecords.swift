import GRDB
import GatewayAPI
import ServiceKit
import Store
import Vocabulary

/// A task as the store has it.
struct KeptTask: Sendable {
    let id: TaskID
    let run: WorkflowID
    let workflow: WorkflowKind
    let child: ChildID
    /// Where the run is.
    let runUnit: UnitPath
    let number: Int
    var draft: TaskDraft
    var person: PersonCode?
    var snoozedUntil: Day?
    var answer: Answer?
    var closedOn: Day?

    var kind: TaskKind { draft.kind }
    var unit: UnitPath { draft.unit }

    func facts(on day: Day) -> TaskFacts {
        TaskFacts(id: id, run: run, kind: kind, child: child, unit: unit, on: day).with {
            ($0.person, $0.due) = (person, draft.due)
        }
    }
}

/// What is somebody's to do.
struct TaskRecords: Keyed, RowRecords {
    static let table = "tasks"
    static let columns: SQL = "tasks.*, runs.workflow, runs.child, runs.unit AS run_unit"
    static let joins: SQL = "JOIN runs ON runs.id = tasks.run"
    static let unknown = "gateway.no-task"
    let db: Database
    let log: RowLog

    func find(_ id: TaskID) throws -> KeptTask? { try first("WHERE tasks.id = \(id)").map(KeptTask.init) }

    func open(of id: WorkflowID) throws -> [KeptTask] {
        try fetch("WHERE run = \(id) AND closed_on IS NULL ORDER BY due IS NULL, due, tasks.id")
            .map(KeptTask.init)
    }

    func open(of id: WorkflowID, _ number: Int) throws -> [KeptTask] {
        try open(of: id).filter { $0.number == number }
    }

    /// What somebody said to what was to be done in a step.
    func answer(of id: WorkflowID, _ number: Int) throws -> Answer? {
        try first("WHERE run = \(id) AND number = \(number) AND answer IS NOT NULL").map(KeptTask.init)?
            .answer
    }

    func save(_ task: KeptTask) throws {
        let draft = task.draft
        try run(
            """
            INSERT INTO tasks (id, run, number, kind, unit, person, due, deadline, snoozed_until, method,
                request, answer, closed_on)
            VALUES (\(task.id), \(task.run), \(task.number), \(draft.kind), \(draft.unit), \(task.person),
                \(draft.due), \(draft.deadline), \(task.snoozedUntil), \(draft.method), \(draft.request),
                \(SQL.jsonOrNull(task.answer)), \(task.closedOn))
            ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, person = excluded.person,
                snoozed_until = excluded.snoozed_until, answer = excluded.answer,
                closed_on = excluded.closed_on
            """)
        try log.tell(.tasks, "kept.id = \(task.id)", db)
    }

    /// Those of these units; where the caller is no caseworker, a provider's alone.
    func list(
        _ request: ListTasks, within each: [Territory], caseworkerIn cases: Territory, on day: Day,
        _ page: FeedPage
    ) throws -> [KeptTask] {
        let providers = TaskKind.allCases.filter(\.isProviders).map(\.rawValue)
        let late = request.overdue.map { isLate -> SQL in
            isLate ? "due < \(day)" : "(due IS NULL OR due >= \(day))"
        }
        let conditions: [SQL] = [
            "closed_on IS NULL", each.map { SQL.within("tasks.unit", $0) }.all,
            "(kind IN \(SQL.each(providers)) OR \(SQL.within("tasks.unit", cases)))",
            .equal("person", request.person?.text),
            .equal("run", request.run), late ?? "TRUE",
            request.withSnoozed == true ? "TRUE" : "(snoozed_until IS NULL OR snoozed_until <= \(day))",
            page.condition(by: "tasks.id"),
        ]
        return try fetch("WHERE \(conditions.all) \(page.ordering(by: "tasks.id"))").map(KeptTask.init)
    }
}

extension KeptTask {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], run: row["run"], workflow: row["workflow"], child: row["child"],
            runUnit: row["run_unit"], number: row["number"],
            draft: TaskDraft(
                row["kind"], unit: row["unit"], due: row["due"], deadline: row["deadline"],
                method: row["method"], request: row["request"]),
            person: row["person"], snoozedUntil: row["snoozed_until"], answer: row.jsonOrNil("answer"),
            closedOn: row["closed_on"])
    }
}

extension Snapshot { var tasks: TaskRecords { TaskRecords(db: db, log: RowLog(self)) } }
