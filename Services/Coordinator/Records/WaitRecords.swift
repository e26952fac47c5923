import GRDB
import GatewayAPI
import JSONCoding
import Store
import Vocabulary

/// What runs wait for: a row each, and nothing in memory.
struct WaitRecords: RowRecords {
    static let table = "waits"
    let db: Database

    func await(_ waiting: Waiting, at place: UnitPath?, _ number: Int, _ id: WorkflowID, on day: Day) throws {
        try run(
            """
            INSERT OR REPLACE INTO waits (run, number, subject, place, until_day, looked_on)
            VALUES (\(id), \(number), \(waiting.subject), \(place), \(waiting.until), \(day))
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
                (SELECT run FROM waits WHERE subject = \(Waiting.cases) AND \(SQL.within("place", units)))
            """)
    }

    /// Those that wait for something in a case and have not looked since an earlier day.
    func wakeCases(before day: Day) throws {
        try run(
            """
            UPDATE runs SET ready = 1 WHERE id IN
                (SELECT run FROM waits WHERE subject = \(Waiting.cases) AND looked_on < \(day))
            """)
    }

    /// Those that waited until a day that is over.
    func wake(before day: Day) throws {
        try run("UPDATE runs SET ready = 1 WHERE id IN (SELECT run FROM waits WHERE until_day < \(day))")
    }
}

/// What other departments' logs said of what can be waited for.
struct ToldRecords: RowRecords {
    static let table = "told"
    let db: Database

    func latest<State>(of fact: Fact<State>) throws -> State? {
        try first("WHERE subject = \(fact.subject) ORDER BY position DESC LIMIT 1").map {
            try $0.json("state")
        }
    }

    func learn<State>(_ state: State, of fact: Fact<State>, from source: String, at position: UInt64) throws {
        try run(
            """
            INSERT OR REPLACE INTO told (subject, source, position, state)
            VALUES (\(fact.subject), \(source), \(Int64(position)), \(SQL.json(state)))
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

extension Snapshot {
    var waits: WaitRecords { WaitRecords(db: db) }
    var told: ToldRecords { ToldRecords(db: db) }
}
