import Bus
import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Who sits in which class, who was there when, and which results were put right.
struct EnrolmentRecords: TableRecords {
    static let table = "enrolments"
    static let order = ListOrder<EnrolmentEntry>("kind", "learner") {
        [$0.learner.kind.rawValue, $0.learner.id]
    }
    let db: Database

    private static let select: SQL = """
        SELECT learner, kind, failed, passed, from_day, ended_on, ended_by, pass_contradicted,
            (SELECT coalesce(sum(hours), 0) FROM attendance a
             WHERE a.class = e.class AND a.kind = e.kind AND a.learner = e.learner
                AND NOT a.contradicted) AS hours,
            EXISTS (SELECT 1 FROM attendance a
             WHERE a.class = e.class AND a.kind = e.kind AND a.learner = e.learner
                AND a.contradicted AND a.hours > 0) AS hours_contradicted,
            (SELECT reason FROM corrections c
             WHERE c.class = e.class AND c.kind = e.kind AND c.learner = e.learner
             ORDER BY number DESC LIMIT 1) AS reason
        FROM enrolments e
        """

    func find(_ learner: Learner, in id: ClassID) throws -> EnrolmentEntry? {
        try row(
            """
            \(Self.select) WHERE class = \(id) AND kind = \(learner.kind) AND learner = \(learner.id)
            """
        ).map(EnrolmentEntry.init)
    }

    /// Throws NOT_FOUND.
    func get(_ learner: Learner, in id: ClassID) throws -> EnrolmentEntry {
        if let enrolment = try find(learner, in: id) { return enrolment }
        throw Refusal.notFound("/learner", notEnrolled(learner))
    }

    /// Whom the request names as its learner, in the class that it names: where that is not there, nobody can say whether
    /// somebody is enrolled, and nil is found.
    func seek(_ learner: Learner, in taught: Sought<TaughtClass>) throws -> Sought<EnrolmentEntry?> {
        guard let id = taught.value?.entry.id else { return .found(nil) }
        if let enrolment = try find(learner, in: id) { return .found(enrolment) }
        return .unknown(Refusal.Violation("/learner", notEnrolled(learner)))
    }

    private func notEnrolled(_ learner: Learner) -> Message {
        Message("campaigns.not-enrolled", ["id": learner.id.text])
    }

    /// Throws ALREADY_EXISTS, unless the place of before has ended.
    func refuseTaken(_ learner: Learner, in id: ClassID) throws {
        guard let enrolment = try find(learner, in: id), enrolment.endedOn == nil else { return }
        throw Refusal.exists("/learner", Message("campaigns.enrolled-already", ["id": learner.id.text]))
    }

    func all(in id: ClassID) throws -> [EnrolmentEntry] {
        try rows("\(Self.select) WHERE class = \(id) ORDER BY kind, learner").map(EnrolmentEntry.init)
    }

    func list(_ request: GetClass, _ page: ListPage<GetClass, EnrolmentEntry>) throws -> [EnrolmentEntry] {
        var conditions: [SQL] = ["class = \(request.id)"]
        conditions.append(page.condition)
        return try rows("\(Self.select) WHERE \(conditions.all) \(page.ordering)")
            .map(EnrolmentEntry.init)
    }

    /// The classes that somebody is enrolled in, or was.
    func classes(of learner: Learner) throws -> [ClassID] {
        try rows(
            """
            SELECT class FROM enrolments WHERE kind = \(learner.kind) AND learner = \(learner.id)
            ORDER BY class
            """
        ).map { try $0["class"] }
    }

    /// How many hold a place in the class, and how many have passed.
    func counts(in id: ClassID) throws -> (enrolled: Int, passed: Int) {
        let enrolled: Int? = try value(
            "SELECT count(*) FROM enrolments WHERE class = \(id) AND ended_on IS NULL")
        let passed: Int? = try value(
            "SELECT sum(passed) FROM enrolments WHERE class = \(id) AND NOT pass_contradicted")
        return (enrolled ?? 0, passed ?? 0)
    }

    /// Enters the enrolment, or what has become of it; hours are entered by the day.
    func save(_ enrolment: EnrolmentEntry, in id: ClassID) throws {
        try run(
            """
            INSERT INTO enrolments
                (class, kind, learner, failed, passed, from_day, ended_on, ended_by, pass_contradicted)
            VALUES (\(id), \(enrolment.learner.kind), \(enrolment.learner.id), \(enrolment.isFailed),
                \(enrolment.passed), \(enrolment.from), \(enrolment.endedOn), \(enrolment.endedBy),
                \(enrolment.isPassContradicted))
            ON CONFLICT (class, kind, learner) DO UPDATE SET failed = excluded.failed, passed = excluded.passed,
                from_day = excluded.from_day, ended_on = excluded.ended_on, ended_by = excluded.ended_by,
                pass_contradicted = excluded.pass_contradicted
            """)
    }

    /// The hours on all days but this one.
    func hours(of learner: Learner, in id: ClassID, except day: Day) throws -> Int {
        try value(
            """
            SELECT sum(hours) FROM attendance
            WHERE class = \(id) AND kind = \(learner.kind) AND learner = \(learner.id) AND on_day <> \(day)
                AND NOT contradicted
            """) ?? 0
    }

    /// The days for which hours were entered.
    func days(of learner: Learner, in id: ClassID) throws -> [Day] {
        try rows(
            """
            SELECT on_day FROM attendance
            WHERE class = \(id) AND kind = \(learner.kind) AND learner = \(learner.id) ORDER BY on_day
            """
        ).map { try $0["on_day"] }
    }

    /// Whether the hours of a day are counted.
    func setContradicted(_ contradicted: Bool, of learner: Learner, in id: ClassID, on day: Day) throws {
        try run(
            """
            UPDATE attendance SET contradicted = \(contradicted)
            WHERE class = \(id) AND kind = \(learner.kind) AND learner = \(learner.id) AND on_day = \(day)
            """)
    }

    /// The day's hours, instead of whatever was entered for it before.
    func setHours(_ hours: Int, of learner: Learner, in id: ClassID, on day: Day) throws {
        try run(
            """
            INSERT OR REPLACE INTO attendance (class, kind, learner, on_day, hours, contradicted)
            VALUES (\(id), \(learner.kind), \(learner.id), \(day), \(hours), FALSE)
            """)
    }

    func recordCorrection(_ corrected: EnrolmentEntry, in id: ClassID, on day: Day) throws {
        try run(
            """
            INSERT INTO corrections (class, kind, learner, passed, reason, on_day)
            VALUES (\(id), \(corrected.learner.kind), \(corrected.learner.id), \(corrected.passed),
                \(corrected.reason), \(day))
            """)
    }
}

extension EnrolmentEntry {
    init(row: StoredRow) throws {
        try self.init(
            learner: Learner(kind: row["kind"], id: row["learner"]), hours: row["hours"],
            isFailed: row["failed"], passed: row["passed"], reason: row["reason"], from: row["from_day"],
            endedOn: row["ended_on"], endedBy: row["ended_by"],
            hasContradictedHours: row["hours_contradicted"], isPassContradicted: row["pass_contradicted"])
    }
}

extension Snapshot {
    var enrolments: EnrolmentRecords { EnrolmentRecords(db: db) }
}
