import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Classes as they are now; who is in them is in ``EnrolmentRecords``.
struct ClassRecords: VoidableRecords {
    static let table = "classes"
    static let unknown = "campaigns.no-class"
    let db: Database

    func find(_ id: ClassID) throws -> KeptClass? { try find(id, nil) }

    /// What was said of a class whether or not it ever was: certificates name it.
    func said(_ id: ClassID) throws -> KeptClass? { try first("WHERE id = \(id)").map(KeptClass.init) }

    /// One of a course, the first to begin.
    func first(of course: CourseID) throws -> KeptClass? {
        try first("WHERE course = \(course) AND \(Self.counted(nil)) ORDER BY start, id LIMIT 1")
            .map(KeptClass.init)
    }

    /// Those of a course in a place, by any of its names, that begin on a day.
    func of(_ course: CourseID, in place: [UnitPath], from start: Day) throws -> [KeptClass] {
        try fetch(
            """
            WHERE course = \(course) AND place IN \(SQL.each(place)) AND start = \(start)
                AND \(Self.counted(nil)) ORDER BY id
            """
        ).map(KeptClass.init)
    }

    /// Classes in the units, or of courses that these answer for unless a place was asked for, in the order of
    /// their ids.
    func list(
        _ request: ListClasses, within units: Territory, _ asOf: AsOf?, _ page: FeedPage
    ) throws -> [KeptClass] {
        let inPlace = SQL.within("place", units)
        let ofCourses: SQL = "course IN (SELECT id FROM courses WHERE \(SQL.within("unit", units)))"
        let conditions: [SQL] = [
            request.place == nil ? "(\(inPlace) OR \(ofCourses))" : inPlace,
            .equal("course", request.course), .equal("status", request.status), Self.counted(asOf),
        ]
        return try fetch(page, where: conditions, asOf).map(KeptClass.init)
    }

    /// The class as it stood; nil before it was opened.
    func find(_ id: ClassID, _ asOf: AsOf?) throws -> KeptClass? {
        try first("WHERE id = \(id) AND \(Self.counted(asOf))", asOf).map(KeptClass.init)
    }

    /// The table as it stood: each class where its steps had brought it, with the days that were known then.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT classes.id AS id, course, place, capacity, standing.status AS status,
            (standing.value ->> '$.said') ->> '$.start' AS start,
            (standing.value ->> '$.said') ->> '$.end' AS end,
            CASE WHEN standing.status = 'completed' THEN standing.from_day END AS completed_on
        FROM classes \(.joiningStanding(of: "classes.id", asOf))) AS classes
        """
    }

    /// Enters the class, or what has become of it.
    func save(_ entry: KeptClass) throws {
        try run(
            """
            INSERT INTO classes (id, course, place, start, end, capacity, status, completed_on)
            VALUES (\(entry.id), \(entry.course), \(entry.place), \(entry.start), \(entry.end),
                \(entry.capacity), \(entry.status), \(entry.completedOn))
            ON CONFLICT (id) DO UPDATE SET start = excluded.start, end = excluded.end,
                status = excluded.status, completed_on = excluded.completed_on
            """)
    }
}

extension KeptClass {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], course: row["course"], place: row["place"], start: row["start"], end: row["end"],
            capacity: row["capacity"], status: row["status"], completedOn: row["completed_on"])
    }
}

extension Snapshot { var classes: ClassRecords { ClassRecords(db: db) } }
