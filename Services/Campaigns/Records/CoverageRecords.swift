import CampaignsAPI
import GRDB
import RegistryAPI
import RegistryKnown
import Store
import Vocabulary

/// What is asked of what is known of people and of what they were taught, of many at a time.
struct CoverageRecords: TableRecords {
    static let table = "enrolments"
    let db: Database

    private var known: LearningChildRecords { LearningChildRecords(db: db) }

    /// Those with a determined disability on a day.
    func disabled(on day: Day, knownOn point: LogPoint) throws -> Set<ChildID> {
        let found = try rows(
            """
            SELECT found.subject AS id FROM \(sql: known.disabilities.table) AS found
            WHERE \(.holding("found", on: day, knownOn: point))
            """)
        return Set(try found.map { try $0["id"] })
    }

    /// Those on the register on a day: all, or those of `ids`. Whoever was entered in error never was, on no day. `now` is
    /// today, on which it is judged who may see them: of an entry that was merged by where the child lives that it was merged into.
    func children(
        _ ids: Set<ChildID>?, on day: Day, knownOn point: LogPoint, now: Day
    ) throws -> [RegisteredChild] {
        let mistakes = try known.standings.held(
            where: "status = \(ChildStatus.enteredInError)", on: .last, knownOn: point)
        let away = Set(mistakes.map(\.about))
            .union(try known.closedWithSurvivor(on: day, knownOn: point))
        let among: SQL =
            if let ids { "+standing.subject IN \(SQL.each(ids.sorted().map(\.text)))" } else { "TRUE" }
        // From who is on the register to the rest: SQLite knows no better where to begin.
        let found = try rows(
            """
            SELECT standing.subject AS id, identity.value AS identity, home.commune AS commune,
              coalesce((SELECT lately.commune FROM \(sql: known.homes.table) AS lately
                WHERE lately.subject = \(SQL.survivor(of: "standing.subject"))
                  AND \(.holding("lately", on: now))), home.commune)
                AS commune_now
            FROM \(sql: known.standings.table) AS standing
              CROSS JOIN \(sql: known.identities.table) AS identity ON identity.subject = standing.subject
              CROSS JOIN \(sql: known.homes.table) AS home ON home.subject = standing.subject
            WHERE standing.status = \(ChildStatus.active) AND \(among)
              AND \(.holding("standing", on: day, knownOn: point))
              AND \(.holding("identity", on: day, knownOn: point))
              AND \(.holding("home", on: day, knownOn: point))
            """)
        return try found.compactMap { row in
            let id: ChildID = try row["id"]
            guard !away.contains(id) else { return nil }
            let identity: ChildIdentity = try row.json("identity")
            return RegisteredChild(
                id: id, birth: identity.countedBirthDate, home: try row["commune"],
                homeNow: try row["commune_now"])
        }
    }

    /// The classes that people passed by a day as known then, by what they learn as: all, or those of `learners`.
    func passed(
        by learners: Set<LearnerID>? = nil, on day: Day, knownOn point: LogPoint
    ) throws -> [Learner: [PassedClass]] {
        let courses = try rows("SELECT * FROM courses").map(Course.init)
        let taught = Dictionary(uniqueKeysWithValues: courses.map { ($0.id, $0) })
        let among: SQL =
            if let learners { "seat.learner IN \(SQL.each(learners.sorted().map(\.text)))" } else { "TRUE" }
        // Everybody who ever passed has a certificate; a place that never was is no longer among the enrolments, and passes that were
        // known of then count as known then.
        let found = try rows(
            """
            SELECT seat.kind AS kind, seat.learner AS learner, classes.course AS course,
              outcome.from_day AS passed_on
            FROM certificates AS seat
              JOIN classes ON classes.id = seat.class
              JOIN outcome_facts AS outcome
                ON outcome.subject = seat.class || '/' || seat.kind || '/' || seat.learner
            WHERE outcome.passed AND NOT outcome.contradicted AND \(among)
              AND \(.holding("outcome", on: day, knownOn: point))
            """)
        var passed: [Learner: [PassedClass]] = [:]
        for row in found {
            guard let course = taught[try row["course"]] else { continue }
            let learner = Learner(kind: try row["kind"], id: try row["learner"])
            let completed: Day = try row["passed_on"]
            passed[learner, default: []].append(
                PassedClass(
                    topics: course.topics, on: completed, until: course.lastDay(ofPassOn: completed)))
        }
        return passed
    }
}

extension Snapshot { var coverage: CoverageRecords { CoverageRecords(db: db) } }
