import GRDB
import GatewayAPI
import JSONCoding
import Store
import Vocabulary

/// What runs wait for: a row each thing, and nothing in memory.
struct WaitRecords: RowRecords {
    static let table = "waits"
    let db: Database

    /// What waits of cases are called.
    static let cases = "cases"
    static func answer(to task: TaskID) -> String { "task/\(task)" }

    /// The run waits for this too from now on.
    func await(_ subject: String, at place: UnitPath?, _ number: Int, _ id: WorkflowID, on day: Day) throws {
        try run(
            """
            INSERT OR REPLACE INTO waits (run, number, subject, place, looked_on)
            VALUES (\(id), \(number), \(subject), \(place), \(day))
            """)
    }

    func stop(_ id: WorkflowID) throws { try run("DELETE FROM waits WHERE run = \(id)") }

    /// Something has happened to what is called so.
    func wake(_ subject: String) throws {
        try run("UPDATE runs SET ready = 1 WHERE id IN (SELECT run FROM waits WHERE subject = \(subject))")
    }

    /// Something has happened in a case of these places.
    func wakeCases(in units: Territory) throws {
        try run(
            """
            UPDATE runs SET ready = 1 WHERE id IN
                (SELECT run FROM waits WHERE subject = \(Self.cases) AND \(SQL.within("place", units)))
            """)
    }

    /// Those that wait for something in a case and have not looked since an earlier day.
    func wakeCases(before day: Day) throws {
        try run(
            """
            UPDATE runs SET ready = 1 WHERE id IN
                (SELECT run FROM waits WHERE subject = \(Self.cases) AND looked_on < \(day))
            """)
    }
}

/// What other departments' logs said of what can be waited for.
struct ToldRecords: RowRecords {
    static let table = "told"
    let db: Database

    func latest<State>(of fact: Fact<State>) throws -> Told<State>? {
        try first("WHERE subject = \(fact.subject) ORDER BY position DESC LIMIT 1").map(Told.init)
    }

    /// Of each thing of a kind that was told of a child, by any of its ids: in the order of their names.
    func latest<State>(of children: [ChildID], _ kind: String) throws -> [Told<State>] {
        let rows = try fetch(
            """
            WHERE child IN \(SQL.each(children)) AND subject GLOB \(kind + "*") AND position =
                (SELECT MAX(later.position) FROM told AS later WHERE later.subject = told.subject)
            ORDER BY subject
            """)
        return try rows.map(Told.init)
    }

    func learn<State>(_ told: Told<State>, about child: ChildID?, from source: String, at position: UInt64)
        throws
    {
        try run(
            """
            INSERT OR REPLACE INTO told (subject, child, source, position, on_day, state)
            VALUES (\(told.fact.subject), \(child), \(source), \(Int64(position)), \(told.on),
                \(SQL.json(told.state)))
            """)
    }

    /// Takes back what that log no longer has after the point. What it was about.
    func forget(_ source: String, after point: LogPoint) throws -> [String] {
        let position = Int64(point.position)
        let lost: [String] = try rows(
            "SELECT DISTINCT subject FROM told WHERE source = \(source) AND position > \(position)"
        ).map { try $0["subject"] }
        try run("DELETE FROM told WHERE source = \(source) AND position > \(position)")
        return lost
    }
}

extension Told {
    init(row: StoredRow) throws {
        try self.init(
            fact: Fact(subject: row["subject"]), state: row.json("state"), on: row["on_day"])
    }
}

extension Snapshot {
    var waits: WaitRecords { WaitRecords(db: db) }
    var told: ToldRecords { ToldRecords(db: db) }
}
