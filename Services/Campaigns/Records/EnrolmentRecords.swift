import Bus
import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Who sits in which class, and who was there when.
struct EnrolmentRecords: TableRecords {
    static let table = "enrolments"
    static let order = ListOrder<KeptEnrolment>("kind", "learner") {
        [$0.learner.kind.rawValue, $0.learner.id]
    }
    let db: Database
    /// Nil of who reads and writes no words.
    var people: PersonKeys?

    private static func select(_ asOf: AsOf?) -> SQL { "SELECT * FROM \(table(asOf)) AS listed" }

    /// Enrolments with the hours attended, as they stood: who was enrolled by then, also who has left.
    private static func table(_ asOf: AsOf?) -> SQL {
        guard let asOf, let until = DayRange(from: .first, until: max(.first, asOf.on)) else {
            return """
                (SELECT e.*,
                    (SELECT coalesce(sum(hours), 0) FROM attendance a
                     WHERE a.class = e.class AND a.kind = e.kind AND a.learner = e.learner
                        AND NOT a.contradicted) AS hours,
                    (SELECT count(*) FROM attendance a
                     WHERE a.class = e.class AND a.kind = e.kind AND a.learner = e.learner
                        AND NOT a.contradicted AND a.hours > 0) AS sessions,
                    (SELECT number FROM certificates c
                     WHERE c.class = e.class AND c.kind = e.kind AND c.learner = e.learner) AS certificate,
                    EXISTS (SELECT 1 FROM attendance a
                     WHERE a.class = e.class AND a.kind = e.kind AND a.learner = e.learner
                        AND a.contradicted AND a.hours > 0) AS hours_contradicted, NULL AS outcome
                FROM enrolments e)
                """
        }
        return """
            (SELECT seat.class AS class, seat.value ->> '$.learner.kind' AS kind,
                seat.value ->> '$.learner.id' AS learner, 0 AS failed, 0 AS failed_before, outcome.passed AS passed,
                outcome.value ->> '$.reason' AS reason, outcome.fact AS outcome, seat.from_day AS from_day,
                nullif(seat.until_day, \(Day.last)) AS until_day,
                (SELECT coalesce(sum(there.hours), 0) FROM attendance_facts AS there
                 WHERE there.subject = seat.subject AND NOT there.contradicted
                   AND \(.overlapping("there", until, knownOn: asOf.knownOn))) AS hours,
                (SELECT count(*) FROM attendance_facts AS there
                 WHERE there.subject = seat.subject AND NOT there.contradicted AND there.hours > 0
                   AND \(.overlapping("there", until, knownOn: asOf.knownOn))) AS sessions,
                (SELECT number FROM certificates c
                 WHERE c.class = seat.class AND c.kind = seat.value ->> '$.learner.kind'
                    AND c.learner = seat.value ->> '$.learner.id') AS certificate,
                outcome.value ->> '$.mark' AS mark,
                EXISTS (SELECT 1 FROM attendance_facts AS there
                 WHERE there.subject = seat.subject AND there.contradicted AND there.hours > 0
                   AND \(.overlapping("there", until, knownOn: asOf.knownOn))) AS hours_contradicted,
                coalesce(outcome.contradicted, FALSE) AS pass_contradicted, NULL AS ended_by
            FROM enrolment_facts AS seat
                LEFT JOIN outcome_facts AS outcome ON outcome.subject = seat.subject
                    AND \(.holding("outcome", on: asOf.on, knownOn: asOf.knownOn))
            WHERE \(.overlapping("seat", until, knownOn: asOf.knownOn))
                -- Of who came back, the last place by then.
                AND NOT EXISTS (SELECT 1 FROM enrolment_facts AS later
                    WHERE later.subject = seat.subject AND later.from_day > seat.from_day
                        AND \(.overlapping("later", until, knownOn: asOf.knownOn))))
            """
    }

    func find(_ learner: Learner, in id: ClassID) throws -> KeptEnrolment? {
        try row(
            """
            \(Self.select(nil)) WHERE class = \(id) AND kind = \(learner.kind) AND learner = \(learner.id)
            """
        ).map(value)
    }

    /// Throws NOT_FOUND.
    func get(_ learner: Learner, in id: ClassID) throws -> KeptEnrolment {
        if let enrolment = try find(learner, in: id) { return enrolment }
        throw Refusal.notFound("/learner", notEnrolled(learner))
    }

    /// Whom the request names as its learner, in the class that it names: where that is not there, nobody can say whether
    /// somebody is enrolled, and nil is found.
    func seek(_ learner: Learner, in taught: Sought<TaughtClass>) throws -> Sought<KeptEnrolment?> {
        guard let id = taught.value?.entry.id else { return .found(nil) }
        if let enrolment = try find(learner, in: id) { return .found(enrolment) }
        return .unknown(Refusal.Violation("/learner", notEnrolled(learner)))
    }

    private func notEnrolled(_ learner: Learner) -> Message {
        Message("campaigns.not-enrolled", ["id": learner.id.text])
    }

    /// Everybody, whoever has left too.
    func all(in id: ClassID) throws -> [KeptEnrolment] {
        try rows("\(Self.select(nil)) WHERE class = \(id) ORDER BY kind, learner").map(value)
    }

    /// Those who have not left.
    func sitting(in id: ClassID) throws -> [KeptEnrolment] {
        try rows(
            "\(Self.select(nil)) WHERE class = \(id) AND until_day IS NULL ORDER BY kind, learner"
        ).map(value)
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

    func list(
        _ request: GetClass, _ asOf: AsOf?, _ page: ListPage<GetClass, KeptEnrolment>
    ) throws -> [KeptEnrolment] {
        var conditions: [SQL] = ["class = \(request.id)"]
        conditions.append(page.condition)
        return try rows("\(Self.select(asOf)) WHERE \(conditions.all) \(page.ordering)")
            .map(value)
    }

    /// How many sit in the class, and how many of them have passed.
    func counts(in id: ClassID, _ asOf: AsOf? = nil) throws -> (enrolled: Int, passed: Int) {
        let enrolled: Int?
        let passed: Int?
        if let asOf {
            enrolled = try value(
                """
                SELECT count(*) FROM enrolment_facts AS seat
                WHERE seat.class = \(id) AND \(.holding("seat", on: asOf.on, knownOn: asOf.knownOn))
                """)
            passed = try value(
                """
                SELECT sum(outcome.passed) FROM outcome_facts AS outcome
                WHERE outcome.class = \(id) AND NOT outcome.contradicted
                    AND \(.holding("outcome", on: asOf.on, knownOn: asOf.knownOn))
                """)
        } else {
            enrolled = try value(
                "SELECT count(*) FROM enrolments WHERE class = \(id) AND until_day IS NULL")
            passed = try value(
                "SELECT sum(passed) FROM enrolments WHERE class = \(id) AND NOT pass_contradicted")
        }
        return (enrolled ?? 0, passed ?? 0)
    }

    /// Takes out who was never in the class; no hours stand there any more.
    func remove(_ learner: Learner, from id: ClassID) throws {
        try run(
            "DELETE FROM enrolments WHERE class = \(id) AND kind = \(learner.kind) AND learner = \(learner.id)"
        )
    }

    /// Enters the enrolment, or what has become of it; hours are entered by the day.
    func save(_ enrolment: KeptEnrolment, in id: ClassID) throws {
        guard people != nil || enrolment.reason == nil else {
            preconditionFailure("words are kept by who can seal them")
        }
        let reason = try people?.seal(
            asText: enrolment.reason, of: enrolment.learner.id.text,
            for: place(of: enrolment.learner, in: id))
        try run(
            """
            INSERT INTO enrolments (class, kind, learner, from_day, until_day, failed, failed_before, passed,
                reason, mark, ended_by, pass_contradicted)
            VALUES (\(id), \(enrolment.learner.kind), \(enrolment.learner.id), \(enrolment.from),
                \(enrolment.until), \(enrolment.isFailed), \(enrolment.isFailedBefore),
                \(enrolment.passed), \(reason), \(enrolment.mark), \(enrolment.endedBy),
                \(enrolment.isPassContradicted))
            ON CONFLICT (class, kind, learner) DO UPDATE SET from_day = excluded.from_day,
                until_day = excluded.until_day, failed = excluded.failed,
                failed_before = excluded.failed_before, passed = excluded.passed,
                reason = excluded.reason, mark = excluded.mark, ended_by = excluded.ended_by,
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

    /// The class of the same course in which the learner was taught on the day, if there is another.
    func elsewhere(_ learner: Learner, than entry: KeptClass, on day: Day) throws -> ClassID? {
        try value(
            """
            SELECT there.class FROM enrolments AS seat
                JOIN classes ON classes.id = seat.class AND classes.course = \(entry.course)
                JOIN attendance AS there ON there.class = seat.class AND there.kind = seat.kind
                    AND there.learner = seat.learner AND there.on_day = \(day)
            WHERE seat.learner = \(learner.id) AND seat.kind = \(learner.kind) AND seat.class <> \(entry.id)
                AND there.hours > 0 AND NOT there.contradicted
            ORDER BY there.class LIMIT 1
            """)
    }

    /// The last day for which hours were entered.
    func lastAttended(by learner: Learner, in id: ClassID) throws -> Day? {
        try value(
            """
            SELECT max(on_day) FROM attendance
            WHERE class = \(id) AND kind = \(learner.kind) AND learner = \(learner.id)
            """)
    }

    /// The days for which somebody's hours were entered, in order.
    func daysAttended(in id: ClassID) throws -> [Day] {
        try rows("SELECT DISTINCT on_day FROM attendance WHERE class = \(id) AND hours > 0 ORDER BY on_day")
            .map { try $0["on_day"] }
    }

    /// What was entered for the day; nil where that never was.
    func keep(_ attended: Attended?, of learner: Learner, in id: ClassID, on day: Day) throws {
        guard let attended else {
            return try run(
                """
                DELETE FROM attendance WHERE class = \(id) AND kind = \(learner.kind)
                    AND learner = \(learner.id) AND on_day = \(day)
                """)
        }
        try run(
            """
            INSERT OR REPLACE INTO attendance (class, kind, learner, on_day, hours, contradicted)
            VALUES (\(id), \(learner.kind), \(learner.id), \(day), \(attended.hours),
                \(attended.contradicted))
            """)
    }
}

extension KeptEnrolment {
    init(row: StoredRow) throws {
        try self.init(
            learner: Learner(kind: row["kind"], id: row["learner"]), from: row["from_day"],
            until: row["until_day"], hours: row["hours"], isFailed: row["failed"],
            isFailedBefore: row["failed_before"], passed: row["passed"], reason: nil,
            endedBy: row["ended_by"],
            hasContradictedHours: row["hours_contradicted"], isPassContradicted: row["pass_contradicted"],
            sessions: row["sessions"], mark: row["mark"], certificate: row["certificate"])
    }
}

extension Snapshot { var enrolments: EnrolmentRecords { EnrolmentRecords(db: db, people: people) } }
