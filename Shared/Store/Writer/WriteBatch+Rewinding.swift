internal import GRDB
internal import Vocabulary

extension WriteBatch {
    /// Takes back what came after `mark`, and moves the cursor there.
    func rewind(
        _ source: String, to mark: LogMark, _ forget: (LogPoint, Transaction) throws -> Set<String>
    ) throws {
        let cursor = state.cursors[source] ?? LogCursor()
        guard mark.position < cursor.position else { return }
        let transaction = upkeep("events.Log/Rewind")
        let unsettled = try forget(LogPoint(mark.position), transaction)
        try conclude(transaction)
        for subject in unsettled.sorted() {
            try run(
                "INSERT OR IGNORE INTO store_unsettled (source, subject) VALUES (?, ?)", [source, subject])
        }
        let position = Int64(mark.position)
        for life in cursor.lives(after: mark.position) {
            try run(
                "INSERT OR REPLACE INTO store_lost_lives (source, incarnation, last) VALUES (?, ?, ?)",
                [source, life, position])
            state.lost[source, default: [:]][life] = mark.position
        }
        try run("DELETE FROM store_lives WHERE source = ? AND first > ?", [source, position])
        try run("DELETE FROM store_marks WHERE source = ? AND position > ?", [source, position])
        try run("DELETE FROM store_days WHERE source = ? AND first > ?", [source, position])
        state.days[source] = try Day.fetchOne(
            db, sql: "SELECT max(day) FROM store_days WHERE source = ?", arguments: [source])
        let rewind = Rewind(
            at: transaction.now, from: cursor.position, incarnation: cursor.incarnation, to: mark.position,
            isSettled: false)
        try run(
            """
            INSERT INTO store_rewinds (source, at, from_position, from_incarnation, to_position, settled)
            VALUES (?, ?, ?, ?, ?, FALSE)
            """,
            [source, rewind.at, Int64(rewind.from), rewind.incarnation, position])
        state.rewinds[source] = rewind
        try moveCursor(of: source, to: cursor.rewound(to: mark))
    }

    /// A life that goes on after all, with other events than those that were taken back, as a machine does that is resumed.
    func reclaimLife(_ incarnation: Incarnation, of source: String) throws {
        guard state.lost[source]?[incarnation] != nil else { return }
        try run(
            "DELETE FROM store_lost_lives WHERE source = ? AND incarnation = ?", [source, incarnation])
        state.lost[source]?[incarnation] = nil
    }

    /// Settles the next ones; once none is left the rewind is over.
    func settle(
        _ source: String, atMost count: Int, _ settle: (String, Transaction) throws -> Void
    ) throws {
        let subjects = try String.fetchAll(
            db, sql: "SELECT subject FROM store_unsettled WHERE source = ? ORDER BY subject LIMIT ?",
            arguments: [source, count])
        for subject in subjects {
            let transaction = upkeep("events.Log/Settle")
            try applying(source, at: state.cursors[source]?.position ?? 0) {
                try settle(subject, transaction)
                try conclude(transaction)
            }
            try run("DELETE FROM store_unsettled WHERE source = ? AND subject = ?", [source, subject])
        }
        guard subjects.count < count else { return }
        try run("UPDATE store_rewinds SET settled = TRUE WHERE source = ?", [source])
        state.rewinds[source]?.isSettled = true
    }

    /// Does a part of what is due by the clock; true while there is more.
    func tend(_ work: (Transaction) throws -> Bool) throws -> Bool {
        let transaction = upkeep("admin.Clock/Tend")
        let isMore = try work(transaction)
        try conclude(transaction)
        return isMore
    }

    /// What the service does of its own accord, in its own name.
    func upkeep(_ method: String) -> Transaction {
        transaction(
            principal: Principal(unit: UnitPath("service/\(core.service)") ?? "service", roles: [.follower]),
            role: .follower, method: method, language: .vi, now: nextMoment, traceparent: nil)
    }
}
