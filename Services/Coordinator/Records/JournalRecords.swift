import GRDB
import GatewayAPI
import Store
import Vocabulary

/// The journals of all runs: nothing begins before what was before it is here.
struct JournalRecords: RowRecords {
    static let table = "journal"
    let db: Database
    let vault: Vault
    let log: RowLog

    /// A run's, in the order of its steps, what undoes them last.
    func of(_ id: WorkflowID) throws -> [Entry] {
        try fetch("WHERE run = \(id) ORDER BY number").map { row in
            var entry = try Entry(
                number: row["number"], step: row["step"], kind: row["kind"], on: row["on_day"],
                method: row["method"])
            entry.state = try row["state"]
            let kept: String? = try row["kept"]
            entry.kept = kept.map { Array($0.utf8) }
            entry.source = try row["source"]
            let seen: String? = try row["seen"]
            entry.seen = seen.flatMap { Positions($0) }
            let why: Sealed? = try row["why"]
            entry.why = try why.map { try vault.openText($0, for: Self.place(id, entry.number)) }
            return entry
        }
    }

    func begin(_ entry: Entry, of id: WorkflowID) throws {
        try run(
            """
            INSERT INTO journal (run, number, step, kind, state, on_day, method)
            VALUES (\(id), \(entry.number), \(entry.step), \(entry.kind), \(EntryState.begun), \(entry.on),
                \(entry.method))
            ON CONFLICT DO NOTHING
            """)
        try tell(entry.number, of: id)
    }

    /// A command is done.
    func finish(
        _ number: Int, of id: WorkflowID, _ reply: Conduct.Reply, keeping kept: [UInt8]?, on day: Day
    ) throws {
        let position = reply.seen.map { Int64($0[reply.source]) }
        // When it is sent again the day stays the one by which it was asked for.
        try run(
            """
            UPDATE journal SET state = 'done', kept = \(kept.map { String(decoding: $0, as: UTF8.self) }),
                source = \(reply.source), position = \(position), seen = \(reply.seen?.description)
            WHERE run = \(id) AND number = \(number)
            """)
        try tell(number, of: id)
    }

    /// What needed no other service is settled.
    func settle(
        _ number: Int, of id: WorkflowID, as state: EntryState, keeping kept: [UInt8]?, on day: Day
    ) throws {
        try run(
            """
            UPDATE journal SET state = \(state), on_day = \(day),
                kept = \(kept.map { String(decoding: $0, as: UTF8.self) })
            WHERE run = \(id) AND number = \(number)
            """)
        try tell(number, of: id)
    }

    func refuse(_ number: Int, of id: WorkflowID, by why: Saying, on day: Day) throws {
        let sealed = try vault.seal(why.text, for: Self.place(id, number))
        try run(
            "UPDATE journal SET state = 'refused', why = \(sealed) WHERE run = \(id) AND number = \(number)")
        try tell(number, of: id)
    }

    /// What was said of it.
    func note(_ number: Int, of id: WorkflowID, _ why: Saying) throws {
        let sealed = try vault.seal(why.text, for: Self.place(id, number))
        try run("UPDATE journal SET why = \(sealed) WHERE run = \(id) AND number = \(number)")
        try tell(number, of: id)
    }

    /// The last word of a service's log after the point is no more: what it had done for runs is sent again. Which runs.
    func sendAgain(_ source: String, after point: LogPoint) throws -> [WorkflowID] {
        let position = Int64(point.position)
        let lost: SQL = """
            source = \(source) AND position > \(position) AND state = 'done'
                AND run IN (SELECT id FROM runs WHERE ended_on IS NULL)
            """
        let entries: [(run: WorkflowID, number: Int)] = try rows(
            "SELECT run, number FROM journal WHERE \(lost)"
        ).map { try ($0["run"], $0["number"]) }
        try run("UPDATE journal SET state = 'again', seen = NULL WHERE \(lost)")
        for entry in entries { try tell(entry.number, of: entry.run) }
        return Set(entries.map(\.run)).sorted()
    }

    /// Whether something of a run is to be sent again.
    func hasLost(_ id: WorkflowID) throws -> Bool {
        try exists("SELECT 1 FROM journal WHERE run = \(id) AND state = 'again'")
    }

    /// What was lost and cannot be done again counts as done: somebody has looked into it.
    func takeAsDone(_ number: Int, of id: WorkflowID) throws {
        try run(
            "UPDATE journal SET state = 'done' WHERE run = \(id) AND number = \(number) AND state = 'again'")
        try tell(number, of: id)
    }

    /// Takes out what services said of a child's runs.
    func forgetWords(of child: ChildID) throws {
        try run("UPDATE journal SET why = NULL WHERE run IN (SELECT id FROM runs WHERE child = \(child))")
        try log.tell(.journal, "runs.child = \(child)", db)
    }

    /// What the entry is up to now.
    private func tell(_ number: Int, of id: WorkflowID) throws {
        try log.tell(.journal, "kept.run = \(id) AND kept.number = \(number)", db)
    }

    private static func place(_ id: WorkflowID, _ number: Int) -> String { "journal/\(id)/\(number)" }
}

extension Snapshot {
    var journal: JournalRecords { JournalRecords(db: db, vault: vault, log: RowLog(self)) }
}
