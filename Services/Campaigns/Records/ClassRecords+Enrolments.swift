import CampaignsAPI
import GRDB
import Store
import Vocabulary

extension ClassRecords {
    private static let enrolment = """
        SELECT kind, learner, failed, passed,
          (SELECT coalesce(sum(hours), 0) FROM attendance a
           WHERE a.class = e.class AND a.kind = e.kind AND a.learner = e.learner) AS hours
        FROM enrolments e WHERE class = ?
        """

    func enrolment(_ learner: Learner, in id: ClassID) throws -> EnrolmentEntry? {
        let statement = try db.cachedStatement(sql: ClassRecords.enrolment + " AND kind = ? AND learner = ?")
        return try Row.fetchOne(statement, arguments: [id, learner.kind.rawValue, learner.id]).map(enrolment)
    }

    /// In the order of kinds and ids.
    func enrolments(in id: ClassID) throws -> [EnrolmentEntry] {
        let statement = try db.cachedStatement(sql: ClassRecords.enrolment + " ORDER BY kind, learner")
        return try Row.fetchAll(statement, arguments: [id]).map(enrolment)
    }

    /// Enters the enrolment, or what has become of it; hours are entered by the day.
    func save(_ enrolment: EnrolmentEntry, in id: ClassID) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO enrolments (class, kind, learner, failed, passed) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (class, kind, learner) DO UPDATE SET failed = excluded.failed, passed = excluded.passed
                """
        ).execute(arguments: [
            id, enrolment.learner.kind.rawValue, enrolment.learner.id, enrolment.isFailed, enrolment.passed,
        ])
    }

    /// The hours on all days but this one.
    func hours(of learner: Learner, in id: ClassID, except day: Day) throws -> Int {
        let statement = try db.cachedStatement(
            sql: """
                SELECT coalesce(sum(hours), 0) FROM attendance
                WHERE class = ? AND kind = ? AND learner = ? AND on_day <> ?
                """)
        return try Int.fetchOne(statement, arguments: [id, learner.kind.rawValue, learner.id, day]) ?? 0
    }

    /// The day's hours, instead of whatever was entered for it before.
    func setHours(_ hours: Int, of learner: Learner, in id: ClassID, on day: Day) throws {
        try db.cachedStatement(
            sql:
                "INSERT OR REPLACE INTO attendance (class, kind, learner, on_day, hours) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [id, learner.kind.rawValue, learner.id, day, hours])
    }

    func recordCorrection(_ request: CorrectResult, on day: Day) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO corrections (class, kind, learner, passed, reason, on_day) VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            request.id, request.learner.kind.rawValue, request.learner.id, request.passed, request.reason,
            day,
        ])
    }

    private func enrolment(_ row: Row) throws -> EnrolmentEntry {
        let learner = Learner(kind: try row.word("kind"), id: row["learner"])
        return EnrolmentEntry(
            learner: learner, hours: row["hours"], isFailed: row["failed"], passed: row["passed"])
    }
}
